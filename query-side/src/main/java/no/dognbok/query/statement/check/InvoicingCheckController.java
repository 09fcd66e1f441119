package no.dognbok.query.statement.check;

import java.time.YearMonth;
import java.util.List;
import java.util.Objects;
import no.dognbok.events.Address;
import no.dognbok.events.Municipality;
import no.dognbok.events.Refusal;
import no.dognbok.events.Refusal.Code;
import no.dognbok.identity.Caller;
import no.dognbok.query.docket.Docket;
import no.dognbok.query.law.Directory;
import no.dognbok.query.scope.Scope;
import no.dognbok.query.scope.Scopes;
import no.dognbok.query.statement.check.InvoicingCheck.Receiver;
import no.dognbok.query.stay.Basis;
import no.dognbok.query.stay.Parameters;
import no.dognbok.query.stay.PartyAnswer;
import no.dognbok.query.stay.StayQuestions;
import no.dognbok.query.stay.When;
import no.dognbok.query.surroundings.SurroundingsView;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * {@code GET /api/v1/statements/{trust}/invoicing-check}: what is missing before the invoices of a
 * month can be made; for that trust, and auditors.
 */
@RestController
@RequestMapping("/api/v1/statements")
final class InvoicingCheckController {

  private final Docket docket;
  private final StayQuestions questions;
  private final SurroundingsView surroundings;
  private final Scopes scopes;

  InvoicingCheckController(
      Docket docket, StayQuestions questions, SurroundingsView surroundings, Scopes scopes) {
    this.docket = docket;
    this.questions = questions;
    this.surroundings = surroundings;
    this.scopes = scopes;
  }

  @GetMapping("/{trust}/invoicing-check")
  InvoicingCheck invoicingCheck(
      @PathVariable String trust,
      @RequestParam(required = false) @Nullable String month,
      @RequestParam(required = false) @Nullable String asOf,
      @RequestParam(required = false) @Nullable String knownAt,
      @RequestParam(required = false) @Nullable Long atLeast,
      @RequestHeader HttpHeaders headers) {
    Address seller = Parameters.required("trust", trust, "expected nine digits", Address::org);
    YearMonth of =
        Parameters.required("month", month, "expected a month such as 2025-10", YearMonth::parse);
    Scope scope = scopes.of(Caller.of(headers::getFirst), atLeast);
    if (!(scope instanceof Scope.Auditor) && !scope.equals(new Scope.Trust(seller))) {
      throw new Refusal(
          Code.NOT_YOURS,
          "what the invoices of %s need is for that trust, and auditors".formatted(seller.value()));
    }
    return check(seller, of, questions.when(asOf, knownAt));
  }

  private InvoicingCheck check(Address trust, YearMonth month, When when) {
    // Before anything is read: an answer holds what it says it holds, and perhaps more.
    Basis basis = questions.basis(when);
    Directory directory = questions.directory(when);
    InvoiceSettings settings =
        new InvoiceSettings(trust, month, surroundings.lastOfEachKnownAt(when.knownAt()));
    List<Missing> missing = settings.missing();
    List<Receiver> receivers =
        settings.municipalities().stream()
            .filter(municipality ->
                settings.agreed(municipality) || canHaveDays(trust, municipality, month, when))
            .map(municipality -> receiver(municipality, settings, directory))
            .toList();
    boolean ready = missing.isEmpty() && receivers.stream().allMatch(Receiver::ready);
    return new InvoicingCheck(
        Objects.requireNonNull(PartyAnswer.of(trust, directory)),
        month,
        ready,
        missing,
        receivers,
        basis);
  }

  private static Receiver receiver(
      Municipality municipality, InvoiceSettings settings, Directory directory) {
    PartyAnswer party = Objects.requireNonNull(PartyAnswer.of(municipality, directory));
    List<Missing> missing = settings.missing(municipality, party.name());
    return new Receiver(party, missing.isEmpty(), missing);
  }

  private boolean canHaveDays(
      Address trust, Municipality municipality, YearMonth month, When when) {
    return !docket.withDays(month, trust, municipality, when).isEmpty()
        || !questions.settledIn(month, trust, municipality).isEmpty();
  }
}
