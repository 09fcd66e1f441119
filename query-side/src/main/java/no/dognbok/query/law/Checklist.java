package no.dognbok.query.law;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A list of what must be there before a step may be taken, point for point.
 *
 * @param kind which list
 * @param period which period of readiness it is about, from 1; 0 where it is about none of them
 * @param checks in the order of the text
 * @param doubts about whether it is the right list
 */
public record Checklist(Kind kind, int period, List<Check> checks, List<Doubt> doubts) {

  Checklist(Kind kind, int period, List<Check> checks) {
    this(kind, period, checks, List.of());
  }

  /** The lists that there are. */
  public enum Kind {
    /** § 9: what shall be assessed and documented; what is missing is ground for § 14. */
    ASSESSMENT,
    /** Vedlegg 3.1.2: what shall be done before the patient travels (utreiseklar). */
    READY_TO_TRAVEL,
    /** Retn. 1, 3.1 a: the conditions for leaving on one's own responsibility. */
    OWN_RESPONSIBILITY
  }

  /** Where a point stands. */
  public enum State {
    MET,
    /** It is on record that it was not so. */
    NOT_MET,
    /** Nothing is on record. */
    NOT_ON_RECORD,
    /** It is for others: another care type, nothing asked for. */
    NOT_APPLICABLE
  }

  /**
   * A point of the list.
   *
   * @param at when it was met
   * @param events ids of the events that say so
   */
  public record Check(
      Requirement requirement, State state, @Nullable Instant at, List<String> events) {
    public Check {
      events = List.copyOf(events);
    }

    static Check met(Requirement requirement, Fact by) {
      return met(requirement, by, by.at().instant());
    }

    static Check met(Requirement requirement, Fact by, Instant at) {
      return new Check(requirement, State.MET, at, List.of(by.id()));
    }

    static Check notMet(Requirement requirement, Fact by) {
      return new Check(requirement, State.NOT_MET, null, List.of(by.id()));
    }

    static Check metBy(Requirement requirement, @Nullable Fact fact) {
      return fact == null
          ? new Check(requirement, State.NOT_ON_RECORD, null, List.of())
          : met(requirement, fact);
    }

    static Check notApplicable(Requirement requirement) {
      return new Check(requirement, State.NOT_APPLICABLE, null, List.of());
    }

    static Check notApplicable(Requirement requirement, Fact by) {
      return new Check(requirement, State.NOT_APPLICABLE, null, List.of(by.id()));
    }

    /** Whether something is wanting. */
    public boolean isWanting() {
      return state == State.NOT_MET || state == State.NOT_ON_RECORD;
    }
  }

  public Checklist {
    checks = List.copyOf(checks);
    doubts = List.copyOf(doubts);
  }

  /** What is wanting, in the order of the text. */
  public List<Requirement> wanting() {
    return checks.stream().filter(Check::isWanting).map(Check::requirement).toList();
  }

  /** Those of these that are wanting. */
  List<Requirement> wanting(Requirement... some) {
    List<Requirement> of = Arrays.asList(some);
    return wanting().stream().filter(of::contains).toList();
  }

  /** The last of what some of the points were met by. */
  Optional<Fact> lastOf(History history, Requirement... some) {
    List<String> by =
        Arrays.stream(some)
            .map(this::of)
            .filter(check -> check.state() == State.MET)
            .flatMap(check -> check.events().stream())
            .toList();
    return history.facts().stream()
        .filter(fact -> by.contains(fact.id()))
        .reduce((_, later) -> later);
  }

  /** The check of a point. */
  Check of(Requirement requirement) {
    return checks.stream()
        .filter(check -> check.requirement() == requirement)
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException(requirement + " is not on this list"));
  }
}
