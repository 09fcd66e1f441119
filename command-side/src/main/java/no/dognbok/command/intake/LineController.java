package no.dognbok.command.intake;

import java.util.stream.Collectors;
import no.dognbok.identity.Caller;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

/**
 * {@code POST /api/v1/events}: events as newline-delimited JSON in, an answer for each line out.
 */
@RestController
@RequestMapping("/api/v1/events")
final class LineController {

  private static final MediaType LINES = MediaType.APPLICATION_NDJSON;

  private final LineIntake intake;

  LineController(LineIntake intake) {
    this.intake = intake;
  }

  /**
   * Each line stands for itself: one that is refused says why, the others are recorded. A line does
   * not say who tells it, so the request must.
   *
   * @throws no.dognbok.events.Refusal where it does not
   */
  @PostMapping(consumes = MediaType.APPLICATION_NDJSON_VALUE)
  ResponseEntity<String> lines(@RequestBody String text, @RequestHeader HttpHeaders headers) {
    Caller caller = Caller.of(headers::getFirst);
    caller.asker();
    String answers =
        intake.take(text, caller).stream()
            .map(JsonMapper.shared()::writeValueAsString)
            .collect(Collectors.joining("\n", "", "\n"));
    return ResponseEntity.ok().contentType(LINES).body(answers);
  }
}
