package no.dognbok.query.law;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import no.dognbok.events.DisputeEvent.DisputeOpened;

/**
 * A dispute (uenighet) about a stay, as far as it is known.
 *
 * @param dispute id of the dispute
 * @param entries what was told of it, in the order in which it was told; the first opens it
 */
public record Disputed(UUID dispute, List<DisputeEntry> entries) {

  public Disputed {
    entries = List.copyOf(entries);
  }

  /** How it began: between whom, and about what. */
  public DisputeOpened opened() {
    return (DisputeOpened) entries.getFirst().event();
  }

  /** The same as it was known by a moment; empty where nobody knew of it. */
  public Optional<Disputed> knownAt(Instant moment) {
    return only(entry -> !entry.recordedAt().isAfter(moment));
  }

  /** The same as far as it had come by a moment; empty where it had not begun. */
  Optional<Disputed> by(Instant moment) {
    return only(entry -> !entry.event().told().occurredAt().isAfter(moment));
  }

  /** The same with some of its entries; empty where that which opens it is none of them. */
  public Optional<Disputed> only(Predicate<DisputeEntry> wanted) {
    List<DisputeEntry> some = entries.stream().filter(wanted).toList();
    return some.contains(entries.getFirst())
        ? Optional.of(new Disputed(dispute, some))
        : Optional.empty();
  }
}
