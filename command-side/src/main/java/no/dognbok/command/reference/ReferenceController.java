package no.dognbok.command.reference;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import no.dognbok.command.Commands;
import no.dognbok.events.Address;
import no.dognbok.events.Municipality;
import no.dognbok.events.ReferenceEvent;
import no.dognbok.events.ReferenceEvent.AddressMapped;
import no.dognbok.events.Refusal;
import no.dognbok.events.Refusal.Code;
import no.dognbok.events.SenderText;
import no.dognbok.exchange.FlatObject;
import no.dognbok.identity.Caller;
import no.dognbok.identity.Identity;
import no.dognbok.log.EventLog;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
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
 * {@code PUT /api/v1/reference/…} and {@code PUT /api/v1/agreements/…}: sets what is known around
 * the stays. It is recorded like everything else, and setting it again to the same changes nothing.
 *
 * <p>Rates and holidays are set by a hospital trust or an auditor; an address by the trust that it
 * belongs to; terms by the trust whose agreement it is.
 */
@RestController
@RequestMapping(path = "/api/v1", consumes = MediaType.APPLICATION_JSON_VALUE)
final class ReferenceController {

  private final Commands commands;
  private final Addresses addresses;
  private final Set<Address> auditors;

  ReferenceController(
      Commands commands, EventLog log, @Value("${dognbok.auditors:}") String[] auditors) {
    this.commands = commands;
    this.addresses = new Addresses(log);
    this.auditors =
        Arrays.stream(auditors)
            .map(String::strip)
            .filter(text -> !text.isEmpty())
            .map(Address::org)
            .collect(Collectors.toSet());
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
    Caller caller = trustOrAuditor(headers);
    return set(caller, body, in -> ReferenceForm.dailyRate(year(year), in));
  }

  /** The public holidays of a year, Saturdays and Sundays not needed. */
  @PutMapping("/reference/holidays/{year}")
  Known holidays(
      @PathVariable String year, @RequestBody JsonNode body, @RequestHeader HttpHeaders headers) {
    Caller caller = trustOrAuditor(headers);
    return set(caller, body, in -> ReferenceForm.holidays(year(year), in));
  }

  /** What an address in messages stands for. */
  @PutMapping("/reference/addresses/{address}")
  Known address(
      @PathVariable String address,
      @RequestBody JsonNode body,
      @RequestHeader HttpHeaders headers) {
    Caller caller = trustOrAuditor(headers);
    Address mapped = named("address", address, ReferenceController::organisation);
    return set(
        caller,
        body,
        in -> {
          AddressMapped event = ReferenceForm.address(mapped, in);
          refuseOthers(caller, event.trust());
          addresses.find(mapped).ifPresent(before -> refuseOthers(caller, before.trust()));
          return event;
        });
  }

  /** What a trust has agreed on with a municipality, or with {@code all} that have no own terms. */
  @PutMapping("/agreements/{trust}/{municipality}")
  Known agreement(
      @PathVariable String trust,
      @PathVariable String municipality,
      @RequestBody JsonNode body,
      @RequestHeader HttpHeaders headers) {
    Caller caller = trustOrAuditor(headers);
    Address party = named("trust", trust, ReferenceController::organisation);
    @Nullable Municipality other =
        municipality.equals("all") ? null : named("municipality", municipality, Municipality::new);
    refuseOthers(caller, party);
    return set(caller, body, in -> ReferenceForm.terms(party, other, in));
  }

  private Known set(Caller caller, JsonNode body, Function<FlatObject, ReferenceEvent> form) {
    FlatObject in = FlatObject.of("", body);
    ReferenceEvent event = form.apply(in);
    in.end();
    Commands.Outcome<Boolean> outcome =
        commands.send(ReferenceCommand.set(event), by(caller), Set.of());
    return new Known(outcome.result(), outcome.position());
  }

  private static Identity by(Caller caller) {
    return new Identity(null, null, caller.asker().toString(), null, null, null, caller.client());
  }

  private Caller trustOrAuditor(HttpHeaders headers) {
    Caller caller = Caller.of(headers::getFirst);
    if (!auditors.contains(caller.asker()) && trustOf(caller).isEmpty()) {
      throw new Refusal(
          Code.NOT_YOURS,
          "%s is no hospital trust in the ledger's address map, nor an auditor; ask the trust to set it"
              .formatted(caller.asker().value()));
    }
    return caller;
  }

  private Optional<Address> trustOf(Caller caller) {
    return addresses.find(caller.asker()).map(AddressMapped::trust);
  }

  private void refuseOthers(Caller caller, @Nullable Address trust) {
    if (trust != null
        && !trustOf(caller).filter(trust::equals).isPresent()
        && !auditors.contains(caller.asker())) {
      throw new Refusal(
          Code.NOT_YOURS,
          "this belongs to %s, and only that trust or an auditor can set it"
              .formatted(trust.value()));
    }
  }

  private static int year(String text) {
    return named("year", text, ReferenceForm::year);
  }

  private static Address organisation(String text) {
    return text.contains(":") ? Address.parse(text) : Address.org(text);
  }

  private static <T> T named(String name, String text, Function<String, T> parse) {
    try {
      return parse.apply(text);
    } catch (IllegalArgumentException e) {
      throw new Refusal(
          Code.INVALID_VALUE,
          "'%s' is not valid as '%s' in the address: %s"
              .formatted(
                  SenderText.shown(text), name, SenderText.masked(String.valueOf(e.getMessage()))),
          Map.of("field", name));
    }
  }
}
