package no.dognbok.command.count;

import java.net.URI;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import no.dognbok.command.matter.Parties;
import no.dognbok.command.matter.PartyFinder;
import no.dognbok.command.reference.Setters;
import no.dognbok.events.Address;
import no.dognbok.events.CountEvent.CountTaken;
import no.dognbok.events.CountSource;
import no.dognbok.events.DisputeParty;
import no.dognbok.events.Moment;
import no.dognbok.events.Municipality;
import no.dognbok.events.NoteReference;
import no.dognbok.events.Refusal;
import no.dognbok.events.Refusal.Code;
import no.dognbok.events.SenderText;
import no.dognbok.identity.Caller;
import no.dognbok.log.EventJson;
import no.dognbok.log.EventLog;
import no.dognbok.log.StoredEvent;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * {@code POST /api/v1/counts/{trust}/{municipality}/{month}}: a party hands in its own list of the
 * payment days of a month.
 */
@RestController
@RequestMapping("/api/v1/counts")
final class CountController {

  private static final String KEY = "Idempotency-Key";

  private final CountIntake intake;
  private final PartyFinder finder;

  CountController(CountIntake intake, EventLog log) {
    this.intake = intake;
    this.finder = new PartyFinder(log);
  }

  /**
   * What a count is answered with.
   *
   * @param trust helseforetaket
   * @param municipality kommunen
   * @param month that was counted
   * @param party as which of the two it was handed in
   * @param source where the list comes from
   * @param rows how many rows it has
   * @param days how many days its rows have
   * @param listNotes in which the rows are kept, for who wants to read or erase them
   * @param position of the commit in the log; ask with {@code atLeast} and the answer holds it
   * @param recordedAt when the ledger was told, with the Norwegian offset of its day
   * @param repeated whether it had been recorded before; then this is the first answer again
   * @param events ids of the events
   */
  record Recorded(
      String trust,
      String municipality,
      YearMonth month,
      DisputeParty party,
      CountSource source,
      int rows,
      int days,
      List<UUID> listNotes,
      long position,
      OffsetDateTime recordedAt,
      boolean repeated,
      List<String> events) {

    static Recorded of(CountIntake.Answer answer) {
      StoredEvent stored = answer.commit().events().getFirst();
      CountTaken taken = (CountTaken) EventJson.read(stored);
      return new Recorded(
          taken.trust().toString(),
          taken.municipality().number(),
          taken.month(),
          taken.party(),
          taken.source(),
          taken.rows(),
          taken.days(),
          taken.list().stream().map(NoteReference::note).toList(),
          answer.commit().position(),
          stored.recordedAt().atZone(Moment.OSLO).toOffsetDateTime(),
          answer.repeated(),
          answer.commit().events().stream().map(StoredEvent::id).toList());
    }
  }

  /** What {@code source} may be is listed where it is not. */
  @PostMapping(path = "/{trust}/{municipality}/{month}", consumes = "text/csv")
  ResponseEntity<Recorded> take(
      @PathVariable String trust,
      @PathVariable String municipality,
      @PathVariable String month,
      @RequestParam(required = false) @Nullable String source,
      @RequestBody(required = false) byte @Nullable [] list,
      @RequestHeader HttpHeaders headers) {
    Caller caller = Caller.of(headers::getFirst);
    Parties parties =
        finder.parties(
            caller.asker(),
            finder.trustNamed(Setters.named("trust", trust, Setters::organisation)),
            Setters.named("municipality", municipality, Municipality::new),
            CountController::noParty);
    YearMonth counted = Setters.named("month", month, CountController::month);
    CountSource from = source(source, parties.teller());
    CountIntake.Answer answer =
        intake.take(
            new HandedIn(
                parties,
                counted,
                from,
                ListReader.read(list == null ? new byte[0] : list, counted),
                key(headers),
                caller));
    return response(answer);
  }

  private static ResponseEntity<Recorded> response(CountIntake.Answer answer) {
    Recorded recorded = Recorded.of(answer);
    ResponseEntity.BodyBuilder response =
        ResponseEntity.status(answer.repeated() ? HttpStatus.OK : HttpStatus.CREATED)
            .location(
                URI.create(
                    "/api/v1/counts/%s/%s/%s/differences"
                        .formatted(
                            Address.parse(recorded.trust()).value(),
                            recorded.municipality(),
                            recorded.month())))
            .header("Dognbok-Position", String.valueOf(recorded.position()));
    if (answer.repeated()) {
      response.header("Dognbok-Repeated", "true");
    }
    return response.body(recorded);
  }

  private static Refusal noParty() {
    return new Refusal(
        Code.NOT_YOURS,
        "a month is counted by the trust and by the municipality in the address; you are neither");
  }

  private static YearMonth month(String text) {
    try {
      return YearMonth.parse(text);
    } catch (DateTimeParseException e) {
      throw new IllegalArgumentException("expected a month such as 2025-10", e);
    }
  }

  private static CountSource source(@Nullable String text, DisputeParty teller) {
    if (text == null || text.isBlank()) {
      throw new Refusal(
          Code.MISSING_FIELD,
          "say with the parameter 'source' where the list comes from: one of "
              + Arrays.toString(CountSource.values()),
          Map.of("field", "source"));
    }
    CountSource source =
        Arrays.stream(CountSource.values())
            .filter(one -> one.name().equals(text.strip()))
            .findFirst()
            .orElseThrow(() ->
                invalidSource(text, "expected one of " + Arrays.toString(CountSource.values())));
    if (teller == DisputeParty.MUNICIPALITY && source != CountSource.OWN_LIST) {
      throw invalidSource(
          text, "expected OWN_LIST: that is the hospital trust's system, and its to count from");
    }
    return source;
  }

  private static Refusal invalidSource(String text, String right) {
    return new Refusal(
        Code.INVALID_VALUE,
        "'%s' is not valid in 'source': %s".formatted(SenderText.shown(text), right),
        Map.of("field", "source"));
  }

  private static @Nullable String key(HttpHeaders headers) {
    String key = headers.getFirst(KEY);
    if (key != null && !SenderText.isId(key)) {
      throw new Refusal(
          Code.INVALID_VALUE,
          "what stands in the header Idempotency-Key cannot be kept: " + SenderText.ID,
          Map.of("field", KEY));
    }
    return Optional.ofNullable(key).filter(given -> !given.isBlank()).orElse(null);
  }
}
