package no.dognbok.query.statistics;

import java.util.List;
import java.util.UUID;
import no.dognbok.identity.Caller;
import no.dognbok.query.answer.Format;
import no.dognbok.query.docket.Months;
import no.dognbok.query.scope.Scope;
import no.dognbok.query.scope.Scopes;
import no.dognbok.query.stay.Basis;
import no.dognbok.query.stay.Parameters;
import no.dognbok.query.stay.StayQuestions;
import no.dognbok.query.stay.When;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** {@code GET /api/v1/reports/time-types}, as JSON in pages or as a table with all of it. */
@RestController
@RequestMapping("/api/v1/reports")
final class RegisterReportController {

  private static final int LARGEST_PAGE = 500;

  /** A year. */
  private static final int MOST_MONTHS = 12;

  private final RegisterReport report;
  private final StayQuestions questions;
  private final Scopes scopes;

  RegisterReportController(RegisterReport report, StayQuestions questions, Scopes scopes) {
    this.report = report;
    this.questions = questions;
    this.scopes = scopes;
  }

  /** The month of the moment that is asked about where none is named. */
  @GetMapping("/time-types")
  ResponseEntity<RegisterReportAnswer> timeTypes(
      @RequestParam(required = false) @Nullable String from,
      @RequestParam(required = false) @Nullable String to,
      @RequestParam(defaultValue = "0") String page,
      @RequestParam(defaultValue = "50") String size,
      @RequestParam(required = false) @Nullable String format,
      @RequestParam(required = false) @Nullable String asOf,
      @RequestParam(required = false) @Nullable String knownAt,
      @RequestParam(required = false) @Nullable Long atLeast,
      @RequestHeader HttpHeaders headers) {
    Scope scope = scopes.of(Caller.of(headers::getFirst), atLeast);
    Format wanted = Format.wanted(format, headers);
    int number = Parameters.number("page", page, 0, Integer.MAX_VALUE / LARGEST_PAGE);
    int count = Parameters.number("size", size, 1, LARGEST_PAGE);
    boolean whole = wanted == Format.CSV; // a file in parts is no use to anybody
    When when = questions.when(asOf, knownAt);
    Months months = AskedMonths.of(from, to, when.asOf(), 1, MOST_MONTHS);
    // Before anything is read: an answer holds what it says it holds, and perhaps more.
    Basis basis = questions.basis(when);
    List<UUID> incomplete = questions.incomplete();
    RegisterReport.Part part =
        report.find(
            months,
            scope,
            when,
            asOf == null && knownAt == null,
            whole ? 0 : (long) number * count,
            whole ? Integer.MAX_VALUE : count);
    return wanted
        .answer("npr-tidspunkter-%s-%s".formatted(months.from(), months.to()))
        .body(
            new RegisterReportAnswer(
                months.from(),
                months.to(),
                part.stays(),
                number,
                count,
                part.total(),
                basis,
                incomplete));
  }
}
