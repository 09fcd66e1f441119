package no.dognbok.query.statement;

import java.time.YearMonth;
import java.util.function.BiFunction;
import no.dognbok.query.scope.Scopes;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Files that lie beside a frozen statement, so that anybody can check it without the ledger. */
@RestController
@RequestMapping("/api/v1/statements/{trust}/{municipality}/{month}")
final class StatementEvidenceController {

  private final StatementQuestions statements;
  private final StatementEvidence evidence;
  private final Scopes scopes;

  StatementEvidenceController(
      StatementQuestions statements, StatementEvidence evidence, Scopes scopes) {
    this.statements = statements;
    this.evidence = evidence;
    this.scopes = scopes;
  }

  /** The first signed head of the log that holds the freezing. */
  @GetMapping(path = "/checkpoint", produces = MediaType.TEXT_PLAIN_VALUE)
  String checkpoint(
      @PathVariable String trust,
      @PathVariable String municipality,
      @PathVariable String month,
      @RequestParam(required = false) @Nullable Long atLeast,
      @RequestHeader HttpHeaders headers) {
    return of(trust, municipality, month, atLeast, headers, evidence::checkpoint).toString();
  }

  /** That the freezing is in the log of that head. */
  @GetMapping(path = "/proof", produces = MediaType.TEXT_PLAIN_VALUE)
  String proof(
      @PathVariable String trust,
      @PathVariable String municipality,
      @PathVariable String month,
      @RequestParam(required = false) @Nullable Long atLeast,
      @RequestHeader HttpHeaders headers) {
    return of(trust, municipality, month, atLeast, headers, evidence::proof).toString();
  }

  /** The facts block of the event that froze it, which holds the digest of what stands in it. */
  @GetMapping(path = "/facts", produces = MediaType.APPLICATION_OCTET_STREAM_VALUE)
  byte[] facts(
      @PathVariable String trust,
      @PathVariable String municipality,
      @PathVariable String month,
      @RequestParam(required = false) @Nullable Long atLeast,
      @RequestHeader HttpHeaders headers) {
    return of(trust, municipality, month, atLeast, headers, evidence::facts);
  }

  private <T> T of(
      String trust,
      String municipality,
      String month,
      @Nullable Long atLeast,
      HttpHeaders headers,
      BiFunction<Pair, YearMonth, T> answer) {
    YearMonth of = StatementAsked.month(month);
    return answer.apply(
        StatementAsked.of(statements, scopes, trust, municipality, atLeast, headers).pair(), of);
  }
}
