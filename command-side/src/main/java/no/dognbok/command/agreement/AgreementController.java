package no.dognbok.command.agreement;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import no.dognbok.command.Commands;
import no.dognbok.command.reference.ReferenceForm;
import no.dognbok.command.reference.Setters;
import no.dognbok.events.Address;
import no.dognbok.events.AgreementTerms;
import no.dognbok.events.Municipality;
import no.dognbok.events.ReferenceEvent.TermsAgreed;
import no.dognbok.events.Refusal;
import no.dognbok.exchange.FlatObject;
import no.dognbok.exchange.FlatTerms;
import no.dognbok.identity.Caller;
import no.dognbok.log.EventLog;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/**
 * {@code PUT /api/v1/agreements/{trust}/{municipality}/…}: concludes an agreement, changes its
 * terms from a day, terminates it. Put again, a request changes nothing.
 *
 * <p>The trust whose agreement it is does so, or an auditor; a municipality can terminate its own.
 */
@RestController
@RequestMapping(path = "/api/v1/agreements", consumes = MediaType.APPLICATION_JSON_VALUE)
final class AgreementController {

  private final Commands commands;
  private final EventLog log;
  private final Setters setters;

  AgreementController(Commands commands, EventLog log, Setters setters) {
    this.commands = commands;
    this.log = log;
    this.setters = setters;
  }

  /**
   * What was done about an agreement.
   *
   * @param changed whether it was not so already
   * @param position of the commit in the log; null where nothing changed
   */
  record Done(boolean changed, @Nullable Long position) {}

  /**
   * Concludes an agreement with a municipality, or with {@code all} that have none of their own.
   */
  @PutMapping("/{trust}/{municipality}")
  Done conclude(
      @PathVariable String trust,
      @PathVariable String municipality,
      @RequestBody JsonNode body,
      @RequestHeader HttpHeaders headers) {
    Caller caller = setters.trustOrAuditor(headers);
    Address party = trust(trust);
    @Nullable Municipality other = municipality(municipality);
    setters.refuseOthers(caller, party);
    FlatObject in = FlatObject.of("", body);
    TermsAgreed agreement = ReferenceForm.terms(party, other, in);
    in.end();
    return send(new AgreementCommand.Conclude(agreement), caller);
  }

  /** Changes the terms of the agreement that the two have on a day, from that day on. */
  @PutMapping("/{trust}/{municipality}/terms/{from}")
  Done changeTerms(
      @PathVariable String trust,
      @PathVariable String municipality,
      @PathVariable String from,
      @RequestBody JsonNode body,
      @RequestHeader HttpHeaders headers) {
    Caller caller = setters.trustOrAuditor(headers);
    Address party = trust(trust);
    @Nullable Municipality other = municipality(municipality);
    LocalDate day = Setters.named("from", from, AgreementController::day);
    setters.refuseOthers(caller, party);
    FlatObject in = FlatObject.of("", body);
    AgreementTerms terms = FlatTerms.read(in);
    String source = in.requiredText("source");
    in.end();
    return send(new AgreementCommand.ChangeTerms(party, other, day, terms, source), caller);
  }

  /** Oppsigelse: the agreement ends with a day. */
  @PutMapping("/{trust}/{municipality}/termination")
  Done terminate(
      @PathVariable String trust,
      @PathVariable String municipality,
      @RequestBody JsonNode body,
      @RequestHeader HttpHeaders headers) {
    Address party = trust(trust);
    @Nullable Municipality other = municipality(municipality);
    Caller caller = setters.party(headers, party, other);
    FlatObject in = FlatObject.of("", body);
    LocalDate lastDay = in.date("lastDay").orElseThrow(() -> in.missing("lastDay"));
    String source = in.requiredText("source");
    in.end();
    return send(new AgreementCommand.Terminate(party, other, lastDay, source), caller);
  }

  private Done send(AgreementCommand command, Caller caller) {
    try {
      Commands.Outcome<Boolean> outcome = commands.send(command, Setters.by(caller), Set.of());
      return new Done(outcome.result(), outcome.position());
    } catch (Refusal refusal) {
      throw placed(refusal, command.stream());
    }
  }

  /**
   * The aggregate knows which event is in the way; where that lies in the log is looked up here.
   */
  private Refusal placed(Refusal refusal, String stream) {
    if (!(refusal.details().get(Agreement.SEQUENCE) instanceof Long sequence)) {
      return refusal;
    }
    Map<String, Object> details = new HashMap<>(refusal.details());
    details.remove(Agreement.SEQUENCE);
    log.stream(stream, sequence, 1).stream()
        .findFirst()
        .ifPresent(stored -> details.put("position", stored.position()));
    return new Refusal(refusal.code(), String.valueOf(refusal.getMessage()), details);
  }

  static Address trust(String text) {
    return Setters.named("trust", text, Setters::organisation);
  }

  static @Nullable Municipality municipality(String text) {
    return text.equals("all") ? null : Setters.named("municipality", text, Municipality::new);
  }

  private static LocalDate day(String text) {
    try {
      return LocalDate.parse(text);
    } catch (DateTimeParseException e) {
      throw new IllegalArgumentException("expected a date such as 2026-07-01", e);
    }
  }
}
