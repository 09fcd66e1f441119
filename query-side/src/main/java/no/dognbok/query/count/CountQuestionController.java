package no.dognbok.query.count;

import java.nio.charset.StandardCharsets;
import java.time.YearMonth;
import no.dognbok.events.Address;
import no.dognbok.events.Municipality;
import no.dognbok.events.Refusal;
import no.dognbok.events.Refusal.Code;
import no.dognbok.identity.Caller;
import no.dognbok.query.count.CountAnswers.Comparison;
import no.dognbok.query.scope.Scope;
import no.dognbok.query.scope.Scopes;
import no.dognbok.query.stay.Parameters;
import no.dognbok.query.stay.StayQuestions;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
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
 * {@code GET /api/v1/counts/{trust}/{municipality}/{month}/differences}: what the sides have
 * counted beside the ledger, as JSON or as a table.
 */
@RestController
@RequestMapping("/api/v1/counts")
final class CountQuestionController {

  private static final MediaType TABLE = new MediaType("text", "csv", StandardCharsets.UTF_8);
  private static final String DIFFERENCES = "/{trust}/{municipality}/{month}/differences";

  private final CountDifferences differences;
  private final StayQuestions questions;
  private final Scopes scopes;

  CountQuestionController(CountDifferences differences, StayQuestions questions, Scopes scopes) {
    this.differences = differences;
    this.questions = questions;
    this.scopes = scopes;
  }

  @GetMapping(path = DIFFERENCES, produces = MediaType.APPLICATION_JSON_VALUE)
  Comparison differences(
      @PathVariable String trust,
      @PathVariable String municipality,
      @PathVariable String month,
      @RequestParam(required = false) @Nullable String asOf,
      @RequestParam(required = false) @Nullable String knownAt,
      @RequestParam(required = false) @Nullable Long atLeast,
      @RequestHeader HttpHeaders headers) {
    Scope scope = scopes.of(Caller.of(headers::getFirst), atLeast);
    return differences.of(
        seen(trust, municipality, month, scope), questions.when(asOf, knownAt), scope);
  }

  /** The same for a spreadsheet. */
  @GetMapping(path = DIFFERENCES, produces = "text/csv")
  ResponseEntity<byte[]> table(
      @PathVariable String trust,
      @PathVariable String municipality,
      @PathVariable String month,
      @RequestParam(required = false) @Nullable String asOf,
      @RequestParam(required = false) @Nullable String knownAt,
      @RequestParam(required = false) @Nullable Long atLeast,
      @RequestHeader HttpHeaders headers) {
    Comparison comparison =
        differences(trust, municipality, month, asOf, knownAt, atLeast, headers);
    String name =
        "avvik-%s-%s-%s.csv"
            .formatted(
                comparison.trust().address().replaceFirst(".*:", ""),
                comparison.municipality().address(),
                comparison.month());
    return ResponseEntity.ok()
        .contentType(TABLE)
        .header(
            HttpHeaders.CONTENT_DISPOSITION,
            ContentDisposition.attachment().filename(name).build().toString())
        .body(CountTable.of(comparison).getBytes(StandardCharsets.UTF_8));
  }

  private static CountedMonth seen(String trust, String municipality, String month, Scope scope) {
    Address bills = Parameters.required("trust", trust, "expected nine digits", Address::org);
    Municipality pays =
        Parameters.required(
            "municipality", municipality, "expected four digits", Municipality::new);
    YearMonth when =
        Parameters.required("month", month, "expected a month such as 2025-10", YearMonth::parse);
    CountedMonth asked = new CountedMonth(bills, pays, when);
    if (!asked.isSeen(scope)) {
      throw new Refusal(
          Code.NOT_YOURS,
          "what was counted between %s and %s is for these two".formatted(bills.value(), pays));
    }
    return asked;
  }
}
