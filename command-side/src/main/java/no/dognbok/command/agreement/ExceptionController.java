package no.dognbok.command.agreement;

import java.time.LocalDate;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Pattern;
import no.dognbok.command.Commands;
import no.dognbok.command.agreement.AgreementController.Done;
import no.dognbok.command.reference.Setters;
import no.dognbok.events.Address;
import no.dognbok.events.ExceptionEvent;
import no.dognbok.events.ExceptionEvent.ExceptionAgreed;
import no.dognbok.events.ExceptionEvent.ExceptionCancelled;
import no.dognbok.events.ExceptionEvent.ExceptionConfirmed;
import no.dognbok.events.ExceptionEvent.ExceptionEnded;
import no.dognbok.events.Municipality;
import no.dognbok.exchange.FlatObject;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/**
 * {@code POST /api/v1/agreements/{trust}/{municipality}/exceptions…}: force majeure for a period,
 * in all stays of two parties, told by one and confirmed by the other (Retn. 1, 3.1 b). Sent again,
 * a request changes nothing.
 */
@RestController
@RequestMapping(
    path = "/api/v1/agreements/{trust}/{municipality}/exceptions",
    consumes = MediaType.APPLICATION_JSON_VALUE)
final class ExceptionController {

  private static final Pattern UUID_FORM =
      Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

  private final Commands commands;
  private final Setters setters;

  ExceptionController(Commands commands, Setters setters) {
    this.commands = commands;
    this.setters = setters;
  }

  /**
   * The two parties, and which of them says something.
   *
   * @param municipality absent where it is about all municipalities
   */
  private record Between(Address trust, @Nullable Municipality municipality, Setters.Party sayer) {}

  private Between between(String trust, String municipality, HttpHeaders headers) {
    Address party = AgreementController.trust(trust);
    @Nullable Municipality other = AgreementController.municipality(municipality);
    return new Between(party, other, setters.partyItself(headers, party, other));
  }

  /** One party tells what the two have agreed on. */
  @PostMapping
  Done agree(
      @PathVariable String trust,
      @PathVariable String municipality,
      @RequestBody JsonNode body,
      @RequestHeader HttpHeaders headers) {
    Between parties = between(trust, municipality, headers);
    FlatObject in = FlatObject.of("", body);
    UUID id = in.uuid("id").orElseThrow(() -> in.missing("id"));
    LocalDate from = in.date("from").orElseThrow(() -> in.missing("from"));
    LocalDate to = in.date("to").orElse(null);
    if (to != null && to.isBefore(from)) {
      throw in.invalid("to", to.toString(), "expected a day not before 'from'", null);
    }
    String source = source(in);
    in.end();
    return send(
        new ExceptionAgreed(
            id,
            parties.trust(),
            parties.municipality(),
            parties.sayer().municipality(),
            from,
            to,
            source),
        parties);
  }

  /** The other party has agreed too. */
  @PostMapping("/{exception}/confirmation")
  Done confirm(
      @PathVariable String trust,
      @PathVariable String municipality,
      @PathVariable String exception,
      @RequestBody JsonNode body,
      @RequestHeader HttpHeaders headers) {
    Between parties = between(trust, municipality, headers);
    UUID id = id(exception);
    return send(
        only(
            body,
            in ->
                new ExceptionConfirmed(
                    id,
                    parties.trust(),
                    parties.municipality(),
                    parties.sayer().municipality(),
                    source(in))),
        parties);
  }

  /** It ends earlier than was agreed. */
  @PostMapping("/{exception}/end")
  Done end(
      @PathVariable String trust,
      @PathVariable String municipality,
      @PathVariable String exception,
      @RequestBody JsonNode body,
      @RequestHeader HttpHeaders headers) {
    Between parties = between(trust, municipality, headers);
    UUID id = id(exception);
    return send(
        only(
            body,
            in ->
                new ExceptionEnded(
                    id,
                    parties.trust(),
                    parties.municipality(),
                    parties.sayer().municipality(),
                    in.date("lastDay").orElseThrow(() -> in.missing("lastDay")),
                    source(in))),
        parties);
  }

  /** What was told was wrong. */
  @PostMapping("/{exception}/cancellation")
  Done cancel(
      @PathVariable String trust,
      @PathVariable String municipality,
      @PathVariable String exception,
      @RequestBody JsonNode body,
      @RequestHeader HttpHeaders headers) {
    Between parties = between(trust, municipality, headers);
    UUID id = id(exception);
    return send(
        only(
            body,
            in ->
                new ExceptionCancelled(
                    id,
                    parties.trust(),
                    parties.municipality(),
                    parties.sayer().municipality(),
                    source(in))),
        parties);
  }

  private Done send(ExceptionEvent said, Between parties) {
    Commands.Outcome<Boolean> outcome =
        commands.send(
            new AgreementCommand.TellOfException(said),
            Setters.by(parties.sayer().caller()),
            Set.of());
    return new Done(outcome.result(), outcome.position());
  }

  /** Nothing else may stand in it. */
  private static ExceptionEvent only(JsonNode body, Function<FlatObject, ExceptionEvent> reading) {
    FlatObject in = FlatObject.of("", body);
    ExceptionEvent read = reading.apply(in);
    in.end();
    return read;
  }

  /** A letter, minutes, a case number: a reference, and no text. */
  private static String source(FlatObject in) {
    return in.reference("source").orElseThrow(() -> in.missing("source"));
  }

  private static UUID id(String text) {
    return Setters.named("exception", text, ExceptionController::uuid);
  }

  private static UUID uuid(String text) {
    if (!UUID_FORM.matcher(text).matches()) {
      throw new IllegalArgumentException(
          "expected a UUID such as 3f0c2a4e-8f6b-4d0e-9c55-0d6f0c1b2a3d");
    }
    return UUID.fromString(text);
  }
}
