package no.dognbok.query.dispute;

import java.util.Arrays;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import no.dognbok.events.Address;
import no.dognbok.events.DisputeStep;
import no.dognbok.events.Municipality;
import no.dognbok.events.Refusal;
import no.dognbok.events.Refusal.Code;
import no.dognbok.events.SenderText;
import no.dognbok.identity.Caller;
import no.dognbok.notes.Notes;
import no.dognbok.query.law.Directory;
import no.dognbok.query.notes.NoteAnswer;
import no.dognbok.query.scope.Scope;
import no.dognbok.query.scope.Scopes;
import no.dognbok.query.stay.Basis;
import no.dognbok.query.stay.StayQuestions;
import no.dognbok.query.stay.When;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** {@code GET /api/v1/disputes}: a party's disputes, and one with all that was said. */
@RestController
@RequestMapping("/api/v1/disputes")
final class DisputeQuestionController {

  private static final int LARGEST_PAGE = 500;

  private final Disputes disputes;
  private final Notes notes;
  private final StayQuestions questions;
  private final Scopes scopes;

  DisputeQuestionController(
      Disputes disputes, Notes notes, StayQuestions questions, Scopes scopes) {
    this.disputes = disputes;
    this.notes = notes;
    this.questions = questions;
    this.scopes = scopes;
  }

  /**
   * As they are, or as they were known and as far as they had come then. What {@code state} and
   * {@code step} may be is listed where they are not.
   */
  @GetMapping
  DisputeAnswers.Page disputes(
      @RequestParam(required = false) @Nullable String state,
      @RequestParam(required = false) @Nullable String step,
      @RequestParam(required = false) @Nullable String stay,
      @RequestParam(required = false) @Nullable String trust,
      @RequestParam(required = false) @Nullable String municipality,
      @RequestParam(defaultValue = "0") String page,
      @RequestParam(defaultValue = "50") String size,
      @RequestParam(required = false) @Nullable String asOf,
      @RequestParam(required = false) @Nullable String knownAt,
      @RequestParam(required = false) @Nullable Long atLeast,
      @RequestHeader HttpHeaders headers) {
    Scope scope = scopes.of(Caller.of(headers::getFirst), atLeast);
    Disputes.Filter filter =
        new Disputes.Filter(
            value(
                "trust",
                trust,
                text -> text.contains(":") ? Address.parse(text) : Address.org(text)),
            value("municipality", municipality, Municipality::new),
            value("stay", stay, UUID::fromString),
            value("state", state, text -> code(text, DisputeRecord.State.values())),
            value("step", step, text -> code(text, DisputeStep.values())));
    int number = number("page", page, 0, Integer.MAX_VALUE / LARGEST_PAGE);
    int count = number("size", size, 1, LARGEST_PAGE);
    When when = questions.when(asOf, knownAt);
    Basis basis = questions.basis(when);
    long skip = (long) number * count;
    Disputes.Part part =
        isGiven(asOf) || isGiven(knownAt)
            ? disputes.find(filter, scope, when, skip, count)
            : disputes.find(filter, scope, skip, count);
    Directory directory = questions.directory(when);
    return new DisputeAnswers.Page(
        part.disputes().stream()
            .map(one -> DisputeAnswers.Summary.of(one, directory, when.asOf()))
            .toList(),
        number,
        count,
        part.total(),
        basis);
  }

  /** A dispute as it was known, and as far as it had come, then; texts are as they are now. */
  @GetMapping("/{dispute}")
  DisputeAnswers.Whole dispute(
      @PathVariable String dispute,
      @RequestParam(required = false) @Nullable String asOf,
      @RequestParam(required = false) @Nullable String knownAt,
      @RequestParam(required = false) @Nullable Long atLeast,
      @RequestHeader HttpHeaders headers) {
    UUID id = Disputes.idNamed(dispute);
    Scope scope = scopes.of(Caller.of(headers::getFirst), atLeast);
    When when = questions.when(asOf, knownAt);
    Basis basis = questions.basis(when);
    DisputeRecord then =
        disputes
            .find(id, scope)
            .flatMap(found -> found.at(when))
            .orElseThrow(() -> noSuchDispute(id));
    return DisputeAnswers.Whole.of(
        then,
        questions.directory(when),
        when.asOf(),
        reference -> NoteAnswer.of(reference, notes.find(reference.note())),
        basis);
  }

  private static boolean isGiven(@Nullable String parameter) {
    return parameter != null && !parameter.isBlank();
  }

  private static Refusal noSuchDispute(UUID id) {
    return new Refusal(
        Code.NO_SUCH_DISPUTE, "there is no dispute %s that you may see".formatted(id));
  }

  private static <T> @Nullable T value(
      String name, @Nullable String text, Function<String, T> parse) {
    if (text == null || text.isBlank()) {
      return null;
    }
    try {
      return parse.apply(text.strip());
    } catch (IllegalArgumentException e) {
      throw invalid(name, text, String.valueOf(e.getMessage()));
    }
  }

  private static Refusal invalid(String name, String text, String right) {
    return new Refusal(
        Code.INVALID_VALUE,
        "'%s' is not valid in '%s': %s"
            .formatted(SenderText.shown(text), name, SenderText.masked(right)),
        Map.of("field", name));
  }

  private static <E extends Enum<E>> E code(String text, E[] values) {
    return Arrays.stream(values)
        .filter(value -> value.name().equals(text))
        .findFirst()
        .orElseThrow(
            () -> new IllegalArgumentException("expected one of " + Arrays.toString(values)));
  }

  private static int number(String name, String text, int from, int to) {
    try {
      int number = Integer.parseInt(text.strip());
      if (number >= from && number <= to) {
        return number;
      }
    } catch (NumberFormatException e) {
      // said below
    }
    throw invalid(name, text, "expected a number from %d to %d".formatted(from, to));
  }
}
