package no.dognbok.command.intake;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.net.URI;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import no.dognbok.command.reference.RuleSetInForce;
import no.dognbok.command.stay.Expected;
import no.dognbok.command.stay.StayResource;
import no.dognbok.events.Moment;
import no.dognbok.events.Refusal;
import no.dognbok.events.Refusal.Code;
import no.dognbok.events.SenderText;
import no.dognbok.events.Told;
import no.dognbok.identity.Caller;
import no.dognbok.log.EventLog;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * {@code PUT /api/v1/stays/{stay}} and {@code POST /api/v1/stays/{stay}/…}: what happened in a
 * stay, told by a system that knows the stay. Sent again under the same id or key, a request is
 * answered as the first time.
 */
@RestController
@RequestMapping("/api/v1/stays")
final class StayResourceController {

  private static final String KEY = "Idempotency-Key";

  private final Intake intake;
  private final FlatTellings tellings;
  private final RuleSetInForce rules;

  StayResourceController(Intake intake, FlatTellings tellings, EventLog log) {
    this.intake = intake;
    this.tellings = tellings;
    this.rules = new RuleSetInForce(log);
  }

  /**
   * What a telling is answered with.
   *
   * @param stay id of the stay
   * @param id the teller's own id of what was told
   * @param position of the commit in the log; ask with {@code atLeast} and the answer holds it
   * @param recordedAt when the ledger was told, with the Norwegian offset of its day
   * @param repeated whether it had been recorded before; then this is the first answer again
   * @param events ids of the events, by which a correction can name them
   * @param doubts what contradicts it; empty for a repeated one
   */
  @JsonInclude(JsonInclude.Include.ALWAYS)
  record Recorded(
      UUID stay,
      String id,
      long position,
      OffsetDateTime recordedAt,
      boolean repeated,
      List<String> events,
      List<Told.RecordedDoubt> doubts) {}

  /** The admission, under an id of the stay that the teller chooses. */
  @PutMapping(path = "/{stay}", consumes = MediaType.APPLICATION_JSON_VALUE)
  ResponseEntity<Recorded> admission(
      @PathVariable String stay, @RequestBody String body, @RequestHeader HttpHeaders headers) {
    return record(StayResource.ADMISSION, stay, body, headers);
  }

  /** Everything else that can happen in a stay. */
  @PostMapping(path = "/{stay}/{resource}", consumes = MediaType.APPLICATION_JSON_VALUE)
  ResponseEntity<Recorded> telling(
      @PathVariable String stay,
      @PathVariable String resource,
      @RequestBody String body,
      @RequestHeader HttpHeaders headers) {
    return record(StayResource.at(resource), stay, body, headers);
  }

  private ResponseEntity<Recorded> record(
      StayResource resource, String stay, String body, HttpHeaders headers) {
    Caller caller = Caller.of(headers::getFirst);
    caller.asker();
    Telling telling =
        tellings.ofResource(
            resource, uuid(stay), FlatTellings.parse("body", body), key(headers), caller);
    Expected expected = IfMatch.expected(headers.get(HttpHeaders.IF_MATCH), rules);
    Intake.Answer answer = intake.take(telling, expected);
    return response(answer, telling, rules.number());
  }

  private static ResponseEntity<Recorded> response(
      Intake.Answer answer, Telling telling, int ruleSet) {
    UUID stay = UUID.fromString(answer.stay().replace("stay/", ""));
    ResponseEntity.BodyBuilder response =
        ResponseEntity.status(answer.repeated() ? HttpStatus.OK : HttpStatus.CREATED)
            .location(URI.create("/api/v1/stays/" + stay))
            .header("Dognbok-Position", String.valueOf(answer.position()));
    if (answer.repeated()) {
      response.header("Dognbok-Repeated", "true");
    } else {
      response.eTag("%d-%d".formatted(answer.sequence(), ruleSet));
    }
    return response.body(
        new Recorded(
            stay,
            telling.messageId().substring(telling.messageId().indexOf('/') + 1),
            answer.position(),
            answer.recordedAt().atZone(Moment.OSLO).toOffsetDateTime(),
            answer.repeated(),
            answer.events(),
            answer.doubts()));
  }

  private static UUID uuid(String stay) {
    try {
      UUID uuid = UUID.fromString(stay);
      if (uuid.toString().equals(stay.toLowerCase(Locale.ROOT))) {
        return uuid;
      }
    } catch (IllegalArgumentException e) {
      // said below
    }
    throw new Refusal(
        Code.INVALID_VALUE,
        "'%s' is no id of a stay: expected a UUID such as 3f0c2a4e-8f6b-4d0e-9c55-0d6f0c1b2a3d"
            .formatted(SenderText.shown(stay)),
        Map.of("field", "stay"));
  }

  private static @Nullable String key(HttpHeaders headers) {
    String key = headers.getFirst(KEY);
    if (key != null && !SenderText.isId(key)) {
      throw new Refusal(
          Code.INVALID_VALUE,
          "what stands in the header %s cannot be kept: %s".formatted(KEY, SenderText.ID),
          Map.of("field", KEY));
    }
    return key;
  }
}
