package no.dognbok.query.deviation;

import java.util.List;
import java.util.UUID;
import no.dognbok.events.Address;
import no.dognbok.events.DeviationKind;
import no.dognbok.events.Paragraph;
import no.dognbok.identity.Caller;
import no.dognbok.notes.Notes;
import no.dognbok.query.deviation.DeviationQuestions.Asking;
import no.dognbok.query.law.Directory;
import no.dognbok.query.notes.NoteAnswer;
import no.dognbok.query.scope.Scopes;
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

  private final DeviationQuestions deviations;
  private final StayQuestions questions;
  private final Notes notes;
  private final Scopes scopes;

  DeviationQuestionController(
      DeviationQuestions deviations, StayQuestions questions, Notes notes, Scopes scopes) {
    this.deviations = deviations;
    this.questions = questions;
    this.notes = notes;
    this.scopes = scopes;
  }

  /** Those that somebody told of; what the codes may be is listed where they are not. */
  @GetMapping("/deviations")
  DeviationAnswers.Page deviations(
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
    int number = Parameters.number("page", page, 0, Integer.MAX_VALUE / LARGEST_PAGE);
    int count = Parameters.number("size", size, 1, LARGEST_PAGE);
    DeviationQuestions.Page found = deviations.page(filter, asking, (long) number * count, count);
    return new DeviationAnswers.Page(
        summaries(found.deviations(), asking, directory),
        number,
        count,
        found.total(),
        found.part().counts(),
        asking.basis());
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
        DeviationHistory.of(
            found.told(), reference -> NoteAnswer.of(reference, notes.find(reference.note()))),
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
