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

  private final Directory directory;
  private final List<Fact> agreed;

  Exceptions(Hearing hearing) {
    this.directory = hearing.around().directory();
    this.agreed = hearing.history().all(ForceMajeureAgreed.class).toList();
  }

  /** The duties, of which those that fall into such a time are exempt. */
  List<Duty> applied(List<Duty> duties) {
    return agreed.isEmpty() ? duties : duties.stream().map(this::applied).toList();
  }

  private Duty applied(Duty duty) {
    boolean isRoutine = DeadlineTable.of(duty.obligation()).standing() == Standing.A;
    if (!isRoutine || duty.application() != Application.DUE) {
      return duty;
    }
    List<Fact> covering =
        day(duty).stream()
            .flatMap(day -> agreed.stream().filter(fact -> covers(fact, day)))
            .toList();
    return covering.isEmpty() ? duty : duty.exempted(covering, doubts(covering));
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
  private List<Doubt> doubts(List<Fact> covering) {
    boolean byHospital =
        covering.stream().anyMatch(fact -> directory.trust(fact.told().by()).isPresent());
    boolean byMunicipality =
        covering.stream().anyMatch(fact -> directory.municipality(fact.told().by()).isPresent());
    return byHospital && byMunicipality
        ? List.of()
        : List.of(Doubt.of(Doubt.Code.AGREED_BY_ONE_PARTY, covering.toArray(Fact[]::new)));
  }
}
