package no.dognbok.query.stay;

import java.time.Clock;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import no.dognbok.events.Address;
import no.dognbok.events.Municipality;
import no.dognbok.events.Refusal;
import no.dognbok.query.feed.Progress;
import no.dognbok.query.law.Directory;
import no.dognbok.query.law.Disputed;
import no.dognbok.query.law.Judgement;
import no.dognbok.query.law.Law;
import no.dognbok.query.law.Matter;
import no.dognbok.query.law.Receipted;
import no.dognbok.query.law.Recorded;
import no.dognbok.query.law.Stated;
import no.dognbok.query.law.Surroundings;
import no.dognbok.query.scope.Scope;
import no.dognbok.query.surroundings.SurroundingsView;
import org.jspecify.annotations.Nullable;

/** Asks for a stay: whether the asker may see it, what was known of it, what the law says. */
public final class StayQuestions {

  private final Stays stays;
  private final DisputesOfStays disputes;
  private final SurroundingsView surroundings;
  private final Progress progress;
  private final IncompleteStays incomplete;
  private final Clock clock;

  public StayQuestions(
      Stays stays,
      DisputesOfStays disputes,
      SurroundingsView surroundings,
      Progress progress,
      IncompleteStays incomplete,
      Clock clock) {
    this.stays = stays;
    this.disputes = disputes;
    this.surroundings = surroundings;
    this.progress = progress;
    this.incomplete = incomplete;
    this.clock = clock;
  }

  /**
   * A stay, judged.
   *
   * @param record all that the ledger holds of it
   * @param known what of that was known by then
   * @param judgement of it
   * @param around what was known around it
   * @param basis what this rests on
   */
  public record Judged(
      StayRecord record,
      List<Recorded> known,
      Judgement judgement,
      Surroundings around,
      Basis basis) {

    /** The stay as it was known by then. */
    public StayRecord recordThen() {
      return record.knownBy(basis.knownAt().toInstant());
    }
  }

  /** As of when something is asked. */
  public When when(@Nullable String asOf, @Nullable String knownAt) {
    return When.of(asOf, knownAt, clock, progress.recordedUntil());
  }

  /** Between what was known when, and as of when, something is asked. */
  public Between between(@Nullable String from, @Nullable String to, @Nullable String asOf) {
    return Between.of(from, to, asOf, clock, progress.recordedUntil());
  }

  /**
   * A stay as it is asked for.
   *
   * @throws Refusal where there is no such stay, or none that the asker may see, or nothing of it
   *     was known by then; where not all of it is known to the views
   */
  public Judged judge(UUID id, Scope scope, When when) {
    Basis basis = basis(when); // before anything is read: it holds what it says, and perhaps more
    StayRecord record = record(id, scope, when);
    return judge(record, when, basis).orElseThrow(() -> nothingKnown(id));
  }

  /**
   * All that the asker may see of a stay of which something was known by then.
   *
   * @throws Refusal where there is no such stay, or none that the asker may see, or nothing of it
   *     was known by then; where not all of it is known to the views
   */
  public StayRecord record(UUID id, Scope scope, When when) {
    incomplete.refuse(id);
    StayRecord record =
        find(id, scope).orElseThrow(() -> noSuchStay(id, "there is no stay %s that you may see"));
    if (record.knownAt(when.knownAt()).isEmpty()) {
      throw nothingKnown(id);
    }
    return record;
  }

  /** What the asker may see of a stay. */
  public Optional<StayRecord> find(UUID id, Scope scope) {
    return stays
        .find(id)
        .flatMap(stay -> Visibility.of(scope, surroundings.now().directory()).seen(stay));
  }

  /**
   * A stay, judged; empty where nothing was known of it by then.
   *
   * @param basis as it was before the stay was read
   */
  public Optional<Judged> judge(StayRecord record, When when, Basis basis) {
    return judge(record, disputes.about(record.id()), when, basis);
  }

  /** Stays, judged, without those of which nothing was known by then. */
  public Stream<Judged> judge(List<StayRecord> records, When when, Basis basis) {
    Map<UUID, List<Disputed>> disputed =
        disputes.about(records.stream().map(StayRecord::id).toList());
    return records.stream()
        .flatMap(record ->
            judge(record, disputed.getOrDefault(record.id(), List.of()), when, basis).stream());
  }

  private Optional<Judged> judge(
      StayRecord record, List<Disputed> disputed, When when, Basis basis) {
    List<Recorded> known = record.knownAt(when.knownAt());
    if (known.isEmpty()) {
      return Optional.empty();
    }
    List<Disputed> knownDisputes =
        disputed.stream().flatMap(dispute -> dispute.knownAt(when.knownAt()).stream()).toList();
    Surroundings around = surroundings.knownAt(when.knownAt());
    return Optional.of(judged(record, known, knownDisputes, around, when.asOf(), basis));
  }

  private Judged judged(
      StayRecord record,
      List<Recorded> known,
      List<Disputed> disputed,
      Surroundings around,
      Instant asOf,
      Basis basis) {
    Judgement judgement =
        Law.judge(
            new Matter(known, Stated.NOTHING, around, asOf, surroundings.ruleSet(), disputed));
    return new Judged(record, known, judgement, around, basis);
  }

  /**
   * A stay, judged by what the log held at a position, and as of when that was recorded; empty
   * where it held nothing of the stay.
   *
   * @param record all of the stay, or what of it may be seen
   * @param recordedAt of the commit at the position
   * @param disputed disputes about it that are to be minded
   */
  public Optional<Judged> judgeUpTo(
      long position, Instant recordedAt, StayRecord record, List<Disputed> disputed) {
    StayRecord then = record.upTo(position);
    if (then.entries().isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        judged(
            then,
            then.recorded(),
            disputed,
            surroundings.upTo(position).surroundings(),
            recordedAt,
            basisAt(position, recordedAt)));
  }

  /**
   * What somebody sees of a stay, of what the log held at a position.
   *
   * @param part that is seen; never nothing
   * @param whole whether that is all
   */
  public record Seen(StayRecord part, boolean whole) {}

  /**
   * What the asker sees of a stay, of what the log held at a position: what they may see now and
   * could have seen then. Empty where that is nothing.
   *
   * @throws Refusal where not all of the stay is known to the views
   */
  public Optional<Seen> seenUpTo(long position, UUID id, Scope scope) {
    incomplete.refuse(id);
    Optional<StayRecord> whole = stays.find(id).map(stay -> stay.upTo(position));
    Set<Long> now =
        find(id, scope).stream()
            .flatMap(stay -> stay.entries().stream())
            .map(StayRecord.Entry::index)
            .collect(Collectors.toSet());
    return whole
        .filter(stay -> !stay.entries().isEmpty())
        .flatMap(stay -> Visibility.of(scope, directoryAt(position)).seen(stay))
        .map(stay ->
            new StayRecord(
                id, stay.entries().stream().filter(entry -> now.contains(entry.index())).toList()))
        .filter(part -> !part.entries().isEmpty())
        .map(part -> new Seen(part, part.entries().size() == whole.orElseThrow().entries().size()));
  }

  /** The disputes about a stay, as far as the log held them at a position. */
  public List<Disputed> disputesUpTo(long position, UUID stay) {
    return disputes.about(stay).stream()
        .flatMap(dispute -> dispute.only(entry -> entry.position() <= position).stream())
        .toList();
  }

  /** What an answer about a position of the log rests on. */
  public Basis basisAt(long position, Instant recordedAt) {
    return Basis.of(
        surroundings.ruleSet(),
        new When(recordedAt, recordedAt),
        position,
        surroundings.isSimulated());
  }

  /** What addresses stood for, as the log had it at a position. */
  public Directory directoryAt(long position) {
    return surroundings.upTo(position).surroundings().directory();
  }

  /**
   * What the receivers said of the messages of a stay that was judged, by the ids of its events.
   */
  public Map<String, Receipted> receipts(Judged judged) {
    return Law.receipts(
        new Matter(
            judged.known(),
            Stated.NOTHING,
            judged.around(),
            judged.judgement().asOf(),
            surroundings.ruleSet(judged.judgement().ruleSet())));
  }

  /** All that was told of disputes about a stay. */
  public List<Disputed> disputes(UUID stay) {
    return disputes.about(stay);
  }

  /** The stays of which a day in the month was told to be paid between these two. */
  public List<StayRecord> settledIn(YearMonth month, Address trust, Municipality municipality) {
    return disputes.settledIn(month, trust, municipality).stream()
        .flatMap(stay -> stays.find(stay).stream())
        .toList();
  }

  /** The stays of which the views do not know all: any list can lack something of theirs. */
  public List<UUID> incomplete() {
    return incomplete.ids();
  }

  /** What addresses stood for, as was known by a moment. */
  public Directory directory(When when) {
    return surroundings.knownAt(when.knownAt()).directory();
  }

  /** Position of the last commit that the views hold, −1 where they hold none. */
  public long position() {
    return progress.position();
  }

  public Basis basis(When when) {
    return Basis.of(surroundings.ruleSet(), when, progress.position(), surroundings.isSimulated());
  }

  /** Whether everything in this ledger is made up. */
  public boolean isSimulated() {
    return surroundings.isSimulated();
  }

  private static Refusal nothingKnown(UUID id) {
    return noSuchStay(id, "nothing was known of the stay %s at that time");
  }

  private static Refusal noSuchStay(UUID id, String detail) {
    return new Refusal(Refusal.Code.NO_SUCH_STAY, detail.formatted(id));
  }
}
