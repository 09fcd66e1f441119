package no.dognbok.query.law;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import no.dognbok.events.Address;
import no.dognbok.events.CareType;
import no.dognbok.events.Municipality;
import no.dognbok.events.ReferenceEvent.AddressMapped;
import org.jspecify.annotations.Nullable;

/** What addresses stand for. An address that nobody has mapped stands for itself. */
public final class Directory {

  public static final Directory EMPTY = new Directory(List.of());

  private final Map<Address, AddressMapped> entries;
  private final Set<Address> behind;
  private final Consumer<LookUp> listener;

  /** A directory of these entries; a later one of the same address counts. */
  public Directory(List<AddressMapped> mapped) {
    this(new LinkedHashMap<>(), new HashSet<>(), _ -> {});
    mapped.forEach(entry -> entries.put(entry.address(), entry));
    entries.values().stream()
        .flatMap(entry ->
            Stream.of(Optional.ofNullable(entry.trust()), Optional.of(entry.organisation())))
        .flatMap(Optional::stream)
        .forEach(behind::add);
  }

  private Directory(
      Map<Address, AddressMapped> entries, Set<Address> behind, Consumer<LookUp> listener) {
    this.entries = entries;
    this.behind = behind;
    this.listener = listener;
  }

  /** The same, telling of each look-up. */
  Directory heardBy(Consumer<LookUp> newListener) {
    return new Directory(entries, behind, newListener);
  }

  /** The entry of an address. */
  public Optional<AddressMapped> find(@Nullable Address address) {
    if (address == null) {
      return Optional.empty();
    }
    listener.accept(new LookUp.OfAddress(address));
    return Optional.ofNullable(entries.get(address));
  }

  /** The municipality whose address this is. */
  public Optional<Municipality> municipality(@Nullable Address address) {
    if (address != null && address.scheme() == Address.Scheme.MUNICIPALITY) {
      return Optional.of(new Municipality(address.value()));
    }
    return find(address).map(AddressMapped::municipality);
  }

  /** The hospital trust whose address this is; of an organisation that stands for itself, none. */
  public Optional<Address> trust(@Nullable Address address) {
    return find(address).map(AddressMapped::trust);
  }

  /** The organisation behind an address. */
  public Optional<Address> organisation(@Nullable Address address) {
    return find(address).map(AddressMapped::organisation);
  }

  /** What is treated at an address, where it is one thing. */
  public Optional<CareType> careType(@Nullable Address address) {
    return find(address).map(AddressMapped::careType);
  }

  /** The name of an address; where it has none, the address. */
  public String name(Address address) {
    return find(address).map(AddressMapped::name).orElseGet(address::toString);
  }

  /** Whether this is known to stand for somebody. */
  public boolean knows(Address address) {
    return address.scheme() == Address.Scheme.MUNICIPALITY || find(address).isPresent();
  }

  /**
   * Whether this is known to stand for somebody, or to be the organisation or trust behind another
   * address.
   */
  public boolean hasPlace(Address address) {
    listener.accept(new LookUp.OfPlace(address));
    return address.scheme() == Address.Scheme.MUNICIPALITY
        || entries.containsKey(address)
        || behind.contains(address);
  }

  /** All entries: for who lists them, not for who judges; no listener hears of it. */
  public List<AddressMapped> entries() {
    return List.copyOf(entries.values());
  }
}
