package no.dognbok.query.audit;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import no.dognbok.events.Obligation;
import no.dognbok.identity.Caller;
import no.dognbok.query.answer.Format;
import no.dognbok.query.law.DeadlineTable;
import no.dognbok.query.law.Directory;
import no.dognbok.query.scope.Scope;
import no.dognbok.query.scope.Scopes;
import no.dognbok.query.statistics.BrokenDuties;
import no.dognbok.query.statistics.DutyFilter;
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

/**
 * {@code GET /api/v1/audit/breaches}: the duties that were broken in a period, each in its stay.
 */
@RestController
@RequestMapping("/api/v1/audit")
final class BreachesController {

  private final BrokenDuties broken;
  private final StayQuestions questions;
  private final Scopes scopes;

  BreachesController(BrokenDuties broken, StayQuestions questions, Scopes scopes) {
    this.broken = broken;
    this.questions = questions;
    this.scopes = scopes;
  }

  /** By when they were due. What a code may be is listed where it is not. */
  @GetMapping("/breaches")
  ResponseEntity<BreachesAnswer> breaches(
      @RequestParam(required = false) @Nullable String municipality,
      @RequestParam(required = false) @Nullable String trust,
      @RequestParam(required = false) @Nullable String hospital,
      @RequestParam(required = false) @Nullable String kind,
      @RequestParam(required = false) @Nullable String paragraph,
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
    Paging paging = Paging.of(page, size, wanted);
    DutyFilter filter =
        new DutyFilter(
            Parameters.organisation("trust", trust),
            Parameters.municipality("municipality", municipality),
            Parameters.organisation("hospital", hospital),
            kinds(Parameters.code("kind", kind, Obligation.values()), paragraph));
    When when = questions.when(asOf, knownAt);
    AskedPeriod period = AskedPeriod.of(from, to, when.asOf());
    // Before anything is read: an answer holds what it says it holds, and perhaps more.
    Basis basis = questions.basis(when);
    List<UUID> incomplete = questions.incomplete();
    BrokenDuties.Part part =
        broken.find(
            filter,
            period.months(),
            period.moments(),
            scope,
            when,
            asOf == null && knownAt == null,
            paging.skip(),
            paging.most());
    Directory directory = questions.directory(when);
    return wanted
        .answer("brudd-%s-%s".formatted(period.from(), period.to()))
        .body(
            new BreachesAnswer(
                period.from(),
                period.to(),
                part.duties().stream()
                    .map(duty -> BreachesAnswer.Breach.of(duty, when.asOf(), directory))
                    .toList(),
                paging.number(),
                paging.size(),
                part.total(),
                basis,
                incomplete));
  }

  /** A paragraph on which nothing rests is a slip, and no list without entries. */
  private static Set<Obligation> kinds(@Nullable Obligation kind, @Nullable String paragraph) {
    String named = paragraph == null || paragraph.isBlank() ? null : paragraph.strip();
    Set<Obligation> kinds = DutyFilter.kinds(kind, null, named);
    if (kinds.isEmpty() && named != null) {
      throw Parameters.invalid(
          "paragraph",
          named,
          kind == null
              ? "expected a paragraph or point on which an obligation rests, such as § 8 or"
                  + " vedlegg 3.1.1 b"
              : "expected one on which %s rests, which is %s"
                  .formatted(kind, DeadlineTable.of(kind).basis()));
    }
    return kinds;
  }
}
