package no.dognbok.command.reference;

import java.util.Set;
import java.util.function.Function;
import no.dognbok.command.Commands;
import no.dognbok.events.Address;
import no.dognbok.events.ReferenceEvent;
import no.dognbok.events.ReferenceEvent.AddressMapped;
import no.dognbok.exchange.FlatObject;
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
 * {@code PUT /api/v1/reference/…}: sets what is known around the stays. It is recorded like
 * everything else, and setting it again to the same changes nothing.
 *
 * <p>Rates, holidays and retention are set by a hospital trust or an auditor; an address by the
 * trust that it belongs to.
 */
@RestController
@RequestMapping(path = "/api/v1", consumes = MediaType.APPLICATION_JSON_VALUE)
final class ReferenceController {

  private final Commands commands;
  private final Addresses addresses;
  private final Setters setters;

  ReferenceController(Commands commands, EventLog log, Setters setters) {
    this.commands = commands;
    this.addresses = new Addresses(log);
    this.setters = setters;
  }

  /**
   * What setting something is answered with.
   *
   * @param changed whether it was not known so already
   * @param position of the commit in the log; null where nothing changed
   */
  record Known(boolean changed, @Nullable Long position) {}

  /** Døgnpris of a year (§ 13 fjerde ledd), with its source. */
  @PutMapping("/reference/daily-rates/{year}")
  Known dailyRate(
      @PathVariable String year, @RequestBody JsonNode body, @RequestHeader HttpHeaders headers) {
    Caller caller = setters.trustOrAuditor(headers);
    return set(caller, body, in -> ReferenceForm.dailyRate(year(year), in));
  }

  /** The public holidays of a year, Saturdays and Sundays not needed. */
  @PutMapping("/reference/holidays/{year}")
  Known holidays(
      @PathVariable String year, @RequestBody JsonNode body, @RequestHeader HttpHeaders headers) {
    Caller caller = setters.trustOrAuditor(headers);
    return set(caller, body, in -> ReferenceForm.holidays(year(year), in));
  }

  /** From here on answers are judged by the rule set of this number. */
  @PutMapping("/reference/rule-set")
  Known ruleSet(@RequestBody JsonNode body, @RequestHeader HttpHeaders headers) {
    Caller caller = setters.trustOrAuditor(headers);
    return set(caller, body, ReferenceForm::ruleSet);
  }

  /** What an address in messages stands for. */
  @PutMapping("/reference/addresses/{address}")
  Known address(
      @PathVariable String address,
      @RequestBody JsonNode body,
      @RequestHeader HttpHeaders headers) {
    Caller caller = setters.trustOrAuditor(headers);
    Address mapped = Setters.named("address", address, Setters::organisation);
    return set(
        caller,
        body,
        in -> {
          AddressMapped event = ReferenceForm.address(mapped, in);
          setters.refuseOthers(caller, event.trust());
          addresses.find(mapped).ifPresent(before -> setters.refuseOthers(caller, before.trust()));
          return event;
        });
  }

  /** How long what tells of people is kept, from now on. */
  @PutMapping("/reference/retention")
  Known retention(@RequestBody JsonNode body, @RequestHeader HttpHeaders headers) {
    return set(setters.trustOrAuditor(headers), body, ReferenceForm::retention);
  }

  private Known set(Caller caller, JsonNode body, Function<FlatObject, ReferenceEvent> form) {
    return set(commands, caller, body, form);
  }

  /** Sets what stands in a request, all of whose fields the form must have asked for. */
  static Known set(
      Commands commands, Caller caller, JsonNode body, Function<FlatObject, ReferenceEvent> form) {
    FlatObject in = FlatObject.of("", body);
    ReferenceEvent event = form.apply(in);
    in.end();
    Commands.Outcome<Boolean> outcome =
        commands.send(ReferenceCommand.set(event), Setters.by(caller), Set.of());
    return new Known(outcome.result(), outcome.position());
  }

  private static int year(String text) {
    return Setters.named("year", text, ReferenceForm::year);
  }
}
