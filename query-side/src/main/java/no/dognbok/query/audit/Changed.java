package no.dognbok.query.audit;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.Stream;
import no.dognbok.events.Obligation;
import no.dognbok.query.differences.Difference;
import no.dognbok.query.differences.Outcome;
import no.dognbok.query.judgement.DeadlineAnswer;
import no.dognbok.query.law.DeadlineTable;
import no.dognbok.query.law.Doubt;
import no.dognbok.query.law.Duty;
import no.dognbok.query.law.PaymentDay;
import org.jspecify.annotations.Nullable;

/**
 * How a judgement is another than the one before it.
 *
 * @param payable the payment days, as they are now
 * @param daysCame days that were not payable before
 * @param daysWent days that were payable before, and are not
 * @param daysAltered other days of which something is another: the payer, the price, the reasons
 * @param broken the duties that are not fulfilled in time, as they are now
 * @param breachesCame those of them that were not broken before
 * @param breachesWent duties that were broken before, and are not, as they were
 * @param dutiesAltered other duties of which something is another
 * @param doubtsCame codes of doubts about the stay that came
 * @param doubtsWent codes of doubts about the stay that went
 */
record Changed(
    List<LocalDate> payable,
    List<LocalDate> daysCame,
    List<LocalDate> daysWent,
    List<LocalDate> daysAltered,
    List<Breach> broken,
    List<Breach> breachesCame,
    List<Breach> breachesWent,
    List<Obligation> dutiesAltered,
    List<Doubt.Code> doubtsCame,
    List<Doubt.Code> doubtsWent) {

  /**
   * A duty that is not fulfilled in time.
   *
   * @param obligation code of the deadline table
   * @param name what people call it, in Norwegian
   * @param due the last instant in time
   * @param state where it stands at the moment of judgement
   */
  record Breach(
      Obligation obligation, String name, @Nullable OffsetDateTime due, Duty.State state) {
    private static Breach of(Duty duty, Instant asOf) {
      return new Breach(
          duty.obligation(),
          DeadlineTable.of(duty).name(),
          DeadlineAnswer.local(duty.due()),
          duty.state(asOf));
    }
  }

  static Changed of(Outcome after, List<Difference> differences, Instant asOf) {
    return new Changed(
        after.days().values().stream().filter(PaymentDay::isPayable).map(PaymentDay::date).toList(),
        days(differences, false, true),
        days(differences, true, false),
        Stream.concat(
                days(differences, true, true).stream(), days(differences, false, false).stream())
            .sorted()
            .toList(),
        after.duties().values().stream()
            .filter(duty -> duty.isBroken(asOf))
            .map(duty -> Breach.of(duty, asOf))
            .toList(),
        duties(differences, duty -> !wasBroken(duty, asOf) && isBroken(duty, asOf))
            .map(duty -> Breach.of(Objects.requireNonNull(duty.after()), asOf))
            .toList(),
        duties(differences, duty -> wasBroken(duty, asOf) && !isBroken(duty, asOf))
            .map(duty -> Breach.of(Objects.requireNonNull(duty.before()), asOf))
            .toList(),
        duties(differences, duty -> wasBroken(duty, asOf) == isBroken(duty, asOf))
            .map(Changed::obligation)
            .toList(),
        doubts(differences, true),
        doubts(differences, false));
  }

  /** The days that were payable, or not, before, and are, or are not, now. */
  private static List<LocalDate> days(List<Difference> differences, boolean was, boolean is) {
    return of(differences, Difference.OfDay.class)
        .filter(day -> was == (day.before() != null && day.before().isPayable()))
        .filter(day -> is == (day.after() != null && day.after().isPayable()))
        .map(Difference.OfDay::date)
        .toList();
  }

  private static Stream<Difference.OfDuty> duties(
      List<Difference> differences, Predicate<Difference.OfDuty> wanted) {
    return of(differences, Difference.OfDuty.class).filter(wanted);
  }

  private static boolean wasBroken(Difference.OfDuty duty, Instant asOf) {
    return duty.before() != null && duty.before().isBroken(asOf);
  }

  private static boolean isBroken(Difference.OfDuty duty, Instant asOf) {
    return duty.after() != null && duty.after().isBroken(asOf);
  }

  private static Obligation obligation(Difference.OfDuty duty) {
    Duty either = duty.after() == null ? duty.before() : duty.after();
    return Objects.requireNonNull(either).obligation();
  }

  private static List<Doubt.Code> doubts(List<Difference> differences, boolean came) {
    return of(differences, Difference.OfDoubt.class)
        .filter(doubt -> doubt.came() == came)
        .map(doubt -> doubt.doubt().code())
        .toList();
  }

  private static <D> Stream<D> of(List<Difference> differences, Class<D> kind) {
    return differences.stream().filter(kind::isInstance).map(kind::cast);
  }
}
