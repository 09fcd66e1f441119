package no.dognbok.query.docket;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import no.dognbok.events.Address;
import no.dognbok.events.Answer;
import no.dognbok.events.MessageKey;
import no.dognbok.events.Moment;
import no.dognbok.events.Municipality;
import no.dognbok.events.Profession;
import no.dognbok.events.StayEvent;
import no.dognbok.events.StayEvent.*;
import no.dognbok.events.Told;
import no.dognbok.query.law.Recorded;

/**
 * Stays in which everything that was owed was done; some with a doubt that outlives that. The same
 * seed, the same stay.
 */
final class DoneStays {

  private static final Address HOSPITAL = Address.org("974754118");
  private static final Municipality STEINKJER = new Municipality("5006");
  private static final LocalDate FIRST = LocalDate.of(2025, 10, 10);

  private final Random random;
  private final long seed;
  private final List<Recorded> told = new ArrayList<>();

  private DoneStays(long seed) {
    this.seed = seed;
    this.random = new Random(seed);
  }

  static List<Recorded> told(long seed) {
    DoneStays stay = new DoneStays(seed);
    stay.tell();
    return stay.told;
  }

  private void tell() {
    add(0, told -> new PatientAdmitted(told, STEINKJER, null, null, null));
    add(2, told -> new AdmissionNoticeSent(phoned(told), null));
    received(90, told -> new HealthInformationUpdated(told, null));
    boolean onlyADate = random.nextInt(3) == 0;
    add(
        100,
        told ->
            new DeclaredReady(
                onlyADate ? told.at(Moment.date(told.at().day(), LocalTime.NOON)) : told,
                random.nextBoolean() ? Profession.PHYSICIAN : null,
                Set.of(),
                null,
                null));
    add(101, told -> new ReadyNoticeSent(phoned(told)));
    if (random.nextBoolean()) {
      add(
          102,
          told -> new MunicipalityReplied(told, Answer.NOT_YET, told.at().day().plusDays(3), null));
    }
    add(102 + random.nextInt(50), told -> new OfferReady(told, null));
    received(155, DischargeReportSent::new);
    received(155, DischargeSummarySent::new);
    received(
        156,
        told -> new PatientDeparted(told.sent(Address.of(STEINKJER), told.occurredAt()), false));
    if (random.nextInt(4) == 0) {
      received(160, PatientDied::new);
    }
  }

  private static Told phoned(Told told) {
    return told.sent(Address.of(STEINKJER), told.occurredAt()).via(Told.Channel.PHONE);
  }

  /** A message, and the municipality's receipt of it. */
  private void received(int hour, Function<Told, StayEvent> message) {
    add(hour, message);
    UUID of = told.getLast().event().told().message();
    add(hour, Address.of(STEINKJER), told -> new ReceiptReceived(told, of, true));
  }

  private void add(int hour, Function<Told, StayEvent> event) {
    add(hour, HOSPITAL, event);
  }

  private void add(int hour, Address by, Function<Told, StayEvent> event) {
    Instant at =
        FIRST
            .plusDays(seed % 20)
            .atTime(10, 0)
            .atZone(Moment.OSLO)
            .toInstant()
            .plus(Duration.ofHours(hour));
    String id = "done-%d-%d".formatted(seed, told.size());
    Told circumstances = Told.of(new Moment(at, null), by, MessageKey.of("done", id));
    StayEvent made = event.apply(circumstances.from(by));
    told.add(new Recorded(id, made, told.size(), at.plusSeconds(60)));
  }
}
