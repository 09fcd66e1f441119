package no.dognbok.query.deviation;

import java.time.YearMonth;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import no.dognbok.events.Address;
import no.dognbok.events.DeviationEvent;
import no.dognbok.events.DeviationKind;
import no.dognbok.events.Municipality;
import no.dognbok.events.Paragraph;
import no.dognbok.events.Refusal;
import no.dognbok.events.Refusal.Code;
import no.dognbok.log.StoredEvent;
import no.dognbok.query.deviation.DeviationRecord.State;
import no.dognbok.query.scope.Scope;
import org.jspecify.annotations.Nullable;

/** The deviations that somebody told of, one history for each: by hand, or of a broken duty. */
public interface Deviations {

  /** The deviation that an event of the log is about, where it is about one. */
  static Optional<UUID> idOf(StoredEvent stored) {
    String stream = stored.stream();
    return stream != null && stream.startsWith(DeviationEvent.STREAM)
        ? Optional.of(UUID.fromString(stream.substring(DeviationEvent.STREAM.length())))
        : Optional.empty();
  }

  /**
   * The id of a deviation, as an asker wrote it.
   *
   * @throws Refusal where it is none
   */
  static UUID idNamed(String id) {
    try {
      return UUID.fromString(id);
    } catch (IllegalArgumentException e) {
      throw new Refusal(
          Code.INVALID_VALUE,
          "this is no id of a deviation: expected a UUID",
          Map.of("field", "deviation"));
    }
  }

  /**
   * Which deviations are asked for; what is absent does not matter. Of a broken duty it is looked
   * at as it was taken up.
   *
   * @param trust helseforetaket
   * @param municipality kommunen
   * @param hospital the hospital concerned, by its organisation number
   * @param kind what kind of deviation
   * @param paragraph where the routine stands
   * @param month in which it occurred, in Norway
   * @param state how far its handling has come
   */
  record Filter(
      @Nullable Address trust,
      @Nullable Municipality municipality,
      @Nullable Address hospital,
      @Nullable DeviationKind kind,
      @Nullable Paragraph paragraph,
      @Nullable YearMonth month,
      @Nullable State state) {

    /** All of them. */
    public static final Filter ALL = new Filter(null, null, null, null, null, null, null);

    /** The same, whatever the state. */
    public Filter inAnyState() {
      return new Filter(trust, municipality, hospital, kind, paragraph, month, null);
    }

    /** Whether a deviation is one of those. */
    boolean takes(DeviationRecord deviation) {
      DeviationEvent.Beginning begun = deviation.begun();
      return (trust == null || trust.equals(begun.trust()))
          && (municipality == null || municipality.equals(begun.municipality()))
          && (hospital == null || hospital.equals(begun.hospital()))
          && (kind == null || kind == begun.kind())
          && (paragraph == null || paragraph == begun.paragraph())
          && (month == null || month.equals(deviation.month()))
          && (state == null || state == deviation.state());
    }
  }

  /**
   * Some deviations of those that were asked for.
   *
   * @param deviations the last that was told of first
   * @param counts how many there are in each state, whatever state was asked for
   */
  record Part(List<DeviationRecord> deviations, Map<State, Integer> counts) {
    public Part {
      deviations = List.copyOf(deviations);
      Map<State, Integer> all = new EnumMap<>(State.class);
      for (State state : State.values()) {
        all.put(state, counts.getOrDefault(state, 0));
      }
      counts = Collections.unmodifiableMap(all);
    }

    /**
     * A part of what was found.
     *
     * @param inAnyState all that pass the filter but for their state, in order
     */
    static Part of(List<DeviationRecord> inAnyState, Filter filter, long skip, int most) {
      Map<State, Integer> counts = new EnumMap<>(State.class);
      inAnyState.forEach(one -> counts.merge(one.state(), 1, Integer::sum));
      return new Part(
          inAnyState.stream().filter(filter::takes).skip(skip).limit(most).toList(), counts);
    }

    /** How many pass the filter in all. */
    public int total(Filter filter) {
      return filter.state() == null
          ? counts.values().stream().mapToInt(Integer::intValue).sum()
          : counts.getOrDefault(filter.state(), 0);
    }
  }

  /** A deviation that somebody may see: a party sees its own, an auditor all. */
  Optional<DeviationRecord> find(UUID id, Scope scope);

  /** Those of the deviations that somebody may see that pass the filter, in part. */
  Part find(Filter filter, Scope scope, long skip, int most);

  /** All of them, the last that was told of first: for who asks how it was then. */
  List<DeviationRecord> all(Filter filter, Scope scope);

  /** What somebody may see of what was told about a stay, the first that was told of first. */
  List<DeviationRecord> ofStay(UUID stay, Scope scope);

  /** Whether somebody may see a deviation. */
  static boolean isSeen(DeviationRecord deviation, Scope scope) {
    return scope.isParty(deviation.begun().trust(), deviation.begun().municipality());
  }
}
