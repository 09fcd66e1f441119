package no.dognbok.command.erasure;

import java.util.Arrays;
import java.util.Map;
import java.util.UUID;
import no.dognbok.command.reference.Setters;
import no.dognbok.events.NoteEvent.NoteDeleted;
import no.dognbok.events.Refusal;
import no.dognbok.events.Refusal.Code;
import no.dognbok.exchange.FlatObject;
import no.dognbok.identity.Caller;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/**
 * {@code POST /api/v1/erasures}: erases what has been kept for as long as is set, or one thing on a
 * ground. {@code DELETE /api/v1/notes/{note}}: deletes what somebody wrote.
 *
 * <p>Identity is erased by the hospital trust whose stay it is; a note by who wrote it; either by
 * an auditor. Sent again, a request erases nothing more. 202 where the bytes may still be on the
 * disk.
 */
@RestController
@RequestMapping("/api/v1")
final class ErasureController {

  private final Erasure erasure;
  private final Setters setters;

  ErasureController(Erasure erasure, Setters setters) {
    this.erasure = erasure;
    this.setters = setters;
  }

  @PostMapping(path = "/erasures", consumes = MediaType.APPLICATION_JSON_VALUE)
  ResponseEntity<ErasureReport> erase(
      @RequestBody JsonNode body, @RequestHeader HttpHeaders headers) {
    Caller caller = Caller.of(headers::getFirst);
    caller.asker();
    ErasureRequest request = ErasureRequest.read(FlatObject.of("", body));
    if (!(request instanceof ErasureRequest.OfNote)) {
      setters.trustOrAuditor(headers);
    }
    return answer(erasure.erase(request, caller));
  }

  @DeleteMapping("/notes/{note}")
  ResponseEntity<ErasureReport> delete(
      @PathVariable String note,
      @RequestParam(required = false) @Nullable String ground,
      @RequestHeader HttpHeaders headers) {
    Caller caller = Caller.of(headers::getFirst);
    caller.asker();
    UUID id = Setters.named("note", note, ErasureController::uuid);
    return answer(erasure.erase(new ErasureRequest.OfNote(id, ground(ground), false), caller));
  }

  private static UUID uuid(String text) {
    try {
      return UUID.fromString(text);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("expected the UUID of a note", e);
    }
  }

  private static NoteDeleted.Ground ground(@Nullable String text) {
    if (text == null) {
      throw new Refusal(
          Code.MISSING_FIELD,
          "'ground' is missing: say on what ground the text is to go, one of "
              + Arrays.toString(NoteDeleted.Ground.values()),
          Map.of("field", "ground"));
    }
    return ErasureRequest.deliberate(
        Setters.named(
            "ground",
            text,
            name ->
                Arrays.stream(NoteDeleted.Ground.values())
                    .filter(one -> one.name().equals(name))
                    .findFirst()
                    .orElseThrow(() ->
                        new IllegalArgumentException(
                            "expected one of " + Arrays.toString(NoteDeleted.Ground.values())))));
  }

  private static ResponseEntity<ErasureReport> answer(ErasureReport report) {
    return ResponseEntity.status(report.pending() ? HttpStatus.ACCEPTED : HttpStatus.OK)
        .body(report);
  }
}
