package no.dognbok.query.stay;

import java.util.List;
import java.util.function.Function;
import no.dognbok.exchange.FlatObject;
import no.dognbok.identity.Caller;
import no.dognbok.identity.IdentityNumber;
import no.dognbok.query.scope.Scope;
import no.dognbok.query.scope.Scopes;
import no.dognbok.query.stay.StayQuestions.Judged;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** {@code /api/v1/stays}: one stay from all its sides, and the look-up by identity number. */
@RestController
@RequestMapping("/api/v1/stays")
final class StayController {

  private final StayQuestions questions;
  private final StayLookup lookup;
  private final Scopes scopes;

  StayController(StayQuestions questions, StayLookup lookup, Scopes scopes) {
    this.questions = questions;
    this.lookup = lookup;
    this.scopes = scopes;
  }

  @GetMapping("/{stay}")
  ResponseEntity<StayAnswers.Summary> summary(
      @PathVariable String stay,
      @RequestParam(required = false) @Nullable String asOf,
      @RequestParam(required = false) @Nullable String knownAt,
      @RequestParam(required = false) @Nullable Long atLeast,
      @RequestHeader HttpHeaders headers) {
    return answer(stay, asOf, knownAt, atLeast, headers, StayAnswers.Summary::of);
  }

  @GetMapping("/{stay}/timeline")
  ResponseEntity<TimelineAnswer> timeline(
      @PathVariable String stay,
      @RequestParam(required = false) @Nullable String asOf,
      @RequestParam(required = false) @Nullable String knownAt,
      @RequestParam(required = false) @Nullable Long atLeast,
      @RequestHeader HttpHeaders headers) {
    return answer(stay, asOf, knownAt, atLeast, headers, TimelineAnswer::of);
  }

  @GetMapping("/{stay}/deadlines")
  ResponseEntity<StayAnswers.Deadlines> deadlines(
      @PathVariable String stay,
      @RequestParam(required = false) @Nullable String asOf,
      @RequestParam(required = false) @Nullable String knownAt,
      @RequestParam(required = false) @Nullable Long atLeast,
      @RequestHeader HttpHeaders headers) {
    return answer(stay, asOf, knownAt, atLeast, headers, StayAnswers.Deadlines::of);
  }

  @GetMapping("/{stay}/checklists")
  ResponseEntity<StayAnswers.Checklists> checklists(
      @PathVariable String stay,
      @RequestParam(required = false) @Nullable String asOf,
      @RequestParam(required = false) @Nullable String knownAt,
      @RequestParam(required = false) @Nullable Long atLeast,
      @RequestHeader HttpHeaders headers) {
    return answer(stay, asOf, knownAt, atLeast, headers, StayAnswers.Checklists::of);
  }

  @GetMapping("/{stay}/payment-days")
  ResponseEntity<StayAnswers.PaymentDays> paymentDays(
      @PathVariable String stay,
      @RequestParam(required = false) @Nullable String asOf,
      @RequestParam(required = false) @Nullable String knownAt,
      @RequestParam(required = false) @Nullable Long atLeast,
      @RequestHeader HttpHeaders headers) {
    return answer(stay, asOf, knownAt, atLeast, headers, StayAnswers.PaymentDays::of);
  }

  private <T> ResponseEntity<T> answer(
      String id,
      @Nullable String asOf,
      @Nullable String knownAt,
      @Nullable Long atLeast,
      HttpHeaders headers,
      Function<Judged, T> form) {
    Judged judged =
        questions.judge(Stays.idNamed(id), scope(headers, atLeast), questions.when(asOf, knownAt));
    return ResponseEntity.ok()
        .eTag("%d-%d".formatted(judged.record().lastSequence(), judged.basis().ruleSet()))
        .body(form.apply(judged));
  }

  private Scope scope(HttpHeaders headers, @Nullable Long atLeast) {
    return scopes.of(Caller.of(headers::getFirst), atLeast);
  }

  /** The stays that a look-up found, of those that the asker may see. */
  record FoundStays(List<StayAnswers.Found> stays) {}

  /** The identity number comes in the body, so that it is in no address, and in no access log. */
  @PostMapping(path = "/lookup", consumes = MediaType.APPLICATION_JSON_VALUE)
  FoundStays lookup(
      @RequestBody JsonNode body,
      @RequestParam(required = false) @Nullable String asOf,
      @RequestParam(required = false) @Nullable String knownAt,
      @RequestParam(required = false) @Nullable Long atLeast,
      @RequestHeader HttpHeaders headers) {
    FlatObject in = FlatObject.of("", body);
    IdentityNumber number = identityNumber(in);
    in.end();
    Scope scope = scope(headers, atLeast);
    When when = questions.when(asOf, knownAt);
    Basis basis = questions.basis(when);
    return new FoundStays(
        lookup.find(number, scope).stream()
            .flatMap(id -> questions.find(id, scope).stream())
            .flatMap(record -> questions.judge(record, when, basis).stream())
            .map(StayAnswers.Found::of)
            .toList());
  }

  private static IdentityNumber identityNumber(FlatObject in) {
    JsonNode value = in.node("identityNumber").orElseThrow(() -> in.missing("identityNumber"));
    try {
      return new IdentityNumber(value.isString() ? value.asString() : "");
    } catch (IllegalArgumentException e) {
      throw in.invalid("identityNumber", "…", "expected eleven digits in quotation marks", null);
    }
  }
}
