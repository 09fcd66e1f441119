package no.dognbok.query.statistics;

import java.util.HashMap;
import java.util.Map;
import no.dognbok.events.Address;
import no.dognbok.events.Municipality;
import no.dognbok.query.law.Directory;
import no.dognbok.query.stay.PartyAnswer;
import org.jspecify.annotations.Nullable;

/** What the addresses of very many stays stand for: each is looked up once. */
final class Places {

  private final Directory directory;
  private final Map<Address, Place> places = new HashMap<>();
  private final Map<Address, PartyAnswer> hospitals = new HashMap<>();
  private final Map<Municipality, PartyAnswer> municipalities = new HashMap<>();

  Places(Directory directory) {
    this.directory = directory;
  }

  private record Place(Address organisation, @Nullable Address trust) {}

  private Place place(Address address) {
    return places.computeIfAbsent(
        address,
        found ->
            new Place(
                directory.organisation(found).orElse(found), directory.trust(found).orElse(null)));
  }

  /** The hospital behind an address; the address itself where nobody knows of one. */
  @Nullable Address organisation(@Nullable Address address) {
    return address == null ? null : place(address).organisation();
  }

  /** The trust that owns the hospital behind an address. */
  @Nullable Address trust(@Nullable Address address) {
    return address == null ? null : place(address).trust();
  }

  @Nullable PartyAnswer named(@Nullable Address hospital) {
    return hospital == null
        ? null
        : hospitals.computeIfAbsent(hospital, one -> PartyAnswer.of(one, directory));
  }

  @Nullable PartyAnswer named(@Nullable Municipality municipality) {
    return municipality == null
        ? null
        : municipalities.computeIfAbsent(municipality, one -> PartyAnswer.of(one, directory));
  }
}
