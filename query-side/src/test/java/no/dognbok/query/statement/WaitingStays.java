package no.dognbok.query.statement;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import no.dognbok.events.Address;
import no.dognbok.events.Answer;
import no.dognbok.events.CareType;
import no.dognbok.events.MessageKey;
import no.dognbok.events.Moment;
import no.dognbok.events.Profession;
import no.dognbok.events.StayEvent;
import no.dognbok.events.StayEvent.*;
import no.dognbok.events.Told;

/**
 * Stays of spring 2025 whose patients wait, most of them at the municipality's cost, and of which
 * something is told that makes it otherwise, often weeks later. The same seed, the same stay.
 */
final class WaitingStays {

  /** Something that is told, and when. */
  record Telling(Instant at, UUID stay, StayEvent event) {}

  private final Random random;
  private final UUID stay;
  private final LocalDateTime start;
  private final List<Telling> told = new ArrayList<>();

  private WaitingStays(Random random) {
    this.random = random;
    this.stay = new UUID(random.nextLong(), random.nextLong());
    this.start = LocalDateTime.of(2025, 2, 20, 9, 0).plusDays(random.nextInt(90));
  }

  static List<Telling> told(Random random) {
    WaitingStays one = new WaitingStays(random);
    one.tell();
    return one.told;
  }

  private void tell() {
    CareType care = CareType.values()[random.nextInt(6) == 0 ? 1 : 0];
    say(0, told -> new PatientAdmitted(told, StatementLedger.STEINKJER, null, care, null));
    say(chance(85) ? 5 : 40, told -> new AdmissionNoticeSent(toSteinkjer(told), null));
    say(72, told -> new DeclaredReady(told, Profession.PHYSICIAN, Set.of(), true, true));
    UUID notice = say(73, told -> new ReadyNoticeSent(toSteinkjer(told)));
    if (chance(70)) {
      say(74, told -> new MunicipalityReplied(told, Answer.NOT_YET, null, null));
    }
    int waits = 24 * (1 + random.nextInt(20));
    if (chance(80)) {
      say(74 + waits, told -> new OfferReady(told, null));
    }
    say(100 + waits, told -> new PatientDeparted(told, false));
    if (chance(60)) {
      news(notice, waits);
    }
  }

  /** Told up to ten weeks after. */
  private void news(UUID notice, int waits) {
    int hour = 74 + random.nextInt(waits);
    Duration after = Duration.ofDays(5 + random.nextInt(70));
    switch (random.nextInt(6)) {
      case 0 -> say(hour, after, ReadinessWithdrawn::new);
      case 1 -> say(hour, after, told -> new OfferReady(told, null));
      case 2 ->
          say(74, after, told -> new MunicipalityReplied(told, Answer.CAN_RECEIVE, null, null));
      case 3 ->
          say(
              hour,
              after,
              told ->
                  new ResidenceCorrected(
                      told, StatementLedger.INDEROY, ResidenceCorrected.Why.WRONGLY_STATED));
      case 4 -> say(hour, after, told -> new ReceiptReceived(told, notice, false));
      default -> say(hour, after, told -> new PatientDeparted(told, false));
    }
  }

  private UUID say(int hour, Function<Told, StayEvent> event) {
    return say(
        hour, chance(10) ? Duration.ofDays(random.nextInt(60)) : Duration.ofMinutes(5), event);
  }

  private UUID say(int hour, Duration after, Function<Told, StayEvent> event) {
    Instant at = start.plusHours(hour).atZone(Moment.OSLO).toInstant();
    UUID message = MessageKey.of("waiting", stay + "/" + told.size());
    told.add(
        new Telling(
            at.plus(after),
            stay,
            event.apply(
                Told.of(Moment.exact(at), StatementLedger.LEVANGER, message)
                    .from(StatementLedger.LEVANGER))));
    return message;
  }

  private static Told toSteinkjer(Told told) {
    return told.sent(Address.of(StatementLedger.STEINKJER), told.occurredAt());
  }

  private boolean chance(int percent) {
    return random.nextInt(100) < percent;
  }
}
