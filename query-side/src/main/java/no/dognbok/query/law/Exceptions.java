package no.dognbok.query.law;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import no.dognbok.events.Moment;
import no.dognbok.events.StayEvent.ForceMajeureAgreed;
import no.dognbok.query.law.Duty.Application;

/**
 * Retn. 1, 3.1 b: in an extraordinary situation the parties can agree, in each case, that the
 * routines need not be followed. That is about the routines of the agreement; what the regulation
 * says stands (I).
 */
final class Exceptions {

  private final AgreedInStay agreed;

  Exceptions(Hearing hearing) {
    this.agreed = hearing.agreedInStay();
  }

  /** The duties, of which those that fall into such a time are exempt. */
  List<Duty> applied(List<Duty> duties) {
    return agreed.all().isEmpty() ? duties : duties.stream().map(this::applied).toList();
  }

  private Duty applied(Duty duty) {
    DeadlineTable.Line line = DeadlineTable.of(duty.obligation());
    boolean isRoutine = line.standing() == Standing.A;
    if (!isRoutine || duty.application() != Application.DUE) {
      return duty;
    }
    List<Fact> covering =
        day(duty).stream()
            .flatMap(day -> agreed.all().stream().filter(fact -> covers(fact, day)))
            .toList();
    List<Fact> freeing = agreed.freeing(line.owedBy(), covering);
    return freeing.isEmpty() ? duty : duty.exempted(freeing, doubts(freeing));
  }

  /** The day on which it would be due, else that on which it arose. */
  private static Optional<LocalDate> day(Duty duty) {
    Instant moment = duty.due() == null ? duty.since() : duty.due();
    return Optional.ofNullable(moment).map(at -> LocalDate.ofInstant(at, Moment.OSLO));
  }

  private static boolean covers(Fact fact, LocalDate day) {
    ForceMajeureAgreed event = (ForceMajeureAgreed) fact.event();
    LocalDate to = event.to();
    return !day.isBefore(event.from()) && (to == null || !day.isAfter(to));
  }

  /** It takes two to agree. */
  private List<Doubt> doubts(List<Fact> freeing) {
    return agreed.isByBoth(freeing)
        ? List.of()
        : List.of(Doubt.of(Doubt.Code.AGREED_BY_ONE_PARTY, freeing.toArray(Fact[]::new)));
  }
}
