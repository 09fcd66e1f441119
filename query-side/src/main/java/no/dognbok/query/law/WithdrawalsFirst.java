package no.dognbok.query.law;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import no.dognbok.events.Moment;
import no.dognbok.events.StayEvent.DeclaredReady;
import no.dognbok.events.StayEvent.ReadinessWithdrawn;

/**
 * P8, P23: who is ready already can be declared ready again only after a withdrawal. Where both are
 * told of one day and one of them as a date only, its hour is a guess, and the withdrawal goes
 * first; the one whose hour is known keeps it.
 */
final class WithdrawalsFirst {

  private final List<Fact> facts;

  private WithdrawalsFirst(List<Fact> facts) {
    this.facts = new ArrayList<>(facts);
  }

  /** The facts of a stay, in the order in which the periods of readiness are to be read. */
  static List<Fact> of(List<Fact> facts) {
    WithdrawalsFirst ordered = new WithdrawalsFirst(facts);
    facts.stream().filter(WithdrawalsFirst::isWithdrawal).forEach(ordered::order);
    return List.copyOf(ordered.facts);
  }

  private void order(Fact withdrawal) {
    secondDeclaration(withdrawal)
        .filter(declared -> isDate(declared) || isDate(withdrawal))
        .ifPresent(declared -> {
          if (isDate(withdrawal)) {
            facts.remove(withdrawal);
            facts.add(facts.indexOf(declared), withdrawal);
          } else {
            facts.remove(declared);
            facts.add(facts.indexOf(withdrawal) + 1, declared);
          }
        });
  }

  /**
   * A declaration before the withdrawal, of its day, of a patient who was declared ready before.
   */
  private Optional<Fact> secondDeclaration(Fact withdrawal) {
    List<Fact> before = facts.subList(0, facts.indexOf(withdrawal));
    int start =
        before.stream()
            .filter(WithdrawalsFirst::isWithdrawal)
            .mapToInt(before::indexOf)
            .max()
            .orElse(-1);
    return before.subList(start + 1, before.size()).stream()
        .filter(fact -> fact.event() instanceof DeclaredReady)
        .skip(1)
        .filter(fact -> fact.day().equals(withdrawal.day()))
        .findFirst();
  }

  private static boolean isWithdrawal(Fact fact) {
    return fact.event() instanceof ReadinessWithdrawn;
  }

  private static boolean isDate(Fact fact) {
    return fact.at().precision() == Moment.Precision.DATE;
  }
}
