package no.dognbok.query.audit;

import java.util.UUID;
import no.dognbok.identity.Caller;
import no.dognbok.query.answer.Format;
import no.dognbok.query.differences.Course;
import no.dognbok.query.differences.Differences;
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

/**
 * {@code GET /api/v1/stays/{stay}/audit}: everything about a stay in the order of the log, and what
 * was known when.
 */
@RestController
@RequestMapping("/api/v1/stays/{stay}/audit")
final class StayAuditController {

  private final StayAudit audit;
  private final Differences differences;
  private final StayQuestions questions;
  private final Scopes scopes;

  StayAuditController(
      StayAudit audit, Differences differences, StayQuestions questions, Scopes scopes) {
    this.audit = audit;
    this.differences = differences;
    this.questions = questions;
    this.scopes = scopes;
  }

  /** Every event about the stay that the asker may see, as JSON in pages or as a whole table. */
  @GetMapping
  ResponseEntity<StayAuditAnswer> audit(
      @PathVariable String stay,
      @RequestParam(defaultValue = "0") String page,
      @RequestParam(defaultValue = "50") String size,
      @RequestParam(required = false) @Nullable String format,
      @RequestParam(required = false) @Nullable String asOf,
      @RequestParam(required = false) @Nullable String knownAt,
      @RequestParam(required = false) @Nullable Long atLeast,
      @RequestHeader HttpHeaders headers) {
    Scope scope = scopes.of(Caller.of(headers::getFirst), atLeast);
    UUID id = Stays.idNamed(stay);
    Format wanted = Format.wanted(format, headers);
    Paging paging = Paging.of(page, size, wanted);
    StayAudit.Trail trail = audit.of(id, scope, questions.when(asOf, knownAt));
    return wanted
        .answer("revisjon-" + id)
        .body(
            new StayAuditAnswer(
                id,
                paging.of(trail.events()),
                paging.number(),
                paging.size(),
                trail.events().size(),
                trail.basis()));
  }

  /** The judgement after each commit that can have changed it, and what of it that changed. */
  @GetMapping("/knowledge")
  ResponseEntity<KnowledgeAnswer> knowledge(
      @PathVariable String stay,
      @RequestParam(defaultValue = "0") String page,
      @RequestParam(defaultValue = "50") String size,
      @RequestParam(required = false) @Nullable String format,
      @RequestParam(required = false) @Nullable String asOf,
      @RequestParam(required = false) @Nullable String knownAt,
      @RequestParam(required = false) @Nullable Long atLeast,
      @RequestHeader HttpHeaders headers) {
    Scope scope = scopes.of(Caller.of(headers::getFirst), atLeast);
    UUID id = Stays.idNamed(stay);
    Format wanted = Format.wanted(format, headers);
    Paging paging = Paging.of(page, size, wanted);
    Course course = differences.course(id, scope, questions.when(asOf, knownAt));
    return wanted.answer("kunnskap-" + id).body(KnowledgeAnswer.of(id, course, paging));
  }
}
