package no.dognbok.query.deviation;

import java.time.YearMonth;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import no.dognbok.events.Address;
import no.dognbok.events.DeviationKind;
import no.dognbok.events.Obligation;
import no.dognbok.events.Paragraph;
import no.dognbok.identity.Caller;
import no.dognbok.query.deviation.DeviationQuestions.Asking;
import no.dognbok.query.docket.Months;
import no.dognbok.query.law.Directory;
import no.dognbok.query.notes.NamedNotes;
import no.dognbok.query.scope.Scopes;
import no.dognbok.query.statistics.DutyFilter;
import no.dognbok.query.stay.Parameters;
import no.dognbok.query.stay.StayQuestions;
import no.dognbok.query.stay.Stays;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * {@code GET /api/v1/deviations} and {@code GET /api/v1/stays/{stay}/deviations}: what the parties
 * told of, one with all that was said, and all of a stay.
 */
@RestController
@RequestMapping("/api/v1")
final class DeviationQuestionController {

  /** The stay of each is judged. */
  private static final int LARGEST_PAGE = 200;

  /** What nobody tells by hand needs no telling to be listed. */
  private static final Deviation.Origin[] BROKEN_DUTIES = {Deviation.Origin.BROKEN_DUTY};

  private final DeviationQuestions deviations;
  private final StayQuestions questions;
  private final NamedNotes notes;
  private final Scopes scopes;

  DeviationQuestionController(
      DeviationQuestions deviations, StayQuestions questions, NamedNotes notes, Scopes scopes) {
    this.deviations = deviations;
    this.questions = questions;
    this.notes = notes;
    this.scopes = scopes;
  }

  /**
   * Those that somebody told of; with {@code origin=BROKEN_DUTY} every broken duty of all stays,
   * whether or not somebody spoke of it. What the codes may be is listed where they are not.
   */
  @GetMapping("/deviations")
  DeviationAnswers.Page deviations(
      @RequestParam(required = false) @Nullable String origin,
      @RequestParam(required = false) @Nullable String state,
      @RequestParam(required = false) @Nullable String kind,
      @RequestParam(required = false) @Nullable String paragraph,
      @RequestParam(required = false) @Nullable String month,
      @RequestParam(required = false) @Nullable String trust,
      @RequestParam(required = false) @Nullable String municipality,
      @RequestParam(required = false) @Nullable String hospital,
      @RequestParam(defaultValue = "0") String page,
      @RequestParam(defaultValue = "50") String size,
      @RequestParam(required = false) @Nullable String asOf,
      @RequestParam(required = false) @Nullable String knownAt,
      @RequestParam(required = false) @Nullable Long atLeast,
      @RequestHeader HttpHeaders headers) {
    Asking asking = asking(headers, asOf, knownAt, atLeast);
    Directory directory = questions.directory(asking.when());
    int number = Parameters.number("page", page, 0, Integer.MAX_VALUE / LARGEST_PAGE);
    int count = Parameters.number("size", size, 1, LARGEST_PAGE);
    long skip = (long) number * count;
    Address given = Parameters.organisation("hospital", hospital);
    Deviations.Filter filter =
        new Deviations.Filter(
            Parameters.organisation("trust", trust),
            Parameters.municipality("municipality", municipality),
            given == null ? null : directory.organisation(given).orElse(given),
            Parameters.code("kind", kind, DeviationKind.values()),
            Parameters.code("paragraph", paragraph, Paragraph.values()),
            Parameters.month("month", month),
            Parameters.code("state", state, DeviationRecord.State.values()));
    DeviationQuestions.Page found =
        Parameters.code("origin", origin, BROKEN_DUTIES) == null
            ? deviations.page(filter, asking, skip, count)
            : broken(filter, asking, skip, count);
    return new DeviationAnswers.Page(
        summaries(found.deviations(), asking, directory),
        number,
        count,
        found.total(),
        found.counts(),
        asking.basis());
  }

  /** In the month in which they were due; what was said of them decides nothing. */
  private DeviationQuestions.Page broken(
      Deviations.Filter filter, Asking asking, long skip, int count) {
    if (filter.state() != null) {
      throw Parameters.invalid(
          "state",
          filter.state().name(),
          "expected none with origin=BROKEN_DUTY: whether or not somebody spoke of them, all are"
              + " listed");
    }
    YearMonth month = filter.month();
    return deviations.broken(
        new DutyFilter(
            filter.trust(), filter.municipality(), filter.hospital(), obligations(filter)),
        month == null ? Months.ALL : Months.of(month, month),
        asking,
        skip,
        count);
  }

  /** The obligations that are this kind of deviation, by this paragraph. */
  private static Set<Obligation> obligations(Deviations.Filter filter) {
    return Arrays.stream(Obligation.values())
        .filter(one -> filter.kind() == null || filter.kind() == DeviationKind.of(one))
        .filter(one ->
            filter.paragraph() == null || filter.paragraph() == DeviationKind.of(one).paragraph())
        .collect(Collectors.toSet());
  }

  /** One as it was known, and as far as it had come, then; texts are as they are now. */
  @GetMapping("/deviations/{deviation}")
  DeviationHistory deviation(
      @PathVariable String deviation,
      @RequestParam(required = false) @Nullable String stay,
      @RequestParam(required = false) @Nullable String asOf,
      @RequestParam(required = false) @Nullable String knownAt,
      @RequestParam(required = false) @Nullable Long atLeast,
      @RequestHeader HttpHeaders headers) {
    UUID id = Deviations.idNamed(deviation);
    UUID in = Parameters.uuid("stay", stay);
    Asking asking = asking(headers, asOf, knownAt, atLeast);
    Deviation found = deviations.one(id, in, asking);
    return new DeviationHistory(
        DeviationAnswers.Summary.of(
            found, questions.directory(asking.when()), asking.when().asOf()),
        DeviationHistory.of(found.told(), notes::find),
        deviations.instead(found, asking),
        asking.basis());
  }

  /** All of a stay: each duty that is broken, and what was told by hand. */
  @GetMapping("/stays/{stay}/deviations")
  DeviationAnswers.OfStay ofStay(
      @PathVariable String stay,
      @RequestParam(required = false) @Nullable String asOf,
      @RequestParam(required = false) @Nullable String knownAt,
      @RequestParam(required = false) @Nullable Long atLeast,
      @RequestHeader HttpHeaders headers) {
    UUID id = Stays.idNamed(stay);
    Asking asking = asking(headers, asOf, knownAt, atLeast);
    return new DeviationAnswers.OfStay(
        id,
        summaries(deviations.ofStay(id, asking), asking, questions.directory(asking.when())),
        asking.basis());
  }

  private Asking asking(
      HttpHeaders headers,
      @Nullable String asOf,
      @Nullable String knownAt,
      @Nullable Long atLeast) {
    return deviations.asking(scopes.of(Caller.of(headers::getFirst), atLeast), asOf, knownAt);
  }

  private static List<DeviationAnswers.Summary> summaries(
      List<Deviation> some, Asking asking, Directory directory) {
    return some.stream()
        .map(one -> DeviationAnswers.Summary.of(one, directory, asking.when().asOf()))
        .toList();
  }
}
