package no.dognbok.command.statement;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.net.URI;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import no.dognbok.events.Moment;
import no.dognbok.identity.Caller;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/**
 * {@code POST /api/v1/statements/{trust}/{municipality}/{month}/…}: presents a statement, freezes
 * it, gives it a number. The trust does so, and names what it saw. Sent again, a request is
 * answered as the first time.
 */
@RestController
@RequestMapping(
    path = "/api/v1/statements/{trust}/{municipality}/{month}",
    consumes = MediaType.APPLICATION_JSON_VALUE)
final class StatementController {

  private final Steps steps;

  StatementController(Steps steps) {
    this.steps = steps;
  }

  /**
   * What was recorded.
   *
   * @param position of the commit in the log
   * @param recordedAt when the ledger was told
   * @param repeated whether it had been recorded before
   * @param objectionsUntil the last moment at which an objection is in time; of a presentation
   * @param number in the trust's series; of an invoice
   * @param issued date of the invoice
   * @param due its due date
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Recorded(
      long position,
      OffsetDateTime recordedAt,
      boolean repeated,
      @Nullable OffsetDateTime objectionsUntil,
      @Nullable Long number,
      @Nullable LocalDate issued,
      @Nullable LocalDate due) {

    static Recorded of(Steps.Done done) {
      return new Recorded(
          done.stored().position(),
          done.stored().recordedAt().atZone(Moment.OSLO).toOffsetDateTime(),
          done.repeated(),
          done.objectionsUntil() == null
              ? null
              : done.objectionsUntil().atZone(Moment.OSLO).toOffsetDateTime(),
          done.invoiced() == null ? null : done.invoiced().number(),
          done.invoiced() == null ? null : done.invoiced().issued(),
          done.invoiced() == null ? null : done.invoiced().due());
    }
  }

  /** Lays the draft that was seen before the municipality. */
  @PostMapping("/presentation")
  ResponseEntity<Recorded> present(
      @PathVariable String trust,
      @PathVariable String municipality,
      @PathVariable String month,
      @RequestBody JsonNode body,
      @RequestHeader HttpHeaders headers) {
    Named named = Named.of(trust, municipality, month);
    return answer(named, steps.present(named, new StepForm(body), Caller.of(headers::getFirst)));
  }

  /** Freezes what was presented, with the objections and settlements since. */
  @PostMapping("/freeze")
  ResponseEntity<Recorded> freeze(
      @PathVariable String trust,
      @PathVariable String municipality,
      @PathVariable String month,
      @RequestBody JsonNode body,
      @RequestHeader HttpHeaders headers) {
    Named named = Named.of(trust, municipality, month);
    return answer(named, steps.freeze(named, new StepForm(body), Caller.of(headers::getFirst)));
  }

  /** Gives a frozen statement the next number of the trust's series. */
  @PostMapping("/invoice")
  ResponseEntity<Recorded> invoice(
      @PathVariable String trust,
      @PathVariable String municipality,
      @PathVariable String month,
      @RequestBody JsonNode body,
      @RequestHeader HttpHeaders headers) {
    Named named = Named.of(trust, municipality, month);
    return answer(named, steps.invoice(named, new StepForm(body), Caller.of(headers::getFirst)));
  }

  private static ResponseEntity<Recorded> answer(Named named, Steps.Done done) {
    ResponseEntity.BodyBuilder response =
        ResponseEntity.status(done.repeated() ? HttpStatus.OK : HttpStatus.CREATED)
            .location(URI.create(named.path()))
            .header("Dognbok-Position", String.valueOf(done.stored().position()));
    if (done.repeated()) {
      response.header("Dognbok-Repeated", "true");
    }
    return response.body(Recorded.of(done));
  }
}
