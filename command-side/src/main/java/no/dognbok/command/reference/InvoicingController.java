package no.dognbok.command.reference;

import java.util.function.Function;
import no.dognbok.command.Commands;
import no.dognbok.command.reference.ReferenceController.Known;
import no.dognbok.events.Address;
import no.dognbok.events.Municipality;
import no.dognbok.events.ReferenceEvent;
import no.dognbok.events.ReferenceEvent.MunicipalityMerged;
import no.dognbok.exchange.FlatObject;
import no.dognbok.identity.Caller;
import no.dognbok.log.EventLog;
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
 * {@code PUT /api/v1/reference/…}: what invoices need. A trust's own settings are set by that trust
 * or an auditor; which municipality took over another, by any trust or an auditor.
 */
@RestController
@RequestMapping(path = "/api/v1/reference", consumes = MediaType.APPLICATION_JSON_VALUE)
final class InvoicingController {

  private final Commands commands;
  private final Setters setters;
  private final Mergers mergers;

  InvoicingController(Commands commands, EventLog log, Setters setters) {
    this.commands = commands;
    this.setters = setters;
    this.mergers = new Mergers(log);
  }

  /** How a trust sends its invoices, from now on. */
  @PutMapping("/invoicing/{trust}")
  Known invoicing(
      @PathVariable String trust, @RequestBody JsonNode body, @RequestHeader HttpHeaders headers) {
    Caller caller = setters.trustOrAuditor(headers);
    Address seller = Setters.named("trust", trust, InvoicingForm::trust);
    setters.refuseOthers(caller, seller);
    return set(caller, body, in -> InvoicingForm.invoicing(seller, in));
  }

  /** To whom a trust sends the invoices for a municipality, from now on. */
  @PutMapping("/invoice-receivers/{trust}/{municipality}")
  Known invoiceReceiver(
      @PathVariable String trust,
      @PathVariable String municipality,
      @RequestBody JsonNode body,
      @RequestHeader HttpHeaders headers) {
    Caller caller = setters.trustOrAuditor(headers);
    Address seller = Setters.named("trust", trust, InvoicingForm::trust);
    Municipality buyer = Setters.named("municipality", municipality, Municipality::new);
    setters.refuseOthers(caller, seller);
    return set(caller, body, in -> InvoicingForm.receiver(seller, buyer, in));
  }

  /** A municipality has ceased, and another pays in its place. */
  @PutMapping("/merged-municipalities/{municipality}")
  Known mergedMunicipality(
      @PathVariable String municipality,
      @RequestBody JsonNode body,
      @RequestHeader HttpHeaders headers) {
    Caller caller = setters.trustOrAuditor(headers);
    Municipality ceased = Setters.named("municipality", municipality, Municipality::new);
    return set(
        caller,
        body,
        in -> {
          MunicipalityMerged merged = InvoicingForm.merged(ceased, in);
          if (mergers.leads(merged.successor(), ceased)) {
            throw in.invalid(
                "successor",
                merged.successor().number(),
                "expected one that was not itself taken over by %s".formatted(ceased),
                null);
          }
          return merged;
        });
  }

  private Known set(Caller caller, JsonNode body, Function<FlatObject, ReferenceEvent> form) {
    return ReferenceController.set(commands, caller, body, form);
  }
}
