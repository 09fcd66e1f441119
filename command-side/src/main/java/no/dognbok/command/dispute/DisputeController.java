package no.dognbok.command.dispute;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import no.dognbok.command.dispute.DisputeNow.What;
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
 * {@code PUT /api/v1/disputes/{dispute}} and {@code POST /api/v1/disputes/{dispute}/…}: a dispute
 * (uenighet) as its two parties tell of it. Sent again under the same id or key, a request is
 * answered as the first time.
 */
@RestController
@RequestMapping("/api/v1/disputes")
final class DisputeController {

  private static final String KEY = "Idempotency-Key";

  private final MatterIntake intake;
  private final DisputesNow disputes;

  DisputeController(MatterIntake intake, DisputesNow disputes) {
    this.intake = intake;
    this.disputes = disputes;
  }

  /**
   * What a telling of a dispute is answered with.
   *
   * @param dispute id of the dispute
   * @param id the teller's own id of what was told
   * @param position of the commit in the log; ask with {@code atLeast} and the answer holds it
   * @param recordedAt when the ledger was told, with the Norwegian offset of its day
   * @param repeated whether it had been recorded before; then this is the first answer again
   * @param events ids of the events
   */
  record Recorded(
      UUID dispute,
      String id,
      long position,
      OffsetDateTime recordedAt,
      boolean repeated,
      List<String> events) {}

  @PutMapping(path = "/{dispute}", consumes = MediaType.APPLICATION_JSON_VALUE)
  ResponseEntity<Recorded> open(
      @PathVariable String dispute, @RequestBody String body, @RequestHeader HttpHeaders headers) {
    return record(What.OPENING, dispute, body, headers);
  }

  @PostMapping(path = "/{dispute}/grounds", consumes = MediaType.APPLICATION_JSON_VALUE)
  ResponseEntity<Recorded> ground(
      @PathVariable String dispute, @RequestBody String body, @RequestHeader HttpHeaders headers) {
    return record(What.GROUND, dispute, body, headers);
  }

  @PostMapping(path = "/{dispute}/answers", consumes = MediaType.APPLICATION_JSON_VALUE)
  ResponseEntity<Recorded> answer(
      @PathVariable String dispute, @RequestBody String body, @RequestHeader HttpHeaders headers) {
    return record(What.ANSWER, dispute, body, headers);
  }

  @PostMapping(path = "/{dispute}/steps", consumes = MediaType.APPLICATION_JSON_VALUE)
  ResponseEntity<Recorded> step(
      @PathVariable String dispute, @RequestBody String body, @RequestHeader HttpHeaders headers) {
    return record(What.STEP, dispute, body, headers);
  }

  @PostMapping(path = "/{dispute}/settlement", consumes = MediaType.APPLICATION_JSON_VALUE)
  ResponseEntity<Recorded> settlement(
      @PathVariable String dispute, @RequestBody String body, @RequestHeader HttpHeaders headers) {
    return record(What.SETTLEMENT, dispute, body, headers);
  }

  /** The other party says so too; an agreement counts from then on. */
  @PostMapping(
      path = "/{dispute}/settlement/confirmation",
      consumes = MediaType.APPLICATION_JSON_VALUE)
  ResponseEntity<Recorded> confirmation(
      @PathVariable String dispute, @RequestBody String body, @RequestHeader HttpHeaders headers) {
    return record(What.CONFIRMATION, dispute, body, headers);
  }

  /** The other party says that it was not settled so; the dispute goes on. */
  @PostMapping(path = "/{dispute}/settlement/contest", consumes = MediaType.APPLICATION_JSON_VALUE)
  ResponseEntity<Recorded> contest(
      @PathVariable String dispute, @RequestBody String body, @RequestHeader HttpHeaders headers) {
    return record(What.CONTEST, dispute, body, headers);
  }

  @PostMapping(path = "/{dispute}/withdrawal", consumes = MediaType.APPLICATION_JSON_VALUE)
  ResponseEntity<Recorded> withdrawal(
      @PathVariable String dispute, @RequestBody String body, @RequestHeader HttpHeaders headers) {
    return record(What.WITHDRAWAL, dispute, body, headers);
  }

  private ResponseEntity<Recorded> record(
      What what, String dispute, String body, HttpHeaders headers) {
    MatterRequest request =
        MatterRequest.of(
            what, "dispute", dispute, body, headers.getFirst(KEY), Caller.of(headers::getFirst));
    MatterIntake.Answer answer = intake.take(request, () -> disputes.read(request.matter()));
    return answer.response(
        "/api/v1/disputes/" + request.matter(),
        new Recorded(
            request.matter(),
            answer.id(),
            answer.position(),
            answer.recordedAt().atZone(Moment.OSLO).toOffsetDateTime(),
            answer.repeated(),
            answer.events()));
  }
}
