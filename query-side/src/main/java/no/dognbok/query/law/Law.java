package no.dognbok.query.law;

import java.time.LocalDate;
import java.util.Optional;
import no.dognbok.events.Moment;

/**
 * The ledger records, the law judges: what was told about a stay goes in, who owes what and which days the municipality pays come out,
 * with reasons. The same matter always gets the same judgement.
 */
public final class Law {

  private Law() {}

  public static Judgement judge(Matter matter) {
    Hearing hearing = new Hearing(matter);
    LocalDate today = LocalDate.ofInstant(matter.asOf(), Moment.OSLO);
    return new Judgement(
        matter.rules().number(),
        matter.asOf(),
        hearing.stay().hospital(),
        hearing.payer().on(today).orElse(null),
        hearing.stay().careType(),
        hearing.stay().admittedAt().map(Moment::instant).orElse(null),
        hearing.history().departure().map(fact -> fact.at().instant()).orElse(null),
        !hearing.periods().isEmpty()
            && Optional.ofNullable(hearing.periods().getLast().end()).isEmpty(),
        new PaymentDays(hearing).all(),
        new Deadlines(hearing).all(),
        hearing.doubts());
  }
}
