package no.dognbok.command.agreement;

import java.time.LocalDate;
import no.dognbok.events.Address;
import no.dognbok.events.AgreementTerms;
import no.dognbok.events.ExceptionEvent;
import no.dognbok.events.Municipality;
import no.dognbok.events.ReferenceEvent.TermsAgreed;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/** What can be done about the agreements of two parties; each is answered with whether it did. */
public sealed interface AgreementCommand {

  /** Stream of all that the two have agreed on, {@code agreement/983974791/5006}. */
  String stream();

  /**
   * The two conclude an agreement, with its first day and, where it has one, its last.
   *
   * @param agreement parties, days, terms and source
   */
  record Conclude(@TargetAggregateIdentifier String stream, TermsAgreed agreement)
      implements AgreementCommand {

    public Conclude(TermsAgreed agreement) {
      this(TermsAgreed.stream(agreement.trust(), agreement.municipality()), agreement);
    }
  }

  /**
   * The terms of the agreement that the two have on a day are others from that day on, until other
   * terms follow that are agreed already.
   *
   * @param municipality absent where it is with all that have none of their own
   * @param from the first day of the new terms; the first day of the agreement to mend what was
   *     written down wrongly
   * @param terms all of them, not only those that change
   * @param source where they come from
   */
  record ChangeTerms(
      @TargetAggregateIdentifier String stream,
      Address trust,
      @Nullable Municipality municipality,
      LocalDate from,
      AgreementTerms terms,
      String source)
      implements AgreementCommand {

    public ChangeTerms(
        Address trust,
        @Nullable Municipality municipality,
        LocalDate from,
        AgreementTerms terms,
        String source) {
      this(TermsAgreed.stream(trust, municipality), trust, municipality, from, terms, source);
    }
  }

  /**
   * Oppsigelse: the agreement that the two have on a day ends with it.
   *
   * @param municipality absent where it is with all that have none of their own
   * @param lastDay of the agreement
   * @param source where that comes from
   */
  record Terminate(
      @TargetAggregateIdentifier String stream,
      Address trust,
      @Nullable Municipality municipality,
      LocalDate lastDay,
      String source)
      implements AgreementCommand {

    public Terminate(
        Address trust, @Nullable Municipality municipality, LocalDate lastDay, String source) {
      this(TermsAgreed.stream(trust, municipality), trust, municipality, lastDay, source);
    }
  }

  /**
   * A party says something about an exception (force majeure) for a period.
   *
   * @param said by whom, of which exception, between whom
   */
  record TellOfException(@TargetAggregateIdentifier String stream, ExceptionEvent said)
      implements AgreementCommand {

    public TellOfException(ExceptionEvent said) {
      this(TermsAgreed.stream(said.trust(), said.municipality()), said);
    }
  }
}
