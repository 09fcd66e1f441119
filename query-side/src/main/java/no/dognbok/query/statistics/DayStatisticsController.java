package no.dognbok.query.statistics;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import no.dognbok.events.CareType;
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

/** {@code GET /api/v1/statistics/payment-days}, as JSON or as a table. */
@RestController
@RequestMapping("/api/v1/statistics")
final class DayStatisticsController {

  private final DayStatistics statistics;
  private final StayQuestions questions;
  private final Scopes scopes;

  DayStatisticsController(DayStatistics statistics, StayQuestions questions, Scopes scopes) {
    this.statistics = statistics;
    this.questions = questions;
    this.scopes = scopes;
  }

  /** The last twelve months where none are named. What a code may be is listed where it is not. */
  @GetMapping("/payment-days")
  ResponseEntity<DayStatisticsAnswer> paymentDays(
      @RequestParam(required = false) @Nullable String from,
      @RequestParam(required = false) @Nullable String to,
      @RequestParam(required = false) @Nullable String trust,
      @RequestParam(required = false) @Nullable String municipality,
      @RequestParam(required = false) @Nullable String hospital,
      @RequestParam(required = false) @Nullable String careType,
      @RequestParam(required = false) @Nullable String groupBy,
      @RequestParam(required = false) @Nullable String format,
      @RequestParam(required = false) @Nullable String asOf,
      @RequestParam(required = false) @Nullable String knownAt,
      @RequestParam(required = false) @Nullable Long atLeast,
      @RequestHeader HttpHeaders headers) {
    Scope scope = scopes.of(Caller.of(headers::getFirst), atLeast);
    Format wanted = Format.wanted(format, headers);
    DayFilter filter =
        new DayFilter(
            Parameters.organisation("trust", trust),
            Parameters.municipality("municipality", municipality),
            Parameters.organisation("hospital", hospital),
            Parameters.code("careType", careType, CareType.values()));
    Set<DayGrouping> by =
        groupBy == null ? DayGrouping.BY_DEFAULT : DayGrouping.parsed("groupBy", groupBy);
    When when = questions.when(asOf, knownAt);
    Months months = AskedMonths.of(from, to, when.asOf());
    // Before anything is read: an answer holds what it says it holds, and perhaps more.
    Basis basis = questions.basis(when);
    List<UUID> incomplete = questions.incomplete();
    DayStatistics.Counted counted =
        statistics.count(filter, months, by, scope, when, asOf == null && knownAt == null);
    return wanted
        .answer("betalingsdogn-%s-%s".formatted(months.from(), months.to()))
        .body(
            new DayStatisticsAnswer(
                months.from(),
                months.to(),
                by,
                counted.groups(),
                counted.total(),
                counted.missingRates(),
                basis,
                incomplete));
  }
}
