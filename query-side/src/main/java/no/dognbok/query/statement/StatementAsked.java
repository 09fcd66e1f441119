package no.dognbok.query.statement;

import java.time.YearMonth;
import no.dognbok.events.Address;
import no.dognbok.events.Municipality;
import no.dognbok.identity.Caller;
import no.dognbok.query.scope.Scope;
import no.dognbok.query.scope.Scopes;
import no.dognbok.query.stay.Parameters;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;

/**
 * Whose statements somebody asks for, as the address says.
 *
 * @param pair the two
 * @param scope who asks
 */
record StatementAsked(Pair pair, Scope scope) {

  /**
   * Reads the address.
   *
   * @throws no.dognbok.events.Refusal where it cannot be read, or they are none of the asker's
   */
  static StatementAsked of(
      StatementQuestions statements,
      Scopes scopes,
      String trust,
      String municipality,
      @Nullable Long atLeast,
      HttpHeaders headers) {
    Address bills = Parameters.required("trust", trust, "expected nine digits", Address::org);
    Municipality pays =
        Parameters.required(
            "municipality", municipality, "expected four digits", Municipality::new);
    Scope scope = scopes.of(Caller.of(headers::getFirst), atLeast);
    return new StatementAsked(statements.pair(bills, pays, scope), scope);
  }

  static YearMonth month(@Nullable String text) {
    return Parameters.required("month", text, "expected a month such as 2025-10", YearMonth::parse);
  }
}
