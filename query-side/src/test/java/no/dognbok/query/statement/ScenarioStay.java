package no.dognbok.query.statement;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import no.dognbok.events.Address;
import no.dognbok.events.Answer;
import no.dognbok.events.CareType;
import no.dognbok.events.Institution;
import no.dognbok.events.MessageKey;
import no.dognbok.events.Moment;
import no.dognbok.events.Municipality;
import no.dognbok.events.Profession;
import no.dognbok.events.StayEvent;
import no.dognbok.events.StayEvent.*;
import no.dognbok.events.Told;
import org.jspecify.annotations.Nullable;

/**
 * A stay whose patient waits for the municipality, as the messages that tell of it.
 *
 * @param seed of all that does not matter: hours, silence or a no, what ends the wait
 * @param ready the first day of the wait
 * @param days how many the municipality would pay
 * @param flaw why it pays none; null where it pays
 */
record ScenarioStay(
    Scenario scenario, UUID id, long seed, LocalDate ready, int days, @Nullable Flaw flaw) {

  /**
   * What is told together, as intake makes one commit of a message.
   *
   * @param at when the ledger is told
   */
  record Message(Instant at, UUID stay, List<StayEvent> events) {}

  ScenarioStay with(Flaw another) {
    return new ScenarioStay(scenario, id, seed, ready, days, another);
  }

  /** The same stay of another patient, without what is wrong with it. */
  ScenarioStay mended() {
    UUID other = new UUID(id.getMostSignificantBits(), id.getLeastSignificantBits() + 1);
    return new ScenarioStay(scenario, other, seed, ready, days, null);
  }

  /** In the order in which they are told. */
  List<Message> messages() {
    return new Writer().messages();
  }

  private final class Writer {
    private final Random random = new Random(seed);
    private final List<Message> messages = new ArrayList<>();
    private final LocalDate first = flaw == Flaw.ANOTHER_YEAR ? anotherYear() : ready;
    private final LocalDate over = first.plusDays(days);
    private final LocalDateTime admitted = at(first.minusDays(3 + random.nextInt(7)), 8, 14);
    private final LocalDateTime declared = at(first, 9, 13);
    private final LocalDateTime left = at(over, 12, 16);
    private final boolean silent = random.nextInt(3) == 0;
    private final int end = random.nextInt(6);
    private final Municipality payer =
        flaw == Flaw.ANOTHER_MUNICIPALITY
            ? scenario.other().municipality()
            : scenario.pair().municipality();
    private final Address hospital =
        flaw == Flaw.ANOTHER_TRUST ? scenario.other().hospital() : scenario.hospital();
    private final Address office = Address.of(payer);

    private LocalDate anotherYear() {
      return seed % 2 == 0
          ? ready.minusYears(1)
          : scenario.to().plusMonths(1).atDay(1 + ready.getDayOfMonth() / 2);
    }

    List<Message> messages() {
      admission();
      readiness();
      answer();
      departure();
      messages.sort(Comparator.comparing(Message::at));
      return messages;
    }

    private void admission() {
      boolean before2019 = admitted.getYear() < 2019;
      Municipality staysIn = before2019 ? scenario.pair().municipality() : payer;
      CareType care =
          flaw == Flaw.MENTAL_HEALTH || flaw == Flaw.COERCION
              ? CareType.MENTAL_HEALTH
              : CareType.SOMATIC;
      Institution institution =
          flaw == Flaw.PRIVATE_REHABILITATION
              ? Institution.PRIVATE_REHABILITATION
              : Institution.PUBLIC;
      hospital(admitted, told -> new PatientAdmitted(told, staysIn, payer, care, institution));
      if (flaw != Flaw.ADMISSION_NOTICE_MISSING) {
        LocalDateTime notified =
            flaw == Flaw.ADMISSION_NOTICE_LATE
                ? at(over, 6, 7)
                : admitted.plusMinutes(60 + random.nextInt(20 * 60));
        receipted(notified, true, told -> new AdmissionNoticeSent(told, null));
        municipality(admitted.plusHours(22), AdmissionReportSent::new);
      }
      if (flaw == Flaw.NO_NEED) {
        hospital(admitted.plusHours(30), told -> new NeedAssessed(told, false, false, null));
      }
    }

    private void readiness() {
      hospital(declared.minusHours(1), told -> new HealthInformationUpdated(told, null));
      Profession profession =
          flaw == Flaw.DECLARED_BY_OTHERS ? Profession.OTHER : Profession.PHYSICIAN;
      boolean coercionEnded = flaw != Flaw.COERCION;
      Function<Told, StayEvent> declaration =
          told -> new DeclaredReady(told, profession, Set.of(), coercionEnded, true);
      if (flaw == Flaw.READY_NOTICE_MISSING || flaw == Flaw.READY_NOTICE_LATE) {
        hospital(declared, declaration);
      } else {
        UUID message =
            receipted(
                declared, flaw != Flaw.READY_NOTICE_REJECTED, declaration, ReadyNoticeSent::new);
        if (flaw == Flaw.CANCELLED) {
          hospital(at(over.plusDays(25), 9, 15), told -> new MessageCancelled(told, message));
        }
      }
      if (flaw == Flaw.READY_NOTICE_LATE) {
        receipted(at(over, 6, 7), true, ReadyNoticeSent::new);
      }
      if (flaw == Flaw.WITHDRAWN) {
        hospital(at(first, 17, 22), ReadinessWithdrawn::new);
      }
      if (flaw == Flaw.MOVED_ON) {
        hospital(at(first, 17, 22), told -> new TransferredWithinSpecialistCare(told, null));
      }
      if (flaw == Flaw.ON_LEAVE) {
        hospital(declared.plusHours(3), LeaveStarted::new);
        hospital(at(over, 6, 7), LeaveEnded::new);
      }
    }

    private void answer() {
      if (flaw == Flaw.YES_AT_ONCE) {
        municipality(
            declared.plusMinutes(5 + random.nextInt(100)),
            told -> new MunicipalityReplied(told, Answer.CAN_RECEIVE, null, null));
      } else if (!silent) {
        municipality(
            declared.plusMinutes(5 + random.nextInt(100)),
            told -> new MunicipalityReplied(told, Answer.NOT_YET, over, null));
      }
      if (flaw == Flaw.YES_THE_SAME_DAY) {
        municipality(at(first, 18, 23), told -> new OfferReady(told, null));
      } else if (end > 1 && flaw != Flaw.YES_AT_ONCE && !isGoneOnTheFirst()) {
        municipality(at(over, 8, 11), told -> new OfferReady(told, null));
      }
    }

    private boolean isGoneOnTheFirst() {
      return flaw == Flaw.LEFT_THE_SAME_DAY || flaw == Flaw.DIED_THE_SAME_DAY;
    }

    private void departure() {
      LocalDateTime gone = isGoneOnTheFirst() ? at(first, 18, 22) : left;
      boolean died = flaw == Flaw.DIED_THE_SAME_DAY || flaw == null && end == 0;
      if (died) {
        hospital(gone, PatientDied::new);
      } else {
        hospital(gone, told -> new PatientDeparted(told, false));
        hospital(gone.plusMinutes(30), DischargeReportSent::new);
      }
    }

    private LocalDateTime at(LocalDate day, int fromHour, int toHour) {
      return day.atTime(LocalTime.of(fromHour, 0))
          .plusMinutes(random.nextInt(60 * (toHour - fromHour)));
    }

    @SafeVarargs
    private UUID receipted(
        LocalDateTime at, boolean positive, Function<Told, StayEvent>... events) {
      UUID message = hospital(at, events);
      municipality(at.plusMinutes(2), told -> new ReceiptReceived(told, message, positive));
      return message;
    }

    @SafeVarargs
    private UUID hospital(LocalDateTime at, Function<Told, StayEvent>... events) {
      return say(at, hospital, office, events);
    }

    private void municipality(LocalDateTime at, Function<Told, StayEvent> event) {
      say(at, office, hospital, event);
    }

    @SafeVarargs
    private UUID say(
        LocalDateTime local, Address by, Address to, Function<Told, StayEvent>... events) {
      Moment at = Moment.local(local);
      UUID message = MessageKey.of(by.toString(), id + "/" + messages.size());
      Told told = Told.of(at, by, message).from(by).sent(to, at.instant());
      List<StayEvent> made = new ArrayList<>();
      for (Function<Told, StayEvent> event : events) {
        made.add(event.apply(told));
      }
      messages.add(new Message(at.instant().plusSeconds(20), id, made));
      return message;
    }
  }
}
