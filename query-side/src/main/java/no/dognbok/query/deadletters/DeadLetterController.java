package no.dognbok.query.deadletters;

import java.util.List;
import no.dognbok.events.Refusal;
import no.dognbok.events.Refusal.Code;
import no.dognbok.identity.Caller;
import no.dognbok.query.scope.Scope;
import no.dognbok.query.scope.Scopes;
import no.dognbok.query.stay.Stays;
import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** {@code /api/v1/dead-letters}: for auditors. */
@RestController
@RequestMapping("/api/v1/dead-letters")
final class DeadLetterController {

  private final DeadLetters letters;
  private final Scopes scopes;

  DeadLetterController(DeadLetters letters, Scopes scopes) {
    this.letters = letters;
    this.scopes = scopes;
  }

  /**
   * Events that the views could not take.
   *
   * @param letters in the order of the log
   */
  record Page(List<DeadLetters.Letter> letters) {}

  @GetMapping
  Page letters(@RequestHeader HttpHeaders headers) {
    requireAuditor(headers);
    return new Page(letters.letters());
  }

  /** Answers with what is left of the stay's. */
  @PostMapping("/{stay}/retry")
  Page retry(@PathVariable String stay, @RequestHeader HttpHeaders headers) {
    requireAuditor(headers);
    return new Page(letters.retry(Stays.idNamed(stay)));
  }

  private void requireAuditor(HttpHeaders headers) {
    if (!(scopes.of(Caller.of(headers::getFirst), null) instanceof Scope.Auditor)) {
      throw new Refusal(Code.NOT_YOURS, "what the views could not take is for auditors");
    }
  }
}
