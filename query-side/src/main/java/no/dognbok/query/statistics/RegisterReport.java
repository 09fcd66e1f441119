package no.dognbok.query.statistics;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import no.dognbok.events.Address;
import no.dognbok.query.docket.Docket;
import no.dognbok.query.docket.Months;
import no.dognbok.query.docket.RegisteredStay;
import no.dognbok.query.judgement.DeadlineAnswer;
import no.dognbok.query.law.Directory;
import no.dognbok.query.law.Law;
import no.dognbok.query.law.Matter;
import no.dognbok.query.law.RegisterTime;
import no.dognbok.query.law.RuleSet;
import no.dognbok.query.law.Stated;
import no.dognbok.query.law.Surroundings;
import no.dognbok.query.scope.Scope;
import no.dognbok.query.stay.OwnReference;
import no.dognbok.query.stay.PartyAnswer;
import no.dognbok.query.stay.StayRecord;
import no.dognbok.query.stay.When;
import no.dognbok.query.surroundings.SurroundingsView;
import org.jspecify.annotations.Nullable;

/**
 * What is reported of stays to the Norwegian patient register (§ 13 third paragraph), as the law
 * reads what was told: what was cancelled is not in it, what was corrected is as corrected.
 */
public final class RegisterReport {

  /** Histories are large: no more of them are read before their times are taken out. */
  private static final int AT_ONCE = 1_000;

  private static final Comparator<RegisteredStay> IN_ORDER =
      Comparator.comparingLong(RegisteredStay::began).thenComparing(RegisteredStay::stay);

  private final Docket docket;
  private final SurroundingsView surroundings;

  public RegisterReport(Docket docket, SurroundingsView surroundings) {
    this.docket = docket;
    this.surroundings = surroundings;
  }

  /**
   * A part of the report.
   *
   * @param stays of the part, that which began first at the beginning
   * @param total how many stays there are in all
   */
  record Part(List<ReportedStay> stays, int total) {}

  /**
   * Some of the stays with a time in some months.
   *
   * @param now by all that was told; else what was told after the moment of knowledge is left out
   * @param skip how many come before the part
   * @param most how many it has at most
   */
  Part find(Months months, Scope scope, When when, boolean now, long skip, int most) {
    List<RegisteredStay> found =
        (now ? docket.registeredNow(scope, months) : docket.registered(scope, months, when))
            .stream().sorted(IN_ORDER).toList();
    Surroundings around = now ? surroundings.now() : surroundings.knownAt(when.knownAt());
    RuleSet rules = surroundings.ruleSet();
    List<RegisteredStay> part = found.stream().skip(skip).limit(most).toList();
    List<ReportedStay> reported = new ArrayList<>(part.size());
    for (int i = 0; i < part.size(); i += AT_ONCE) {
      docket.stays(part.subList(i, Math.min(i + AT_ONCE, part.size()))).parallelStream()
          .flatMap(stay -> reported(stay, scope, when, now, around, rules).stream())
          .forEachOrdered(reported::add);
    }
    return new Part(reported, found.size());
  }

  private static Optional<ReportedStay> reported(
      StayRecord stay, Scope scope, When when, boolean now, Surroundings around, RuleSet rules) {
    StayRecord then = now ? stay : stay.knownBy(when.knownAt());
    if (then.entries().isEmpty()) {
      return Optional.empty();
    }
    Law.Reported reported =
        Law.reported(new Matter(then.recorded(), Stated.NOTHING, around, when.asOf(), rules));
    Directory directory = around.directory();
    return Optional.of(
        new ReportedStay(
            stay.id(),
            reference(then, scope, directory),
            PartyAnswer.of(reported.hospital(), directory),
            PartyAnswer.of(reported.municipality(), directory),
            reported.careType(),
            reported.times().stream().map(RegisterReport::time).toList()));
  }

  private static ReportedStay.Time time(RegisterTime time) {
    return new ReportedStay.Time(
        time.type().code(),
        time.type(),
        DeadlineAnswer.local(time.at().instant()),
        time.at().precision(),
        time.event());
  }

  /** Only what the asker's own organisation calls the stay; the last word of it. */
  private static @Nullable String reference(StayRecord stay, Scope scope, Directory directory) {
    return stay.references().stream()
        .filter(reference -> isOf(Address.parse(reference.organisation()), scope, directory))
        .map(OwnReference::reference)
        .reduce((_, later) -> later)
        .orElse(null);
  }

  /** An auditor calls no stay anything. */
  private static boolean isOf(Address teller, Scope scope, Directory directory) {
    return !(scope instanceof Scope.Auditor) && scope.isOwn(teller, directory);
  }
}
