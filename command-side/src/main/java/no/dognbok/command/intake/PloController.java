package no.dognbok.command.intake;

import no.dognbok.identity.Caller;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * {@code POST /api/v1/plo/messages}: a PLO message or an application receipt in, the ledger's
 * receipt out.
 */
@RestController
@RequestMapping("/api/v1/plo")
final class PloController {

  private static final MediaType XML = MediaType.parseMediaType("application/xml;charset=UTF-8");

  private final PloIntake intake;

  PloController(PloIntake intake) {
    this.intake = intake;
  }

  /**
   * Takes a message. Recorded or repeated: 200 and a receipt with status OK, in no stay yet where
   * it is a receipt that comes before its message. Received, and nothing of it kept: the same, and
   * a header that says why. Refused: the refusal's status and a receipt with status rejected and
   * the reason. What does not say whom to send a receipt to, and receipts themselves, are answered
   * without one.
   */
  @PostMapping(
      path = "/messages",
      consumes = {MediaType.APPLICATION_XML_VALUE, MediaType.TEXT_XML_VALUE})
  ResponseEntity<String> message(@RequestBody byte[] document, @RequestHeader HttpHeaders headers) {
    PloIntake.Answer answer = intake.take(document, Caller.of(headers::getFirst).client());
    if (answer.notKept() != null) {
      return ResponseEntity.ok()
          .header("Dognbok-Not-Kept", answer.notKept())
          .contentType(XML)
          .body(answer.receipt());
    }
    if (answer.answer() == null) {
      int status =
          answer.refusal() == null
              ? HttpStatus.UNPROCESSABLE_CONTENT.value()
              : answer.refusal().code().status();
      return ResponseEntity.status(status).contentType(XML).body(answer.receipt());
    }
    ResponseEntity.BodyBuilder response =
        ResponseEntity.ok().header("Dognbok-Position", String.valueOf(answer.answer().position()));
    if (answer.answer().waits()) {
      response.header("Dognbok-Waits", "true");
    } else {
      response.header("Dognbok-Stay", answer.answer().stay().replace("stay/", ""));
    }
    if (answer.answer().repeated()) {
      response.header("Dognbok-Repeated", "true");
    }
    return answer.receipt() == null
        ? response.build()
        : response.contentType(XML).body(answer.receipt());
  }
}
