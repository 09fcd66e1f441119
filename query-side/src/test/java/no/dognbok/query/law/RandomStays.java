package no.dognbok.query.law;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import no.dognbok.events.Address;
import no.dognbok.events.Answer;
import no.dognbok.events.CareType;
import no.dognbok.events.MessageKey;
import no.dognbok.events.Moment;
import no.dognbok.events.Municipality;
import no.dognbok.events.Profession;
import no.dognbok.events.StayEvent;
import no.dognbok.events.StayEvent.*;
import no.dognbok.events.Told;
import no.dognbok.query.assessment.Cases;

/**
 * Stays that nobody would make up: mostly sensible, with everything that goes wrong in real ones.
 * The same seed, the same stay.
 */
public final class RandomStays {

  private static final Address HOSPITAL = Address.org("974754118");
  private static final Address OTHER_HOSPITAL = Address.org("974753898");
  private static final Municipality STATED = new Municipality("5006");
  private static final Municipality OTHER = new Municipality("5053");

  private final Random random;
  private final LocalDateTime start;
  private final List<StayEvent> events = new ArrayList<>();

  private RandomStays(long seed) {
    this.random = new Random(seed);
    // Around New Year, the changes of 2017 and 2019, daylight saving, and ordinary weeks.
    List<String> starts =
        List.of(
            "2016-12-28T10:00",
            "2018-12-27T14:00",
            "2023-12-27T08:00",
            "2025-03-25T09:00",
            "2025-10-22T09:00",
            "2025-05-05T10:00");
    this.start = LocalDateTime.parse(starts.get(random.nextInt(starts.size())));
  }

  public static Matter matter(long seed) {
    RandomStays stay = new RandomStays(seed);
    List<StayEvent> events = stay.events();
    List<Recorded> told = new ArrayList<>();
    for (StayEvent event : events) {
      told.add(
          new Recorded(
              event.told().message().toString(),
              event,
              told.size(),
              event.told().occurredAt().plus(Duration.ofMinutes(stay.random.nextInt(3_000)))));
    }
    Instant asOf =
        stay.start.plusHours(stay.random.nextInt(24 * 16)).atZone(Moment.OSLO).toInstant();
    return new Matter(told, Stated.NOTHING, Cases.surroundings(), asOf, RuleSet.ONE);
  }

  private List<StayEvent> events() {
    if (chance(95)) {
      add(told -> new PatientAdmitted(told, STATED, chance(10) ? OTHER : null, care(), null), 0, 2);
    }
    if (chance(20)) {
      add(told -> new NeedAssessed(told, chance(60), chance(20), deferral()), 2, 60);
    }
    if (chance(90)) {
      add(told -> new AdmissionNoticeSent(told.sent(to(), null), null), 2, chance(80) ? 20 : 100);
    }
    int periods = chance(25) ? 2 : 1;
    for (int i = 0; i < periods; i++) {
      period(30 + i * 120);
    }
    if (chance(80)) {
      add(told -> new PatientDeparted(told, chance(10)), 80 + 100 * periods, 60);
    }
    for (int i = random.nextInt(4); i > 0; i--) {
      anything();
    }
    if (chance(20)) {
      replyInFreeText();
    }
    return events;
  }

  private void period(int from) {
    if (chance(85)) {
      add(told -> new HealthInformationUpdated(told, null), from, 10);
    }
    if (chance(95)) {
      add(told -> new DeclaredReady(told, profession(), Set.of(), flag(), flag()), from + 10, 10);
    }
    if (chance(95)) {
      add(told -> new ReadyNoticeSent(told.sent(to(), null)), from + 12, 12);
    }
    for (int i = random.nextInt(4); i > 0; i--) {
      add(this::word, from + 12, 90);
    }
    if (chance(30)) {
      add(ReadinessWithdrawn::new, from + 40, 60);
    }
  }

  private StayEvent word(Told told) {
    return switch (random.nextInt(6)) {
      case 0, 1 ->
          new MunicipalityReplied(told, answer(), chance(40) ? at(150).toLocalDate() : null, null);
      case 2, 3 -> new OfferReady(told, chance(30) ? Moment.local(at(200)) : null);
      case 4 -> new OfferWithdrawn(told);
      default -> new OfferRefused(told);
    };
  }

  private void anything() {
    switch (random.nextInt(12)) {
      case 0 -> {
        add(LeaveStarted::new, 60, 100);
        add(LeaveEnded::new, 90, 120);
      }
      case 1 ->
          add(
              told ->
                  new CommunicationOutage(
                      told, told.occurredAt().plus(Duration.ofHours(random.nextInt(40))), Set.of()),
              30,
              60);
      case 2 -> add(told -> new MovedWhileWaiting(told, OTHER_HOSPITAL), 60, 100);
      case 3 -> add(told -> new TransferredWithinSpecialistCare(told, null), 60, 100);
      case 4 ->
          add(
              told ->
                  new ResidenceCorrected(
                      told, OTHER, ResidenceCorrected.Why.values()[random.nextInt(3)]),
              20,
              150);
      case 5 -> add(told -> new ReceiptReceived(told, anyMessage(), chance(70)), 40, 120);
      case 6 ->
          add(
              told ->
                  new FactCorrected(
                      told,
                      anyMessage().toString(),
                      "occurredAt",
                      null,
                      at(150).atZone(Moment.OSLO).toInstant().toString(),
                      FactCorrected.Why.WRONG_TIME),
              60,
              120);
      case 7 -> newWording();
      case 8 -> receipt();
      case 9 ->
          add(
              told ->
                  new FactCorrected(
                      told,
                      events.getFirst().told().message().toString(),
                      "municipality",
                      null,
                      chance(80) ? OTHER.number() : null,
                      FactCorrected.Why.TYPED_WRONG),
              20,
              150);
      case 10 -> add(told -> new ReadyNoticeSent(told.replacing(anyMessage())), 40, 100);
      default -> add(PatientDied::new, 60, 200);
    }
  }

  /** Read once or twice, sooner or later, as this or that; or not at all. */
  private void replyInFreeText() {
    add(ReplyToBeRead::new, 40, 60);
    String reply = events.getLast().told().message().toString();
    for (int i = random.nextInt(3); i > 0; i--) {
      add(
          told ->
              switch (random.nextInt(6)) {
                case 0, 1 -> new MunicipalityReplied(told, answer(), null, reply);
                case 2 ->
                    new OfferReady(told, chance(30) ? Moment.local(at(200)) : null, reply, null);
                case 3 -> new OfferWithdrawn(told, reply);
                case 4 -> new SuppliesRequested(told, Set.of(Supply.MEDICATION), reply);
                default -> new ReadAsNoReply(told, reply);
              },
          40,
          120);
    }
  }

  /** Of a notice, to the same municipality or to another; of a new wording too. */
  private void newWording() {
    notice()
        .ifPresent(notice -> {
          UUID original = notice.told().message();
          boolean admission = notice instanceof AdmissionNoticeSent;
          add(
              told -> {
                Told anew = told.sent(to(), told.occurredAt()).replacing(original);
                return admission ? new AdmissionNoticeSent(anew, null) : new ReadyNoticeSent(anew);
              },
              30,
              100);
          if (chance(50)) {
            receipt();
          }
        });
  }

  /** Of a notice; now and then from a stranger. */
  private void receipt() {
    notice()
        .ifPresent(notice ->
            add(
                told ->
                    new ReceiptReceived(
                        chance(80) ? told : told.from(Address.her("77")),
                        notice.told().message(),
                        chance(50)),
                10,
                120));
  }

  private Optional<StayEvent> notice() {
    List<StayEvent> notices =
        events.stream()
            .filter(
                event -> event instanceof AdmissionNoticeSent || event instanceof ReadyNoticeSent)
            .toList();
    return notices.isEmpty()
        ? Optional.empty()
        : Optional.of(notices.get(random.nextInt(notices.size())));
  }

  private interface Make {
    StayEvent of(Told told);
  }

  private void add(Make make, int fromHour, int within) {
    LocalDateTime time = at(fromHour, within);
    Moment moment =
        chance(8) ? Moment.date(time.toLocalDate(), LocalTime.NOON) : Moment.local(time);
    events.add(
        make.of(Told.of(moment, HOSPITAL, MessageKey.of("random", start + "/" + events.size()))));
  }

  private LocalDateTime at(int within) {
    return at(0, within);
  }

  private LocalDateTime at(int fromHour, int within) {
    return start.plusHours(fromHour).plusMinutes(15L * random.nextInt(4 * within));
  }

  private boolean chance(int percent) {
    return random.nextInt(100) < percent;
  }

  private Boolean flag() {
    return chance(50) ? null : chance(80);
  }

  private CareType care() {
    return chance(20) ? null : CareType.values()[random.nextInt(3)];
  }

  private Profession profession() {
    return chance(20) ? null : Profession.values()[random.nextInt(chance(20) ? 3 : 2)];
  }

  private Answer answer() {
    return Answer.values()[random.nextInt(4)];
  }

  private NeedAssessed.Deferral deferral() {
    return chance(50) ? null : NeedAssessed.Deferral.UNCLEAR_CONDITION;
  }

  private Address to() {
    return chance(70) ? null : Address.of(chance(70) ? STATED : OTHER);
  }

  private UUID anyMessage() {
    return events.get(random.nextInt(events.size())).told().message();
  }

  static LocalDate day(Instant instant) {
    return LocalDate.ofInstant(instant, Moment.OSLO);
  }
}
