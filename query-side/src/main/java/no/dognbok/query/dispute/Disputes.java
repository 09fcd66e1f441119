package no.dognbok.query.dispute;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import no.dognbok.events.Address;
import no.dognbok.events.DisputeEvent;
import no.dognbok.events.DisputeEvent.DisputeOpened;
import no.dognbok.events.DisputeStep;
import no.dognbok.events.Municipality;
import no.dognbok.events.Refusal;
import no.dognbok.events.Refusal.Code;
import no.dognbok.log.StoredEvent;
import no.dognbok.query.scope.Scope;
import no.dognbok.query.stay.DisputesOfStays;
import no.dognbok.query.stay.When;
import org.jspecify.annotations.Nullable;

/** The disputes, one history for each. */
public interface Disputes extends DisputesOfStays {

  /** The dispute that an event of the log is about, where it is about one. */
  static Optional<UUID> idOf(StoredEvent stored) {
    String stream = stored.stream();
    return stream != null && stream.startsWith(DisputeEvent.STREAM)
        ? Optional.of(UUID.fromString(stream.substring(DisputeEvent.STREAM.length())))
        : Optional.empty();
  }

  /**
   * The id of a dispute, as an asker wrote it.
   *
   * @throws Refusal where it is none
   */
  static UUID idNamed(String id) {
    try {
      return UUID.fromString(id);
    } catch (IllegalArgumentException e) {
      throw new Refusal(
          Code.INVALID_VALUE,
          "this is no id of a dispute: expected a UUID",
          Map.of("field", "dispute"));
    }
  }

  /**
   * Which disputes are asked for; what is absent does not matter.
   *
   * @param trust helseforetaket
   * @param municipality kommunen
   * @param stay that it is about
   * @param state whether it goes on
   * @param step at which it is
   */
  record Filter(
      @Nullable Address trust,
      @Nullable Municipality municipality,
      @Nullable UUID stay,
      DisputeRecord.@Nullable State state,
      @Nullable DisputeStep step) {

    /** The same, however far they have come. */
    Filter inAnyState() {
      return new Filter(trust, municipality, stay, null, null);
    }

    /** Whether a dispute is one of those. */
    boolean takes(DisputeRecord dispute) {
      return (trust == null || trust.equals(dispute.opened().trust()))
          && (municipality == null || municipality.equals(dispute.opened().municipality()))
          && (stay == null || stay.equals(dispute.opened().matter().stay()))
          && (state == null || state == dispute.state())
          && (step == null || step == dispute.step());
    }
  }

  /**
   * Some disputes of those that were asked for.
   *
   * @param disputes the last that was opened first
   * @param total how many there are in all
   */
  record Part(List<DisputeRecord> disputes, int total) {
    public Part {
      disputes = List.copyOf(disputes);
    }
  }

  /** A dispute that somebody may see: a party sees its own, an auditor all. */
  Optional<DisputeRecord> find(UUID id, Scope scope);

  /** Those of the disputes that somebody may see that pass the filter, in part. */
  Part find(Filter filter, Scope scope, long skip, int most);

  /**
   * The same as they were known, and as far as they had come, then. All of the asker's are read for
   * it: what a dispute was at any moment stands in its events only.
   */
  default Part find(Filter filter, Scope scope, When when, long skip, int most) {
    List<DisputeRecord> then =
        find(filter.inAnyState(), scope, 0, Integer.MAX_VALUE).disputes().stream()
            .flatMap(dispute -> dispute.at(when).stream())
            .filter(filter::takes)
            .toList();
    return new Part(then.stream().skip(skip).limit(most).toList(), then.size());
  }

  /** Whether somebody may see a dispute. */
  static boolean isSeen(DisputeOpened dispute, Scope scope) {
    return scope.isParty(dispute.trust(), dispute.municipality());
  }
}
