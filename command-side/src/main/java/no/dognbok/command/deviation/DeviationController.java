package no.dognbok.command.deviation;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import no.dognbok.command.deviation.DeviationNow.What;
import no.dognbok.command.matter.MatterIntake;
import no.dognbok.command.matter.MatterRequest;
import no.dognbok.events.Moment;
import no.dognbok.identity.Caller;
import org.springframework.http.HttpHeaders;
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
 * {@code PUT /api/v1/deviations/{deviation}} and {@code POST /api/v1/deviations/{deviation}/…}: a
 * deviation (samhandlingsavvik) as its two parties tell of it. Sent again under the same id or key,
 * a request is answered as the first time.
 */
@RestController
@RequestMapping("/api/v1/deviations")
final class DeviationController {

  private static final String KEY = "Idempotency-Key";

  private final MatterIntake intake;
  private final DeviationsNow deviations;

  DeviationController(MatterIntake intake, DeviationsNow deviations) {
    this.intake = intake;
    this.deviations = deviations;
  }

  /**
   * What a telling of a deviation is answered with.
   *
   * @param deviation id of the deviation
   * @param id the teller's own id of what was told
   * @param position of the commit in the log; ask with {@code atLeast} and the answer holds it
   * @param recordedAt when the ledger was told, with the Norwegian offset of its day
   * @param repeated whether it had been recorded before; then this is the first answer again
   * @param events ids of the events
   */
  record Recorded(
      UUID deviation,
      String id,
      long position,
      OffsetDateTime recordedAt,
      boolean repeated,
      List<String> events) {}

  @PutMapping(path = "/{deviation}", consumes = MediaType.APPLICATION_JSON_VALUE)
  ResponseEntity<Recorded> report(
      @PathVariable String deviation,
      @RequestBody String body,
      @RequestHeader HttpHeaders headers) {
    return record(What.REPORT, deviation, body, headers);
  }

  @PostMapping(path = "/{deviation}/answers", consumes = MediaType.APPLICATION_JSON_VALUE)
  ResponseEntity<Recorded> answer(
      @PathVariable String deviation,
      @RequestBody String body,
      @RequestHeader HttpHeaders headers) {
    return record(What.ANSWER, deviation, body, headers);
  }

  @PostMapping(path = "/{deviation}/closing", consumes = MediaType.APPLICATION_JSON_VALUE)
  ResponseEntity<Recorded> closing(
      @PathVariable String deviation,
      @RequestBody String body,
      @RequestHeader HttpHeaders headers) {
    return record(What.CLOSING, deviation, body, headers);
  }

  @PostMapping(path = "/{deviation}/reopening", consumes = MediaType.APPLICATION_JSON_VALUE)
  ResponseEntity<Recorded> reopening(
      @PathVariable String deviation,
      @RequestBody String body,
      @RequestHeader HttpHeaders headers) {
    return record(What.REOPENING, deviation, body, headers);
  }

  private ResponseEntity<Recorded> record(
      What what, String deviation, String body, HttpHeaders headers) {
    MatterRequest request =
        MatterRequest.of(
            what,
            "deviation",
            deviation,
            body,
            headers.getFirst(KEY),
            Caller.of(headers::getFirst));
    MatterIntake.Answer answer = intake.take(request, () -> deviations.read(request.matter()));
    return answer.response(
        "/api/v1/deviations/" + request.matter(),
        new Recorded(
            request.matter(),
            answer.id(),
            answer.position(),
            answer.recordedAt().atZone(Moment.OSLO).toOffsetDateTime(),
            answer.repeated(),
            answer.events()));
  }
}
