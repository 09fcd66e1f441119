package no.dognbok.query.differences;

import no.dognbok.identity.Caller;
import no.dognbok.query.scope.Scope;
import no.dognbok.query.scope.Scopes;
import no.dognbok.query.stay.StayQuestions;
import no.dognbok.query.stay.Stays;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** {@code GET /api/v1/stays/{stay}/differences}. */
@RestController
@RequestMapping("/api/v1/stays")
final class DifferencesController {

  private final Differences differences;
  private final StayQuestions questions;
  private final Scopes scopes;

  DifferencesController(Differences differences, StayQuestions questions, Scopes scopes) {
    this.differences = differences;
    this.questions = questions;
    this.scopes = scopes;
  }

  @GetMapping("/{stay}/differences")
  ResponseEntity<DifferencesAnswer> differences(
      @PathVariable String stay,
      @RequestParam(required = false) @Nullable String from,
      @RequestParam(required = false) @Nullable String to,
      @RequestParam(required = false) @Nullable String asOf,
      @RequestParam(required = false) @Nullable Long atLeast,
      @RequestHeader HttpHeaders headers) {
    Scope scope = scopes.of(Caller.of(headers::getFirst), atLeast);
    Differences.Found found =
        differences.between(Stays.idNamed(stay), scope, questions.between(from, to, asOf));
    return ResponseEntity.ok()
        .eTag("%d-%d".formatted(found.stay().lastSequence(), found.to().ruleSet()))
        .body(DifferencesAnswer.of(found));
  }
}
