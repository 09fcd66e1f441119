package no.dognbok.query.docket;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Predicate;
import java.util.function.Supplier;
import no.dognbok.events.Address;
import no.dognbok.events.Municipality;
import no.dognbok.log.StoredCommit;
import no.dognbok.query.feed.View;
import no.dognbok.query.law.Duty;
import no.dognbok.query.law.LookUp;
import no.dognbok.query.law.Surroundings;
import no.dognbok.query.scope.Scope;
import no.dognbok.query.stay.DisputesOfStays;
import no.dognbok.query.stay.StayRecord;
import no.dognbok.query.stay.Stays;
import no.dognbok.query.stay.When;
import no.dognbok.query.surroundings.SurroundingsView;
import no.dognbok.query.surroundings.SurroundingsView.Current;
import org.jspecify.annotations.Nullable;

/**
 * The docket in memory. A line is written anew before the next question when its stay has a new
 * event, or when something that was looked up for it has another answer now.
 */
public final class DocketInMemory implements Docket, View {

  private final Stays stays;
  private final SurroundingsView surroundings;
  private final Clerk clerk = new Clerk();
  private final Set<UUID> stale = ConcurrentHashMap.newKeySet();
  private final ReentrantReadWriteLock lock = new ReentrantReadWriteLock();
  private final Map<UUID, Docketed> lines = new HashMap<>();
  private final TreeSet<Docketed> open = new TreeSet<>(Docketed.BY_TIME_LEFT);
  private final Shelves shelves =
      new Shelves(line -> line.tally().months(), line -> line.tally().brokenMonths());
  private final Shelves waits = new Shelves(line -> line.waits().months(), _ -> Set.of());
  private final Shelves reports = new Shelves(Docketed::registerMonths, _ -> Set.of());

  /** Those whose patient is ready and has not left. */
  private final Map<UUID, Docketed> openWaits = new HashMap<>();

  private volatile Current judgedBy;

  public DocketInMemory(Stays stays, SurroundingsView surroundings) {
    this.stays = stays;
    this.surroundings = surroundings;
    this.judgedBy = surroundings.current();
  }

  @Override
  public String name() {
    return "docket";
  }

  @Override
  public void apply(StoredCommit commit) {
    commit.events().stream().flatMap(event -> Stays.idOf(event).stream()).forEach(stale::add);
  }

  @Override
  public void caughtUp() {
    bringUpToDate();
  }

  @Override
  public List<Docketed> openNow(Scope scope, Instant asOf) {
    bringUpToDate();
    return heldStill(() ->
        open.descendingSet().stream()
            .takeWhile(line -> !line.openUntil().isBefore(asOf))
            .filter(line -> line.viewers().include(scope))
            .toList());
  }

  @Override
  public List<Docketed> open(Scope scope, When when) {
    return candidates(when, line -> line.viewers().include(scope), line -> line.isOpen(when.asOf()))
        .asThen(scope, clerk, this::stay, line -> line.isOpen(when.asOf()));
  }

  @Override
  public List<Tallied> dueNow(Scope scope, Months months, boolean onlyBroken) {
    bringUpToDate();
    return heldStill(() -> {
      List<Tallied> found = new ArrayList<>();
      shelves.forEach(
          months,
          onlyBroken,
          line -> {
            if (line.viewers().include(scope)) {
              found.add(Tallied.of(line));
            }
          });
      return found;
    });
  }

  @Override
  public List<Tallied> due(Scope scope, Months months, boolean onlyBroken, When when) {
    Predicate<Docketed> due = line -> line.tally().reaches(months, onlyBroken);
    return candidates(when, line -> line.viewers().include(scope), due)
        .asThen(scope, clerk, this::stay, due)
        .stream()
        .map(Tallied::of)
        .toList();
  }

  @Override
  public List<WaitedStay> waitedNow(
      Scope scope, Months months, Instant asOf, DisputesOfStays disputes) {
    bringUpToDate();
    List<Docketed> found = new ArrayList<>();
    Current current =
        heldStill(() -> {
          waits.forEach(months, false, found::add);
          openWaits.values().stream()
              .filter(line -> line.canHaveWaitedIn(months))
              .forEach(found::add);
          return judgedBy;
        });
    return waited(
        WaitsAsOf.of(scope, months, asOf, null, current.surroundings(), current.rules(), disputes),
        found.stream().filter(line -> line.concerns(scope)).toList(),
        _ -> true);
  }

  @Override
  public List<WaitedStay> waited(Scope scope, Months months, When when, DisputesOfStays disputes) {
    Candidates found =
        candidates(when, line -> line.concerns(scope), line -> line.canHaveWaitedIn(months));
    return waited(
        WaitsAsOf.of(
            scope,
            months,
            when.asOf(),
            when.knownAt(),
            found.then().around(),
            found.rules(),
            disputes),
        found.lines(),
        found.then()::isAsNow);
  }

  /**
   * What some lines add, and the stays of which a day was settled.
   *
   * @param asNow whether a line was then as it is now
   */
  private List<WaitedStay> waited(WaitsAsOf then, List<Docketed> some, Predicate<Docketed> asNow) {
    List<WaitedStay> all = new ArrayList<>();
    List<StayRecord> others = new ArrayList<>();
    Set<UUID> settledIn = new HashSet<>(then.settledIn());
    for (Docketed line : some) {
      settledIn.remove(line.stay());
      if (then.isKept(line.stay(), line.waits()) && asNow.test(line)) {
        all.add(then.kept(line));
      } else {
        others.add(stay(line));
      }
    }
    settledIn.forEach(stay -> stays.find(stay).ifPresent(others::add));
    all.addAll(then.judged(others));
    return all;
  }

  @Override
  public List<RegisteredStay> registeredNow(Scope scope, Months months) {
    bringUpToDate();
    return heldStill(() -> {
      List<RegisteredStay> found = new ArrayList<>();
      reports.forEach(
          months,
          false,
          line -> {
            if (line.viewers().include(scope)) {
              found.add(line.registered());
            }
          });
      return found;
    });
  }

  @Override
  public List<RegisteredStay> registered(Scope scope, Months months, When when) {
    return candidates(
            when, line -> line.viewers().include(scope), line -> line.isReportedIn(months))
        .asThen(scope, clerk, this::stay, line -> line.isReportedIn(months))
        .stream()
        .map(Docketed::registered)
        .toList();
  }

  @Override
  public List<StayRecord> stays(List<RegisteredStay> some) {
    return some.stream()
        .map(one -> stays.find(one.stay()).orElseThrow().until(one.lastIndex()))
        .toList();
  }

  @Override
  public Map<UUID, List<Duty>> dutiesOf(List<Tallied> some, @Nullable When when) {
    Surroundings around =
        when == null ? judgedBy.surroundings() : surroundings.knownAt(when.knownAt());
    return Clerk.dutiesOf(
        some.stream()
            .map(one -> stays.find(one.stay()).orElseThrow().until(one.lastIndex()))
            .toList(),
        when,
        around,
        judgedBy.rules());
  }

  @Override
  public List<UUID> restingOn(LookUp lookUp) {
    bringUpToDate();
    Set<LookUp> one = Set.of(lookUp);
    return heldStill(() ->
        lines.values().stream().filter(line -> line.restsOn(one)).map(Docketed::stay).toList());
  }

  @Override
  public StayRecord stay(Docketed line) {
    StayRecord kept = line.record();
    return kept == null ? stays.find(line.stay()).orElseThrow().until(line.lastIndex()) : kept;
  }

  @Override
  public List<StayRecord> withDays(
      Months months, Address trust, Municipality municipality, When when) {
    Candidates found =
        candidates(
            when,
            line -> line.parties().include(trust, municipality),
            line -> line.waiting().reaches(months));
    return found.lines().stream().map(this::stay).toList();
  }

  /**
   * Lines that may be wanted at a moment. What was looked up with another answer then can make
   * anything of a line; what had not been told yet can make anything of it but whom it concerns.
   *
   * @param concerned whether a line concerns who asks
   * @param wanted whether they want it as it is now
   */
  private Candidates candidates(
      When when, Predicate<Docketed> concerned, Predicate<Docketed> wanted) {
    bringUpToDate();
    return heldStill(() -> {
      Surroundings around = surroundings.knownAt(when.knownAt());
      Then then = new Then(when, around, clerk.differing(judgedBy.surroundings(), around));
      return new Candidates(
          then,
          judgedBy.rules(),
          lines.values().stream()
              .filter(then::knew)
              .filter(line ->
                  then.isAnsweredOtherwise(line)
                      || concerned.test(line) && (!then.isAsNow(line) || wanted.test(line)))
              .toList());
    });
  }

  /** Nothing is judged meanwhile: whoever wants to bring it up to date waits. */
  private <A> A heldStill(Supplier<A> reading) {
    Lock still = lock.readLock();
    still.lock();
    try {
      return reading.get();
    } finally {
      still.unlock();
    }
  }

  private boolean isUpToDate() {
    return stale.isEmpty() && surroundings.current() == judgedBy;
  }

  /** Whoever asks while another brings it up to date waits for that. */
  private void bringUpToDate() {
    if (isUpToDate() && !lock.isWriteLocked()) {
      return;
    }
    Lock writing = lock.writeLock();
    writing.lock();
    try {
      Current current = surroundings.current();
      stale.addAll(answeredOtherwise(current));
      judgedBy = current;
      List<UUID> taken = List.copyOf(stale);
      taken.forEach(stale::remove); // an event that comes from here on is for the next time
      write(taken);
    } finally {
      writing.unlock();
    }
  }

  private void write(List<UUID> taken) {
    boolean written = false;
    try {
      taken.parallelStream().map(this::line).toList().forEach(this::put);
      written = true;
    } finally {
      if (!written) {
        stale.addAll(taken);
      }
    }
  }

  /** The stays whose line may be another, now that this is known around them. */
  private Collection<UUID> answeredOtherwise(Current current) {
    if (!current.rules().equals(judgedBy.rules())) {
      return lines.keySet();
    }
    Set<LookUp> differing = clerk.differing(judgedBy.surroundings(), current.surroundings());
    return lines.values().stream()
        .filter(line -> line.restsOn(differing))
        .map(Docketed::stay)
        .toList();
  }

  private Docketed line(UUID id) {
    StayRecord stay = stays.find(id).orElseThrow();
    return clerk.line(stay, stay.recorded(), judgedBy.surroundings(), judgedBy.rules());
  }

  private void put(Docketed line) {
    Docketed before = lines.put(line.stay(), line);
    if (before != null) {
      open.remove(before);
      shelves.remove(before);
      waits.remove(before);
      reports.remove(before);
    }
    shelves.add(line);
    waits.add(line);
    reports.add(line);
    if (line.waits().isOpen()) {
      openWaits.put(line.stay(), line);
    } else {
      openWaits.remove(line.stay());
    }
    if (line.openUntil().isAfter(Instant.MIN)) {
      open.add(line);
    }
  }
}
