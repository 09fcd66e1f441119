package no.dognbok.query.scope;

import java.util.Map;
import java.util.Set;
import no.dognbok.events.Address;
import no.dognbok.events.ReferenceEvent.AddressMapped;
import no.dognbok.events.Refusal;
import no.dognbok.events.Refusal.Code;
import no.dognbok.identity.Caller;
import no.dognbok.query.feed.Progress;
import no.dognbok.query.surroundings.SurroundingsView;
import org.jspecify.annotations.Nullable;

/** Makes a scope of who calls, by what the address map says of the organisation. */
public final class Scopes {

  private final Progress progress;
  private final SurroundingsView surroundings;
  private final Set<Address> auditors;

  public Scopes(Progress progress, SurroundingsView surroundings, Set<Address> auditors) {
    this.progress = progress;
    this.surroundings = surroundings;
    this.auditors = Set.copyOf(auditors);
  }

  /**
   * The scope of a caller, once the views hold what is asked of.
   *
   * @param atLeast a position that the views must hold; absent where the asker does not mind
   * @throws Refusal where the caller names no organisation, or one that is nobody here; while the
   *     views catch up, or where they have stopped
   */
  public Scope of(Caller caller, @Nullable Long atLeast) {
    progress.require(atLeast);
    Address organisation = caller.asker();
    if (auditors.contains(organisation)) {
      return new Scope.Auditor(organisation);
    }
    AddressMapped mapped = surroundings.now().directory().find(organisation).orElse(null);
    if (mapped != null && mapped.municipality() != null) {
      return new Scope.OfMunicipality(mapped.municipality());
    }
    if (mapped != null && mapped.trust() != null) {
      return new Scope.Trust(mapped.trust());
    }
    throw new Refusal(
        Code.ORGANISATION_UNKNOWN,
        "%s is neither a hospital trust nor a municipality in the ledger's address map, nor an auditor; map its address first"
            .formatted(organisation.value()),
        Map.of("organisation", organisation.value()));
  }
}
