package no.dognbok.query.worklist;

import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;
import no.dognbok.events.Obligation;
import no.dognbok.query.docket.Docketed;
import no.dognbok.query.law.Doubt;
import no.dognbok.query.law.Duty;
import no.dognbok.query.scope.Scope;
import org.jspecify.annotations.Nullable;

/**
 * The lists that a coordinator works through; what is owed can stand on several. A stay in which
 * nothing is owed can stand on the last two.
 */
public enum Heading {
  /** What the asker's own party owes. */
  MINE,
  /** What the other party owes the asker. */
  WAITING,
  OVERDUE,
  /** A notice without a receipt after 96 hours, or one that was denied (P19). */
  UNPROVEN,
  /** A reply in free text that nobody has read yet (P20). */
  TO_BE_READ,
  /** The stay's messages name addresses that stand for nobody known. */
  UNMAPPED,
  /** The record does not settle something about it, or about its stay. */
  DOUBTFUL;

  /** The lists on which a duty stands that is open at the moment of asking. */
  static Set<Heading> of(Docketed line, Duty duty, boolean overdue, Scope scope, Instant asOf) {
    Set<Heading> lists = EnumSet.noneOf(Heading.class);
    Duty.Party owedBy = duty.owedBy();
    Duty.Party asker = party(scope);
    if (asker != null) {
      lists.add(owedBy == asker || owedBy == Duty.Party.BOTH ? MINE : WAITING);
    }
    if (overdue) {
      lists.add(OVERDUE);
    }
    if (duty.obligation() == Obligation.RECEIPT && overdue || isDenied(duty)) {
      lists.add(UNPROVEN);
    }
    if (duty.obligation() == Obligation.READING_OF_REPLY) {
      lists.add(TO_BE_READ);
    }
    if (!duty.doubts().isEmpty() || !line.doubts().isEmpty()) {
      lists.add(DOUBTFUL);
    }
    lists.addAll(ofStay(line, asOf));
    return lists;
  }

  /** The lists on which a stay stands for its own sake. */
  static Set<Heading> ofStay(Docketed line, Instant asOf) {
    Set<Heading> lists = EnumSet.noneOf(Heading.class);
    if (!line.unmapped().isEmpty()) {
      lists.add(UNMAPPED);
    }
    if (line.unsettled().matters(asOf)) {
      lists.add(DOUBTFUL);
    }
    return lists;
  }

  private static boolean isDenied(Duty duty) {
    return !duty.doubts().isEmpty()
        && duty.doubts().stream().anyMatch(doubt -> doubt.code() == Doubt.Code.NOTICE_DENIED);
  }

  /** Whose worklist it is; nobody's where an auditor asks. */
  private static Duty.@Nullable Party party(Scope scope) {
    return switch (scope) {
      case Scope.Trust _ -> Duty.Party.HOSPITAL;
      case Scope.OfMunicipality _ -> Duty.Party.MUNICIPALITY;
      case Scope.Auditor _ -> null;
    };
  }
}
