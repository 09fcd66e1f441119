package no.dognbok.query.statement;

import java.time.DateTimeException;
import java.time.YearMonth;
import java.util.Map;
import no.dognbok.events.Address;
import no.dognbok.events.Municipality;
import no.dognbok.events.Refusal;
import no.dognbok.events.Refusal.Code;
import no.dognbok.identity.Caller;
import no.dognbok.query.scope.Scope;
import no.dognbok.query.scope.Scopes;
import no.dognbok.query.stay.StayQuestions;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * {@code GET /api/v1/statements/{trust}/{municipality}/{month}}: the draft, always there and always
 * current.
 */
@RestController
@RequestMapping("/api/v1/statements")
final class StatementController {

  private final Statements statements;
  private final StayQuestions questions;
  private final Scopes scopes;

  StatementController(Statements statements, StayQuestions questions, Scopes scopes) {
    this.statements = statements;
    this.questions = questions;
    this.scopes = scopes;
  }

  @GetMapping("/{trust}/{municipality}/{month}")
  StatementDraft draft(
      @PathVariable String trust,
      @PathVariable String municipality,
      @PathVariable String month,
      @RequestParam(required = false) @Nullable String asOf,
      @RequestParam(required = false) @Nullable String knownAt,
      @RequestParam(required = false) @Nullable Long atLeast,
      @RequestHeader HttpHeaders headers) {
    Address of = parse("trust", trust, "expected nine digits", Address::org);
    Municipality pays =
        parse("municipality", municipality, "expected four digits", Municipality::new);
    YearMonth when = parse("month", month, "expected a month such as 2025-10", YearMonth::parse);
    Scope scope = scopes.of(Caller.of(headers::getFirst), atLeast);
    if (!Statements.isVisible(scope, of, pays)) {
      throw new Refusal(
          Code.NOT_YOURS,
          "the statements between %s and %s are for these two".formatted(of.value(), pays));
    }
    return statements.draft(of, pays, when, questions.when(asOf, knownAt), scope);
  }

  private interface Parse<T> {
    T of(String text);
  }

  private static <T> T parse(String name, String text, String right, Parse<T> parse) {
    try {
      return parse.of(text);
    } catch (IllegalArgumentException | DateTimeException e) {
      throw new Refusal(
          Code.INVALID_VALUE,
          "'%s' is not valid in '%s': %s".formatted(text, name, right),
          Map.of("field", name));
    }
  }
}
