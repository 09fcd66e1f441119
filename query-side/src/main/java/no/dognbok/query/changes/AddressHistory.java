package no.dognbok.query.changes;

import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.LongPredicate;
import no.dognbok.events.Address;
import no.dognbok.events.ReferenceEvent.AddressMapped;
import no.dognbok.events.StayEvent.MovedWhileWaiting;
import no.dognbok.events.Told;
import no.dognbok.query.docket.Docket;
import no.dognbok.query.law.Directory;
import no.dognbok.query.law.LookUp;
import no.dognbok.query.stay.StayRecord;
import no.dognbok.query.stay.Stays;
import no.dognbok.query.surroundings.SurroundingsView;
import org.jspecify.annotations.Nullable;

/**
 * What addresses stood for at each position, and which stays a change of that can open to somebody.
 */
final class AddressHistory {

  private final SurroundingsView surroundings;
  private final Stays stays;
  private final Docket docket;
  private final LongPredicate anyStayBefore;
  private final ConcurrentMap<Mapped, List<UUID>> mentioning = new ConcurrentHashMap<>();
  private volatile Entries entries = new Entries(0, List.of());
  private volatile @Nullable Made lastMade;

  private record Mapped(long position, AddressMapped entry) {}

  /** The entries among the first so many things that were set around the stays. */
  private record Entries(int of, List<Mapped> mapped) {}

  /** A directory of the first so many entries. */
  private record Made(int entries, Directory directory) {}

  /**
   * The history of the addresses in the surroundings.
   *
   * @param anyStayBefore whether anything was told of any stay before a position
   */
  AddressHistory(
      SurroundingsView surroundings, Stays stays, Docket docket, LongPredicate anyStayBefore) {
    this.surroundings = surroundings;
    this.stays = stays;
    this.docket = docket;
    this.anyStayBefore = anyStayBefore;
  }

  private List<Mapped> history() {
    Entries made = entries;
    if (made.of() != surroundings.current().version()) {
      List<SurroundingsView.Known> all = surroundings.all();
      made =
          new Entries(
              all.size(),
              all.stream()
                  .filter(known -> known.event() instanceof AddressMapped)
                  .map(
                      known -> new Mapped(known.stored().position(), (AddressMapped) known.event()))
                  .toList());
      entries = made;
    }
    return made.mapped();
  }

  /** What addresses stood for when the commit at a position, and all before it, were there. */
  Directory at(long position) {
    List<Mapped> history = history();
    int until = history.size();
    while (until > 0 && history.get(until - 1).position() > position) {
      until--;
    }
    Made made = lastMade;
    if (made == null || made.entries() != until) {
      // Who reads on stays with the same one for long: the address map changes seldom.
      made =
          new Made(
              until, new Directory(history.subList(0, until).stream().map(Mapped::entry).toList()));
      lastMade = made;
    }
    return made.directory();
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
    return same || !anyStayBefore.test(position)
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
