package no.dognbok.query.reference;

import no.dognbok.identity.Caller;
import no.dognbok.query.scope.Scopes;
import no.dognbok.query.stay.StayQuestions;
import no.dognbok.query.stay.When;
import no.dognbok.query.surroundings.SurroundingsView;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * {@code GET /api/v1/reference}: what the answers are judged by. It says nothing about anybody, so
 * every organisation that is known sees all of it.
 */
@RestController
@RequestMapping("/api/v1/reference")
final class ReferenceQuestionController {

  private final SurroundingsView surroundings;
  private final StayQuestions questions;
  private final Scopes scopes;

  ReferenceQuestionController(
      SurroundingsView surroundings, StayQuestions questions, Scopes scopes) {
    this.surroundings = surroundings;
    this.questions = questions;
    this.scopes = scopes;
  }

  @GetMapping
  ReferenceAnswers.Everything reference(
      @RequestParam(required = false) @Nullable String knownAt,
      @RequestParam(required = false) @Nullable Long atLeast,
      @RequestHeader HttpHeaders headers) {
    scopes.of(Caller.of(headers::getFirst), atLeast);
    When when = questions.when(null, knownAt);
    return ReferenceAnswers.Everything.of(
        surroundings.lastOfEachKnownAt(when.knownAt()), questions.basis(when));
  }
}
