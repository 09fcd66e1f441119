package no.dognbok.query.law;

import static no.dognbok.query.law.Duty.Party.HOSPITAL;
import static no.dognbok.query.law.Duty.Party.MUNICIPALITY;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import no.dognbok.events.Address;
import no.dognbok.events.StayEvent.ForceMajeureAgreed;

/**
 * Retn. 1, 3.1 b takes an agreement of the two parties of the stay. What a party tells counts where
 * it names the other one, and what one party alone tells frees the other one only: nobody frees
 * themselves.
 */
final class AgreedInStay {

  private final List<Fact> agreed;
  private final WhoseAct whoseAct;

  AgreedInStay(History history, WhoseAct whoseAct) {
    this.agreed = history.all(ForceMajeureAgreed.class).toList();
    this.whoseAct = whoseAct;
  }

  /** Those that are an agreement of the two parties, in the words of one of them. */
  List<Fact> counting() {
    return agreed.stream().filter(this::counts).toList();
  }

  /** The parties in whose words some of them are. */
  Set<Duty.Party> by(List<Fact> some) {
    Set<Duty.Party> by = EnumSet.noneOf(Duty.Party.class);
    some.forEach(fact -> by.addAll(by(fact)));
    return by;
  }

  /** As which party it was told, with the other one. */
  private Set<Duty.Party> by(Fact fact) {
    Set<Duty.Party> with = whoseAct.parties(((ForceMajeureAgreed) fact.event()).agreedWith(), fact);
    Set<Duty.Party> by = whoseAct.tellers(fact);
    by.removeIf(party -> !with.contains(party == HOSPITAL ? MUNICIPALITY : HOSPITAL));
    return by;
  }

  /** In a case nobody says who tells. */
  static boolean isAnybodys(Fact fact) {
    return fact.told().by().equals(Address.NOBODY);
  }

  private boolean counts(Fact fact) {
    return isAnybodys(fact) || !by(fact).isEmpty();
  }

  /** What is no agreement of the parties, as far as anybody can say by now. */
  List<Doubt> doubts() {
    return agreed.stream()
        .filter(fact -> !counts(fact))
        .map(fact -> Doubt.of(Doubt.Code.AGREED_BY_OTHERS, fact))
        .toList();
  }
}
