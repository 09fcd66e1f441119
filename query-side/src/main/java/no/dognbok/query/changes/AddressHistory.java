package no.dognbok.query.changes;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import no.dognbok.events.Address;
import no.dognbok.events.ReferenceEvent.AddressMapped;
import no.dognbok.events.StayEvent.MovedWhileWaiting;
import no.dognbok.events.Told;
import no.dognbok.query.docket.Docket;
import no.dognbok.query.law.Directory;
import no.dognbok.query.law.LookUp;
import no.dognbok.query.stay.StayRecord;
import no.dognbok.query.stay.Stays;
import org.jspecify.annotations.Nullable;

/**
 * What addresses stood for at each position, and which stays a change of that can open to somebody.
 */
final class AddressHistory {

  private final Stays stays;
  private final Docket docket;
  private final List<Mapped> history = new ArrayList<>();
  private final ConcurrentMap<Mapped, List<UUID>> mentioning = new ConcurrentHashMap<>();
  private volatile @Nullable Made lastMade;

  private record Mapped(long position, AddressMapped entry) {}

  /** A directory of the first so many entries. */
  private record Made(int entries, Directory directory) {}

  AddressHistory(Stays stays, Docket docket) {
    this.stays = stays;
    this.docket = docket;
  }

  synchronized void add(long position, AddressMapped entry) {
    Mapped mapped = new Mapped(position, entry);
    history.add(mapped);
    if (stays.ids().isEmpty()) {
      mentioning.put(mapped, List.of()); // nor will there be any to look through before it
    }
  }

  /** What addresses stood for when the commit at a position, and all before it, were there. */
  Directory at(long position) {
    int entries = entriesUntil(position);
    Made made = lastMade;
    if (made == null || made.entries() != entries) {
      // Who reads on stays with the same one for long: the address map changes seldom.
      made = new Made(entries, new Directory(first(entries)));
      lastMade = made;
    }
    return made.directory();
  }

  private synchronized int entriesUntil(long position) {
    int entries = history.size();
    while (entries > 0 && history.get(entries - 1).position() > position) {
      entries--;
    }
    return entries;
  }

  private synchronized List<AddressMapped> first(int entries) {
    return history.subList(0, entries).stream().map(Mapped::entry).toList();
  }

  /**
   * The stays that can come into somebody's sight because an address got another meaning: those
   * that had mentioned it. They are looked for once.
   *
   * @param position of the commit with the new meaning
   */
  List<UUID> opened(long position, AddressMapped entry) {
    Directory before = at(position - 1);
    boolean same =
        Objects.equals(before.municipality(entry.address()).orElse(null), entry.municipality())
            && Objects.equals(before.trust(entry.address()).orElse(null), entry.trust());
    return same
        ? List.of()
        : mentioning.computeIfAbsent(new Mapped(position, entry), this::mentioning);
  }

  private List<UUID> mentioning(Mapped mapped) {
    return docket.restingOn(new LookUp.OfAddress(mapped.entry().address())).stream()
        .filter(id -> stays.find(id).stream().anyMatch(stay -> mentions(stay, mapped)))
        .sorted()
        .toList();
  }

  /** A stay may have mentioned it only after it was mapped. */
  private static boolean mentions(StayRecord stay, Mapped mapped) {
    return stay.entries().stream()
        .takeWhile(entry -> entry.recorded().position() < mapped.position())
        .anyMatch(entry -> mentions(entry, mapped.entry().address()));
  }

  private static boolean mentions(StayRecord.Entry entry, Address address) {
    Told told = entry.event().told();
    @Nullable Address hospital =
        entry.event() instanceof MovedWhileWaiting moved ? moved.hospital() : null;
    return address.equals(told.by())
        || address.equals(told.from())
        || address.equals(told.to())
        || address.equals(hospital);
  }
}
