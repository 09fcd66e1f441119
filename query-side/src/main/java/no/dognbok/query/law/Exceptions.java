package no.dognbok.query.law;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import no.dognbok.events.Moment;
import no.dognbok.events.StayEvent.ForceMajeureAgreed;
import no.dognbok.query.law.AgreedExceptions.Covering;
import no.dognbok.query.law.Duty.Application;

/**
 * Retn. 1, 3.1 b: in an extraordinary situation the parties can agree, in each case, that the
 * routines need not be followed: in a stay, or for a period in all of theirs. That is about the
 * routines of the agreement; what the regulation says stands (I). Of a duty of the regulation with
 * an agreed deadline only the deadline falls.
 */
final class Exceptions {

  private final Hearing hearing;
  private final List<Fact> agreed;

  Exceptions(Hearing hearing) {
    this.hearing = hearing;
    this.agreed = hearing.history().all(ForceMajeureAgreed.class).toList();
  }

  /** The duties, of which those that fall into such a time are exempt. */
  List<Duty> applied(List<Duty> duties) {
    return duties.stream().map(this::applied).toList();
  }

  private Duty applied(Duty duty) {
    boolean isRoutine = DeadlineTable.of(duty).standing() == Standing.A;
    if (!isRoutine || duty.application() != Application.DUE) {
      return duty;
    }
    return day(duty).map(day -> exempted(duty, inStay(day), hearing.exceptions(day))).orElse(duty);
  }

  private Duty exempted(Duty duty, List<Fact> inStay, List<Covering> inAll) {
    if (inStay.isEmpty() && inAll.isEmpty()) {
      return duty;
    }
    List<String> events =
        Stream.concat(inStay.stream().map(Fact::id), inAll.stream().flatMap(Covering::events))
            .toList();
    List<Doubt> doubts =
        isAgreedByBoth(inStay, inAll)
            ? List.of()
            : List.of(new Doubt(Doubt.Code.AGREED_BY_ONE_PARTY, events));
    return DeadlineTable.hasAgreedDeadline(duty)
        ? duty.withoutDeadline(events, doubts)
        : duty.exempted(events, doubts);
  }

  /** It takes two to agree. */
  private boolean isAgreedByBoth(List<Fact> inStay, List<Covering> inAll) {
    Directory directory = hearing.around().directory();
    boolean byHospital =
        inStay.stream().anyMatch(fact -> directory.trust(fact.told().by()).isPresent())
            || inAll.stream().anyMatch(one -> one.byTrust() != null);
    boolean byMunicipality =
        inStay.stream().anyMatch(fact -> directory.municipality(fact.told().by()).isPresent())
            || inAll.stream().anyMatch(one -> one.byMunicipality() != null);
    return byHospital && byMunicipality;
  }

  /** The day on which it would be due, else that on which it arose. */
  private static Optional<LocalDate> day(Duty duty) {
    Instant moment = duty.due() == null ? duty.since() : duty.due();
    return Optional.ofNullable(moment).map(at -> LocalDate.ofInstant(at, Moment.OSLO));
  }

  private List<Fact> inStay(LocalDate day) {
    return agreed.stream().filter(fact -> covers((ForceMajeureAgreed) fact.event(), day)).toList();
  }

  private static boolean covers(ForceMajeureAgreed event, LocalDate day) {
    LocalDate to = event.to();
    return !day.isBefore(event.from()) && (to == null || !day.isAfter(to));
  }
}
