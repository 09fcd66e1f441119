package no.dognbok.query.law;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import no.dognbok.events.Address;
import no.dognbok.events.AgreementTerms;
import no.dognbok.events.Municipality;
import no.dognbok.events.ReferenceEvent;
import no.dognbok.events.ReferenceEvent.AgreementTerminated;
import no.dognbok.events.ReferenceEvent.TermsAgreed;
import org.jspecify.annotations.Nullable;

/** What hospital trusts and municipalities have agreed on, day by day. */
public interface Agreements {

  /**
   * The terms that hold between a trust and a municipality on a day; where they have agreed on
   * nothing, {@link AgreementTerms#NONE_AGREED}.
   */
  AgreementTerms on(LocalDate day, @Nullable Address trust, @Nullable Municipality municipality);

  /** The same terms for everybody, always. */
  static Agreements always(AgreementTerms terms) {
    return (_, _, _) -> terms;
  }

  /**
   * The agreements of the log: one between the two parties before one of the trust with all; the
   * later word before the earlier.
   *
   * @param events what was agreed and terminated, in the order of the log; others say nothing
   */
  static Agreements of(List<? extends ReferenceEvent> events) {
    List<ReferenceEvent> said = List.copyOf(events);
    return (day, trust, municipality) ->
        Optional.ofNullable(municipality)
            .flatMap(other -> inForce(said, day, trust, other))
            .or(() -> inForce(said, day, trust, null))
            .map(TermsAgreed::terms)
            .orElse(AgreementTerms.NONE_AGREED);
  }

  /**
   * What holds on a day between exactly these two: what was agreed last for it, where that was not
   * terminated since.
   *
   * @param events what was agreed and terminated, in the order of the log; others say nothing
   * @param municipality absent for what a trust has agreed on with all that have none of their own
   */
  static Optional<TermsAgreed> inForce(
      List<? extends ReferenceEvent> events,
      LocalDate day,
      @Nullable Address trust,
      @Nullable Municipality municipality) {
    for (ReferenceEvent event : events.reversed()) {
      switch (event) {
        case TermsAgreed agreed
            when agreed.trust().equals(trust)
                && Objects.equals(agreed.municipality(), municipality)
                && isWithin(day, agreed.validFrom(), agreed.validTo()) -> {
          return Optional.of(agreed);
        }
        case AgreementTerminated ended
            when ended.trust().equals(trust)
                && Objects.equals(ended.municipality(), municipality)
                && isWithin(day, ended.lastDay().plusDays(1), ended.wouldHaveEnded()) -> {
          return Optional.empty();
        }
        default -> {
          // says nothing about these two on that day
        }
      }
    }
    return Optional.empty();
  }

  private static boolean isWithin(LocalDate day, LocalDate from, @Nullable LocalDate to) {
    return !day.isBefore(from) && (to == null || !day.isAfter(to));
  }
}
