package no.dognbok.query.agreement;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import no.dognbok.events.Address;
import no.dognbok.events.Municipality;
import no.dognbok.events.Refusal;
import no.dognbok.events.Refusal.Code;
import no.dognbok.events.SenderText;
import no.dognbok.identity.Caller;
import no.dognbok.query.law.Directory;
import no.dognbok.query.scope.Scopes;
import no.dognbok.query.stay.Basis;
import no.dognbok.query.stay.StayQuestions;
import no.dognbok.query.stay.When;
import no.dognbok.query.surroundings.SurroundingsView;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * {@code GET /api/v1/agreements}: which terms hold from when to when. They say nothing about
 * anybody, so every organisation that is known sees all of them.
 */
@RestController
@RequestMapping("/api/v1/agreements")
final class AgreementQuestionController {

  private final SurroundingsView surroundings;
  private final StayQuestions questions;
  private final Scopes scopes;

  AgreementQuestionController(
      SurroundingsView surroundings, StayQuestions questions, Scopes scopes) {
    this.surroundings = surroundings;
    this.questions = questions;
    this.scopes = scopes;
  }

  /** Of a municipality also what its trusts have agreed on with all that have none of their own. */
  @GetMapping
  AgreementsAnswer agreements(
      @RequestParam(required = false) @Nullable String trust,
      @RequestParam(required = false) @Nullable String municipality,
      @RequestParam(required = false) @Nullable String day,
      @RequestParam(required = false) @Nullable String knownAt,
      @RequestParam(required = false) @Nullable Long atLeast,
      @RequestHeader HttpHeaders headers) {
    scopes.of(Caller.of(headers::getFirst), atLeast);
    Address party =
        value(
            "trust",
            trust,
            "expected nine digits",
            text -> text.contains(":") ? Address.parse(text) : Address.org(text));
    Municipality other =
        value("municipality", municipality, "expected four digits", Municipality::new);
    LocalDate on = value("day", day, "expected a date such as 2026-07-01", LocalDate::parse);
    When when = questions.when(null, knownAt);
    // Before anything is read: an answer holds what it says, and perhaps more.
    Basis basis = questions.basis(when);
    Directory directory = questions.directory(when);
    List<StandingTerms> standing = StandingTerms.of(surroundings.agreementsKnownAt(when.knownAt()));
    return new AgreementsAnswer(
        standing.stream()
            .filter(terms -> party == null || party.equals(terms.trust()))
            .filter(terms ->
                other == null || terms.municipality() == null || other.equals(terms.municipality()))
            .filter(terms -> on == null || terms.holdOn(on))
            .map(terms -> AgreementsAnswer.Terms.of(terms, directory))
            .toList(),
        ExceptionAnswer.of(
            surroundings.exceptionsKnownAt(when.knownAt()),
            one ->
                (party == null || party.equals(one.agreed().trust()))
                    && (other == null || one.concerns(other))
                    && (on == null || one.holdsOn(on)),
            directory),
        basis);
  }

  private static <T> @Nullable T value(
      String name, @Nullable String text, String right, Function<String, T> parse) {
    if (text == null || text.isBlank()) {
      return null;
    }
    try {
      return parse.apply(text.strip());
    } catch (IllegalArgumentException | DateTimeException e) {
      throw new Refusal(
          Code.INVALID_VALUE,
          "'%s' is not valid in '%s': %s".formatted(SenderText.shown(text), name, right),
          Map.of("field", name));
    }
  }
}
