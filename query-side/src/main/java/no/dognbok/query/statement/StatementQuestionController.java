package no.dognbok.query.statement;

import java.time.YearMonth;
import no.dognbok.events.Refusal;
import no.dognbok.events.Refusal.Code;
import no.dognbok.events.SenderText;
import no.dognbok.identity.Caller;
import no.dognbok.query.scope.Scope;
import no.dognbok.query.scope.Scopes;
import no.dognbok.query.statement.form.StatementForm;
import no.dognbok.query.stay.Basis;
import no.dognbok.query.stay.StayQuestions;
import no.dognbok.query.stay.When;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * {@code GET /api/v1/statements/{trust}/{municipality}/{month}}: the statement as far as it has
 * come, and the draft, always there and always current.
 */
@RestController
@RequestMapping("/api/v1/statements")
final class StatementQuestionController {

  private final StatementQuestions statements;
  private final StatementEvidence evidence;
  private final StayQuestions questions;
  private final Scopes scopes;

  StatementQuestionController(
      StatementQuestions statements,
      StatementEvidence evidence,
      StayQuestions questions,
      Scopes scopes) {
    this.statements = statements;
    this.evidence = evidence;
    this.questions = questions;
    this.scopes = scopes;
  }

  /** How far the statements of a month have come: the asker's, with each other party. */
  @GetMapping
  StatementList statements(
      @RequestParam(required = false) @Nullable String month,
      @RequestParam(required = false) @Nullable String asOf,
      @RequestParam(required = false) @Nullable String knownAt,
      @RequestParam(required = false) @Nullable Long atLeast,
      @RequestHeader HttpHeaders headers) {
    YearMonth of = StatementAsked.month(month);
    Scope scope = scopes.of(Caller.of(headers::getFirst), atLeast);
    When when = questions.when(asOf, knownAt);
    Basis basis = questions.basis(when);
    return new StatementList(of, statements.list(scope, of, when), basis);
  }

  /** The statement as far as it has come; as of another moment, the draft of then. */
  @GetMapping("/{trust}/{municipality}/{month}")
  ResponseEntity<byte[]> statement(
      @PathVariable String trust,
      @PathVariable String municipality,
      @PathVariable String month,
      @RequestParam(required = false) @Nullable String asOf,
      @RequestParam(required = false) @Nullable String knownAt,
      @RequestParam(required = false) @Nullable Long atLeast,
      @RequestHeader HttpHeaders headers) {
    File file = File.of(month, headers);
    StatementAsked asked = asked(trust, municipality, atLeast, headers);
    When when = questions.when(asOf, knownAt);
    Statement statement =
        isGiven(asOf) || isGiven(knownAt)
            ? statements.draft(asked.pair(), file.month(), when)
            : statements.now(asked.pair(), file.month(), when);
    byte[] body =
        statement.state() == Statement.State.FROZEN && file.form().isKept()
            ? statements.issued(asked.pair(), statement, file.form())
            : file.form()
                .render(seen(statement, asked.scope()), evidence.seal(asked.pair(), file.month()));
    return ResponseEntity.ok()
        .contentType(file.form().mediaType())
        .header("Dognbok-Statement", statement.state().name())
        .header("Dognbok-Digest", statement.digest())
        .body(body);
  }

  /** The invoice, or credit note, that a frozen statement was given a number for. */
  @GetMapping("/{trust}/{municipality}/{month}/invoice")
  InvoiceAnswer invoice(
      @PathVariable String trust,
      @PathVariable String municipality,
      @PathVariable String month,
      @RequestParam(required = false) @Nullable Long atLeast,
      @RequestHeader HttpHeaders headers) {
    YearMonth of = StatementAsked.month(month);
    StatementAsked asked = asked(trust, municipality, atLeast, headers);
    return InvoiceAnswer.of(statements.invoice(asked.pair(), of));
  }

  /** The same as it is sent: EHF Billing 3.0. */
  @GetMapping("/{trust}/{municipality}/{month}/invoice.xml")
  ResponseEntity<byte[]> ehf(
      @PathVariable String trust,
      @PathVariable String municipality,
      @PathVariable String month,
      @RequestParam(required = false) @Nullable Long atLeast,
      @RequestHeader HttpHeaders headers) {
    YearMonth of = StatementAsked.month(month);
    StatementAsked asked = asked(trust, municipality, atLeast, headers);
    return ResponseEntity.ok()
        .contentType(MediaType.APPLICATION_XML)
        .body(statements.ehf(asked.pair(), of));
  }

  /**
   * What is asked for: {@code 2025-10}, in the form that is accepted, or {@code 2025-10.pdf}.
   *
   * @param month of the statement
   * @param form in which it is wanted
   */
  private record File(YearMonth month, StatementForm form) {

    static File of(String name, HttpHeaders headers) {
      int dot = name.indexOf('.');
      if (dot < 0) {
        return new File(StatementAsked.month(name), form(headers));
      }
      return new File(
          StatementAsked.month(name.substring(0, dot)),
          StatementForm.ofExtension(name.substring(dot + 1))
              .orElseThrow(() ->
                  new Refusal(
                      Code.NOT_ACCEPTABLE,
                      "a statement can be had as .json, .csv, .xlsx, .pdf and .html, not as %s"
                          .formatted(SenderText.shown(name.substring(dot))))));
    }

    private static StatementForm form(HttpHeaders headers) {
      return StatementForm.of(headers.getAccept());
    }
  }

  /** The draft by all that is known now, whatever was presented or frozen. */
  @GetMapping("/{trust}/{municipality}/{month}/draft")
  Statement draft(
      @PathVariable String trust,
      @PathVariable String municipality,
      @PathVariable String month,
      @RequestParam(required = false) @Nullable String asOf,
      @RequestParam(required = false) @Nullable String knownAt,
      @RequestParam(required = false) @Nullable Long atLeast,
      @RequestHeader HttpHeaders headers) {
    YearMonth of = StatementAsked.month(month);
    StatementAsked asked = asked(trust, municipality, atLeast, headers);
    return seen(statements.draft(asked.pair(), of, questions.when(asOf, knownAt)), asked.scope());
  }

  /** Draws a frozen statement again, and says whether it is the one that was issued. */
  @GetMapping("/{trust}/{municipality}/{month}/check")
  StatementCheck check(
      @PathVariable String trust,
      @PathVariable String municipality,
      @PathVariable String month,
      @RequestParam(required = false) @Nullable Long atLeast,
      @RequestHeader HttpHeaders headers) {
    YearMonth of = StatementAsked.month(month);
    StatementAsked asked = asked(trust, municipality, atLeast, headers);
    return statements
        .check(asked.pair(), of)
        .orElseThrow(() ->
            new Refusal(
                Code.STATEMENT_NOT_FROZEN,
                "the statement of %s is not frozen: there is nothing to check".formatted(of)));
  }

  private StatementAsked asked(
      String trust, String municipality, @Nullable Long atLeast, HttpHeaders headers) {
    return StatementAsked.of(statements, scopes, trust, municipality, atLeast, headers);
  }

  /** What only the trust may see goes to the trust, and to who may see everything. */
  private static Statement seen(Statement statement, Scope scope) {
    return scope instanceof Scope.OfMunicipality ? statement.forBoth() : statement;
  }

  private static boolean isGiven(@Nullable String parameter) {
    return parameter != null && !parameter.isBlank();
  }
}
