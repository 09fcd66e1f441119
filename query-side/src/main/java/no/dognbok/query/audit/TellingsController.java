package no.dognbok.query.audit;

import no.dognbok.identity.Caller;
import no.dognbok.query.answer.Format;
import no.dognbok.query.scope.Scope;
import no.dognbok.query.scope.Scopes;
import no.dognbok.query.stay.Parameters;
import no.dognbok.query.stay.StayQuestions;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** {@code GET /api/v1/audit/changes}: all that an organisation or a system has told in a period. */
@RestController
@RequestMapping("/api/v1/audit")
final class TellingsController {

  /** Where a table says how to go on: the position to ask after, and whether there may be more. */
  private static final String NEXT = "Dognbok-Next";

  private static final String MORE = "Dognbok-More";

  private static final long FROM_THE_FIRST = -1;
  private static final String USUAL = "100";
  private static final int MOST = 1_000;
  private static final int MOST_EXAMINED = 10_000;

  /** A table is for people, who do not page: it is as long as one answer can be. */
  private static final int MOST_IN_TABLE = 50_000;

  private static final int MOST_EXAMINED_FOR_TABLE = 100_000;

  private final TellingReader reader;
  private final StayQuestions questions;
  private final Scopes scopes;

  TellingsController(TellingReader reader, StayQuestions questions, Scopes scopes) {
    this.reader = reader;
    this.questions = questions;
    this.scopes = scopes;
  }

  /** In the order of the log; the next part is asked for with {@code after} its {@code next}. */
  @GetMapping("/changes")
  ResponseEntity<TellingsAnswer> changes(
      @RequestParam(required = false) @Nullable String organisation,
      @RequestParam(required = false) @Nullable String client,
      @RequestParam(required = false) @Nullable String from,
      @RequestParam(required = false) @Nullable String to,
      @RequestParam(required = false) @Nullable Long after,
      @RequestParam(required = false) @Nullable String limit,
      @RequestParam(required = false) @Nullable String format,
      @RequestParam(required = false) @Nullable Long atLeast,
      @RequestHeader HttpHeaders headers) {
    Scope scope = scopes.of(Caller.of(headers::getFirst), atLeast);
    Format wanted = Format.wanted(format, headers);
    AskedTellings asked = AskedTellings.of(organisation, client, from, to);
    boolean table = wanted == Format.CSV;
    int most = table ? MOST_IN_TABLE : MOST;
    String usual = table ? String.valueOf(MOST_IN_TABLE) : USUAL;
    int count = Parameters.number("limit", limit == null ? usual : limit, 1, most);
    long position = position(after);
    TellingReader.Part part =
        reader.read(asked, scope, position, count, table ? MOST_EXAMINED_FOR_TABLE : MOST_EXAMINED);
    return wanted
        .answer("meldt")
        .header(NEXT, String.valueOf(part.next()))
        .header(MORE, String.valueOf(part.more()))
        .body(
            new TellingsAnswer(
                part.tellings(), position, part.next(), part.more(), questions.isSimulated()));
  }

  private static long position(@Nullable Long after) {
    long position = after == null ? FROM_THE_FIRST : after;
    if (position < FROM_THE_FIRST) {
      throw Parameters.invalid(
          "after", String.valueOf(after), "expected a position of the log, or -1 for all of it");
    }
    return position;
  }
}
