package no.dognbok.query.stay;

import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Stream;
import no.dognbok.events.Address;
import no.dognbok.events.StayEvent;
import no.dognbok.events.StayEvent.AccountGiven;
import no.dognbok.events.StayEvent.PatientAdmitted;
import no.dognbok.events.StayEvent.ReferenceGiven;
import no.dognbok.identity.Identity;
import no.dognbok.log.LogDamaged;
import no.dognbok.log.StoredEvent;
import no.dognbok.query.law.Directory;
import no.dognbok.query.law.Recorded;

/**
 * Everything that the ledger holds of a stay, in the order in which it was told.
 *
 * @param id of the stay
 * @param entries its events
 */
public record StayRecord(UUID id, List<Entry> entries) {

  /**
   * An event of a stay.
   *
   * @param recorded the event with its place in the log
   * @param index of the event in the log
   * @param sequence of the event in the stay
   * @param identity where it came from; nothing where it was erased
   */
  public record Entry(Recorded recorded, long index, long sequence, Identity identity) {

    public String id() {
      return recorded.id();
    }

    public StayEvent event() {
      return recorded.event();
    }
  }

  public StayRecord {
    entries = List.copyOf(entries);
  }

  /** What can be read of a stay's events. */
  public static StayRecord readable(UUID id, List<StoredEvent> events) {
    return new StayRecord(id, events.stream().flatMap(StayRecord::entry).toList());
  }

  private static Stream<Entry> entry(StoredEvent stored) {
    try {
      return Stream.of(KeptEvent.of(stored).read());
    } catch (LogDamaged e) {
      return Stream.empty();
    }
  }

  /** The same up to an event of the log. */
  public StayRecord until(long index) {
    return firstOnes(entry -> entry.index() <= index);
  }

  /** What was told of it up to a position of the log. */
  public StayRecord upTo(long position) {
    return firstOnes(entry -> entry.recorded().position() <= position);
  }

  /** The same as it was known by a moment; perhaps nothing. */
  public StayRecord knownBy(Instant moment) {
    return firstOnes(entry -> !entry.recorded().recordedAt().isAfter(moment));
  }

  private StayRecord firstOnes(Predicate<Entry> isOne) {
    return entries.isEmpty() || isOne.test(entries.getLast())
        ? this
        : new StayRecord(id, entries.stream().takeWhile(isOne).toList());
  }

  /** Everything that was told. */
  public List<Recorded> recorded() {
    return entries.stream().map(Entry::recorded).toList();
  }

  /**
   * The own references of the organisations: what came with the first that each told of the stay,
   * with the admission or with a line that names the patient, or was given as such; of each the
   * last. What comes with anything else is about that, as the reference of an account is.
   */
  public List<OwnReference> references() {
    Map<String, OwnReference> references = new LinkedHashMap<>();
    Set<String> heard = new HashSet<>();
    for (Entry entry : entries) {
      String reference = entry.identity().reference();
      String organisation = entry.event().told().by().toString();
      boolean isFirst = heard.add(organisation);
      if (reference != null && isOfStay(entry, isFirst)) {
        references.put(organisation, new OwnReference(organisation, reference));
      }
    }
    return List.copyOf(references.values());
  }

  private static boolean isOfStay(Entry entry, boolean isFirst) {
    return switch (entry.event()) {
      case PatientAdmitted _, ReferenceGiven _ -> true;
      case AccountGiven _ -> false;
      default -> isFirst || entry.identity().patient() != null;
    };
  }

  /** Addresses in the messages that the address map does not know. */
  public List<String> unmapped(Directory directory) {
    return unmapped(entries.stream().map(Entry::recorded), directory);
  }

  /** The same, of some events. */
  public static List<String> unmapped(Stream<Recorded> events, Directory directory) {
    return events
        .map(Recorded::event)
        .filter(event -> !(event instanceof StayEvent.IdentityErased)) // may be by an auditor
        .map(StayEvent::told)
        .flatMap(told ->
            Stream.of(
                Optional.of(told.by()),
                Optional.ofNullable(told.from()),
                Optional.ofNullable(told.to())))
        .flatMap(Optional::stream)
        .filter(address -> !address.equals(Address.NOBODY) && !directory.hasPlace(address))
        .map(Address::toString)
        .distinct()
        .toList();
  }

  /** What had been told by a moment. */
  public List<Recorded> knownAt(Instant moment) {
    return entries.stream()
        .map(Entry::recorded)
        .filter(recorded -> !recorded.recordedAt().isAfter(moment))
        .toList();
  }

  /** Sequence of the last event: what the stay's ETag rests on. */
  public long lastSequence() {
    return entries.getLast().sequence();
  }

  /** Index in the log of the last event that was applied. */
  public long lastIndex() {
    return entries.getLast().index();
  }
}
