package no.dognbok.query.law;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import no.dognbok.events.Address;
import no.dognbok.events.AgreementTerms;
import no.dognbok.events.Municipality;
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
   * later before the earlier.
   */
  static Agreements of(List<TermsAgreed> agreed) {
    List<TermsAgreed> latestFirst = agreed.reversed();
    return (day, trust, municipality) ->
        valid(latestFirst, day, trust)
            .filter(terms -> municipality != null && municipality.equals(terms.municipality()))
            .findFirst()
            .or(() ->
                valid(latestFirst, day, trust)
                    .filter(terms -> terms.municipality() == null)
                    .findFirst())
            .map(TermsAgreed::terms)
            .orElse(AgreementTerms.NONE_AGREED);
  }

  private static Stream<TermsAgreed> valid(
      List<TermsAgreed> agreed, LocalDate day, @Nullable Address trust) {
    return agreed.stream()
        .filter(terms -> terms.trust().equals(trust))
        .filter(terms -> !day.isBefore(terms.validFrom()))
        .filter(terms -> Optional.ofNullable(terms.validTo()).stream().noneMatch(day::isAfter));
  }
}
