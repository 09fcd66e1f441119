package no.dognbok.command.reference;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import no.dognbok.events.Address;
import no.dognbok.events.Municipality;
import no.dognbok.events.ReferenceEvent.AddressMapped;
import no.dognbok.events.Refusal;
import no.dognbok.events.Refusal.Code;
import no.dognbok.events.SenderText;
import no.dognbok.identity.Caller;
import no.dognbok.identity.Identity;
import no.dognbok.log.EventLog;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;

/** Who may set what is known around the stays, and what is named in the address of a request. */
@Component
public final class Setters {

  private final Addresses addresses;
  private final Set<Address> auditors;

  public Setters(EventLog log, @Value("${dognbok.auditors:}") String[] auditors) {
    this.addresses = new Addresses(log);
    this.auditors =
        Arrays.stream(auditors)
            .map(String::strip)
            .filter(text -> !text.isEmpty())
            .map(Address::org)
            .collect(Collectors.toSet());
  }

  /**
   * Who calls, where it is a hospital trust or an auditor.
   *
   * @throws Refusal where it is neither
   */
  public Caller trustOrAuditor(HttpHeaders headers) {
    Caller caller = Caller.of(headers::getFirst);
    if (!isAuditor(caller) && trustOf(caller).isEmpty()) {
      throw new Refusal(
          Code.NOT_YOURS,
          "%s is no hospital trust in the ledger's address map, nor an auditor; ask the trust to set it"
              .formatted(caller.asker().value()));
    }
    return caller;
  }

  /**
   * Who calls, where it is a party to an agreement or an auditor.
   *
   * @param municipality absent where the agreement is with all that have none of their own
   * @throws Refusal where it is none of these
   */
  public Caller party(HttpHeaders headers, Address trust, @Nullable Municipality municipality) {
    Caller caller = Caller.of(headers::getFirst);
    Optional<Municipality> own = addresses.find(caller.asker()).map(AddressMapped::municipality);
    if (municipality == null || !own.filter(municipality::equals).isPresent()) {
      refuseOthers(caller, trust);
    }
    return caller;
  }

  /**
   * Who calls, where it is a party to an agreement itself: nobody else can agree to anything.
   *
   * @param municipality absent where the agreement is with all municipalities: each of them is one
   * @throws Refusal where it is not
   */
  public Party partyItself(
      HttpHeaders headers, Address trust, @Nullable Municipality municipality) {
    Caller caller = Caller.of(headers::getFirst);
    if (trustOf(caller).filter(trust::equals).isPresent()) {
      return new Party(caller, null);
    }
    return addresses
        .find(caller.asker())
        .map(AddressMapped::municipality)
        .filter(own -> municipality == null || municipality.equals(own))
        .map(own -> new Party(caller, own))
        .orElseThrow(() ->
            new Refusal(
                Code.NOT_YOURS,
                "%s is neither %s nor the municipality: it takes the two parties themselves to agree"
                    .formatted(caller.asker().value(), trust.value())));
  }

  /**
   * A party to an agreement that calls.
   *
   * @param municipality that it is; absent where it is the trust
   */
  public record Party(Caller caller, @Nullable Municipality municipality) {}

  /**
   * Lets nobody but a trust and an auditor set what is that trust's.
   *
   * @param trust absent where it is nobody's in particular
   * @throws Refusal where the caller is another
   */
  public void refuseOthers(Caller caller, @Nullable Address trust) {
    if (trust != null && !trustOf(caller).filter(trust::equals).isPresent() && !isAuditor(caller)) {
      throw new Refusal(
          Code.NOT_YOURS,
          "this belongs to %s, and only that trust or an auditor can set it"
              .formatted(trust.value()));
    }
  }

  /** Whether the caller may see and set everything. */
  public boolean isAuditor(Caller caller) {
    return auditors.contains(caller.asker());
  }

  /** The hospital trust for which the caller speaks; empty where it is none. */
  public Optional<Address> trustOf(Caller caller) {
    return addresses.find(caller.asker()).map(AddressMapped::trust);
  }

  /** What stands beside the event that a caller brings. */
  public static Identity by(Caller caller) {
    return new Identity(null, null, caller.asker().toString(), null, null, null, caller.client());
  }

  /** An organisation, or an address with its scheme. */
  public static Address organisation(String text) {
    return text.contains(":") ? Address.parse(text) : Address.org(text);
  }

  /**
   * Reads what stands in the address of a request.
   *
   * @throws Refusal naming it, where it cannot be read
   */
  public static <T> T named(String name, String text, Function<String, T> parse) {
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
