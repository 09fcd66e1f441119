package no.dognbok.query.docket;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.gte;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Filters.lte;
import static com.mongodb.client.model.Filters.or;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.IndexModel;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Projections;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import no.dognbok.events.Address;
import no.dognbok.events.Municipality;
import no.dognbok.query.law.Duty;
import no.dognbok.query.law.LookUp;
import no.dognbok.query.law.Surroundings;
import no.dognbok.query.scope.Scope;
import no.dognbok.query.stay.DisputesOfStays;
import no.dognbok.query.stay.StayRecord;
import no.dognbok.query.stay.StaysOnMongo;
import no.dognbok.query.stay.When;
import no.dognbok.query.surroundings.SurroundingsView;
import no.dognbok.query.surroundings.SurroundingsView.Current;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

/**
 * The docket on MongoDB: each line lies in the document of its stay. A question finds, by an index,
 * the lines that may matter, and looks at what they say.
 */
public final class DocketOnMongo implements Docket {

  private static final int STAYS_AT_ONCE = 200;

  /** With more of them than this every line is looked at, and not those that rest on them found. */
  private static final int MOST_LOOK_UPS = 5_000;

  private final MongoCollection<Document> documents;
  private final StaysOnMongo stays;
  private final SurroundingsView surroundings;
  private final Clerk clerk = new Clerk();
  private final LookUpsOnMongo lookUps;
  private final JudgedOnMongo judged;
  private final LinesOnMongo lines = new LinesOnMongo();

  /**
   * The docket of a database.
   *
   * @param law names the law that this program judges by: what was judged by another is judged anew
   */
  public DocketOnMongo(
      MongoDatabase database, StaysOnMongo stays, SurroundingsView surroundings, String law) {
    this.documents = database.getCollection(StaysOnMongo.COLLECTION);
    this.stays = stays;
    this.surroundings = surroundings;
    this.lookUps = new LookUpsOnMongo(database);
    this.judged = new JudgedOnMongo(database, surroundings, lookUps, clerk, law);
  }

  /** What is kept here beside the stays. */
  public static List<String> collections() {
    return List.of(JudgedOnMongo.STATE, LookUpsOnMongo.COLLECTION);
  }

  /** What the questions find lines by, beside what the stays themselves are found by. */
  public static List<IndexModel> indexes() {
    return List.of(
        // what is to be judged
        new IndexModel(
            Indexes.ascending(StaysOnMongo.STALE, "_id"),
            new IndexOptions().partialFilterExpression(eq(StaysOnMongo.STALE, true))),
        new IndexModel(Indexes.ascending(JudgedOnMongo.LAW)),
        // the worklist now, of all or of one
        new IndexModel(Indexes.descending(LinesOnMongo.OPEN_UNTIL)),
        by(LinesOnMongo.VIEWERS, LinesOnMongo.OPEN_UNTIL),
        // the worklist then: what was told since, or happened since
        new IndexModel(Indexes.descending(LinesOnMongo.LAST_RECORDED)),
        new IndexModel(Indexes.descending(LinesOnMongo.LAST_OCCURRED)),
        by(LinesOnMongo.VIEWERS, LinesOnMongo.LAST_RECORDED),
        by(LinesOnMongo.VIEWERS, LinesOnMongo.LAST_OCCURRED),
        // the statement of a month
        new IndexModel(
            Indexes.ascending(LinesOnMongo.PAYERS, LinesOnMongo.LEFT, LinesOnMongo.READY)),
        by(LinesOnMongo.PAYERS, LinesOnMongo.LAST_RECORDED),
        by(LinesOnMongo.PAYERS, LinesOnMongo.LAST_OCCURRED),
        // what fell due in some months, or was broken
        new IndexModel(Indexes.ascending(LinesOnMongo.DUE)),
        new IndexModel(Indexes.ascending(LinesOnMongo.BROKEN)),
        // readiness in some months, and what of it is reported to the patient register
        new IndexModel(Indexes.ascending(WaitsOnMongo.WAITS)),
        new IndexModel(Indexes.ascending(LinesOnMongo.REPORTS)),
        // the stays of an address, and what another answer changes
        new IndexModel(Indexes.ascending(LinesOnMongo.LOOK_UPS)));
  }

  private static IndexModel by(String whom, String when) {
    return new IndexModel(Indexes.compoundIndex(Indexes.ascending(whom), Indexes.descending(when)));
  }

  /** Judges what has changed. */
  public void bringUpToDate() {
    judged.bringUpToDate();
  }

  @Override
  public List<Docketed> openNow(Scope scope, Instant asOf) {
    judged.bringUpToDate();
    return find(openAt(scope, asOf)).stream()
        .filter(line -> line.isOpen(asOf))
        .filter(line -> line.viewers().include(scope))
        .toList();
  }

  private static Bson openAt(Scope scope, Instant asOf) {
    return of(scope, gte(LinesOnMongo.OPEN_UNTIL, LinesOnMongo.notAfter(asOf)));
  }

  private static Bson of(Scope scope, Bson which) {
    @Nullable String viewer = LinesOnMongo.viewer(scope);
    return viewer == null ? which : and(eq(LinesOnMongo.VIEWERS, viewer), which);
  }

  private List<Docketed> find(Bson filter) {
    return documents
        .find(and(filter))
        .projection(Projections.include(LinesOnMongo.needed()))
        .into(new ArrayList<>())
        .parallelStream()
        .map(lines::line)
        .toList();
  }

  @Override
  public List<Docketed> open(Scope scope, When when) {
    return candidates(
            when,
            line -> line.viewers().include(scope),
            line -> line.isOpen(when.asOf()),
            or(openAt(scope, when.asOf()), since(scope, when)))
        .asThen(scope, clerk, this::stay, line -> line.isOpen(when.asOf()));
  }

  /** What was told since, or happened since. */
  private static Bson since(Scope scope, When when) {
    return or(
        of(scope, gt(LinesOnMongo.LAST_RECORDED, LinesOnMongo.notAfter(when.knownAt()))),
        of(scope, gt(LinesOnMongo.LAST_OCCURRED, LinesOnMongo.notAfter(when.asOf()))));
  }

  @Override
  public List<Tallied> dueNow(Scope scope, Months months, boolean onlyBroken) {
    judged.bringUpToDate();
    return tallied(LinesOnMongo.due(scope, months, onlyBroken));
  }

  /**
   * Of what is as it was then no more is read than is counted. It is read first: a stay that is
   * told more of meanwhile is then found again among the others, and counts as these say.
   */
  @Override
  public List<Tallied> due(Scope scope, Months months, boolean onlyBroken, When when) {
    Current now = judged.bringUpToDate();
    return asThen(
        now,
        scope,
        when,
        tallied(and(LinesOnMongo.due(scope, months, onlyBroken), before(when))),
        Tallied::stay,
        line -> line.tally().reaches(months, onlyBroken),
        Tallied::of);
  }

  /** What had all happened, and was all known, by then. */
  private static Bson before(When when) {
    return and(
        lte(LinesOnMongo.LAST_RECORDED, LinesOnMongo.notAfter(when.knownAt())),
        lte(LinesOnMongo.LAST_OCCURRED, LinesOnMongo.notAfter(when.asOf())));
  }

  /**
   * Of the stays of which a scope sees all those that are wanted as they were then.
   *
   * @param before what was read of those that are wanted as they are now
   */
  private <T> List<T> asThen(
      Current now,
      Scope scope,
      When when,
      List<T> before,
      Function<T, UUID> stay,
      Predicate<Docketed> wanted,
      Function<Docketed, T> read) {
    Map<UUID, T> found = new HashMap<>();
    before.forEach(one -> found.put(stay.apply(one), one));
    Candidates others =
        candidates(now, when, line -> line.viewers().include(scope), wanted, since(scope, when));
    others.lines().forEach(line -> found.remove(line.stay()));
    others.asThen(scope, clerk, this::stay, wanted).stream()
        .map(read)
        .forEach(one -> found.put(stay.apply(one), one));
    return List.copyOf(found.values());
  }

  private List<Tallied> tallied(Bson filter) {
    return documents
        .find(filter)
        .projection(Projections.include(LinesOnMongo.counted()))
        .map(LinesOnMongo::tallied)
        .into(new ArrayList<>());
  }

  @Override
  public List<WaitedStay> waitedNow(
      Scope scope, Months months, Instant asOf, DisputesOfStays disputes) {
    Current now = judged.bringUpToDate();
    WaitsAsOf then =
        WaitsAsOf.of(scope, months, asOf, null, now.surroundings(), now.rules(), disputes);
    List<WaitedStay> all = new ArrayList<>();
    Set<UUID> others = new HashSet<>(then.settledIn());
    waited(scope, WaitsOnMongo.waited(scope, months))
        .forEach(line -> {
          if (then.isKept(line.stay(), line.tally())) {
            all.add(line);
          } else {
            others.add(line.stay());
          }
        });
    all.addAll(then.judged(records(others).values()));
    return all;
  }

  private List<WaitedStay> waited(Scope scope, Bson which) {
    return documents
        .find(which)
        .projection(Projections.include(WaitsOnMongo.waitedNeeds()))
        .map(document -> WaitsOnMongo.waited(document, scope))
        .into(new ArrayList<>());
  }

  /** What is as it was then is read first, as in {@link #due}. */
  @Override
  public List<WaitedStay> waited(Scope scope, Months months, When when, DisputesOfStays disputes) {
    Current now = judged.bringUpToDate();
    Map<UUID, WaitedStay> found = new HashMap<>();
    waited(scope, and(WaitsOnMongo.waited(scope, months), before(when)))
        .forEach(line -> found.put(line.stay(), line));
    Candidates candidates =
        candidates(
            now,
            when,
            line -> line.concerns(scope),
            line -> line.canHaveWaitedIn(months),
            or(since(scope, when), concerningSince(scope, when)));
    WaitsAsOf then =
        WaitsAsOf.of(
            scope,
            months,
            when.asOf(),
            when.knownAt(),
            candidates.then().around(),
            now.rules(),
            disputes);
    Set<UUID> others = new HashSet<>(then.settledIn());
    found.values().stream()
        .filter(line -> !then.isKept(line.stay(), line.tally()))
        .map(WaitedStay::stay)
        .forEach(others::add);
    candidates.lines().stream()
        .filter(line -> !candidates.then().isAsNow(line) || !then.isKept(line.stay(), line.waits()))
        .map(Docketed::stay)
        .forEach(others::add);
    others.forEach(found::remove);
    List<WaitedStay> all = new ArrayList<>(found.values());
    all.addAll(then.judged(records(others).values()));
    return all;
  }

  /** What can concern a municipality although it does not see all of the stay. */
  private static Bson concerningSince(Scope scope, When when) {
    return scope instanceof Scope.OfMunicipality asker
        ? or(
            paidBySince(asker, gt(LinesOnMongo.LAST_RECORDED, Tally.micros(when.knownAt()))),
            paidBySince(asker, gt(LinesOnMongo.LAST_OCCURRED, Tally.micros(when.asOf()))))
        : since(scope, when);
  }

  private static Bson paidBySince(Scope.OfMunicipality asker, Bson since) {
    return and(eq(LinesOnMongo.PAYERS, asker.municipality().number()), since);
  }

  @Override
  public List<RegisteredStay> registeredNow(Scope scope, Months months) {
    judged.bringUpToDate();
    return registered(LinesOnMongo.reported(scope, months));
  }

  @Override
  public List<RegisteredStay> registered(Scope scope, Months months, When when) {
    Current now = judged.bringUpToDate();
    return asThen(
        now,
        scope,
        when,
        registered(and(LinesOnMongo.reported(scope, months), before(when))),
        RegisteredStay::stay,
        line -> line.isReportedIn(months),
        Docketed::registered);
  }

  private List<RegisteredStay> registered(Bson which) {
    return documents
        .find(which)
        .projection(Projections.include(LinesOnMongo.registeredNeeds()))
        .map(LinesOnMongo::registered)
        .into(new ArrayList<>());
  }

  @Override
  public List<StayRecord> stays(List<RegisteredStay> some) {
    return stays(some, RegisteredStay::stay, RegisteredStay::lastIndex);
  }

  @Override
  public Map<UUID, List<Duty>> dutiesOf(List<Tallied> some, @Nullable When when) {
    Current now = surroundings.current();
    Surroundings around = when == null ? now.surroundings() : surroundings.knownAt(when.knownAt());
    return Clerk.dutiesOf(
        stays(some, Tallied::stay, Tallied::lastIndex), when, around, now.rules());
  }

  @Override
  public List<UUID> restingOn(LookUp lookUp) {
    judged.bringUpToDate();
    return judged.restingOn(lookUp);
  }

  @Override
  public StayRecord stay(Docketed line) {
    return stays.find(line.stay()).orElseThrow().until(line.lastIndex());
  }

  @Override
  public List<StayRecord> withDays(
      Months months, Address trust, Municipality municipality, When when) {
    Bson parties =
        and(
            eq(LinesOnMongo.PAYERS, municipality.number()),
            eq(LinesOnMongo.HOSPITALS, trust.toString()));
    Candidates found =
        candidates(
            when,
            line -> line.parties().include(trust, municipality),
            line -> line.waiting().reaches(months),
            or(
                and(
                    parties,
                    lt(LinesOnMongo.READY, LinesOnMongo.notBefore(months.end())),
                    gte(LinesOnMongo.LEFT, LinesOnMongo.notAfter(months.begin()))),
                and(parties, gt(LinesOnMongo.LAST_RECORDED, LinesOnMongo.notAfter(when.knownAt()))),
                and(parties, gt(LinesOnMongo.LAST_OCCURRED, LinesOnMongo.notAfter(when.asOf())))));
    return stays(found.lines(), Docketed::stay, Docketed::lastIndex);
  }

  /** The stays of some lines, as they were when these were written. */
  private <L> List<StayRecord> stays(
      List<L> some, Function<L, UUID> stay, ToLongFunction<L> lastIndex) {
    Map<UUID, StayRecord> records = records(some.stream().map(stay).toList());
    return some.stream()
        .map(line ->
            Objects.requireNonNull(records.get(stay.apply(line)))
                .until(lastIndex.applyAsLong(line)))
        .toList();
  }

  private Map<UUID, StayRecord> records(Collection<UUID> some) {
    List<UUID> ids = List.copyOf(some);
    Map<UUID, StayRecord> records = new HashMap<>();
    for (int i = 0; i < ids.size(); i += STAYS_AT_ONCE) {
      stays
          .find(ids.subList(i, Math.min(i + STAYS_AT_ONCE, ids.size())))
          .forEach(record -> records.put(record.id(), record));
    }
    return records;
  }

  /**
   * Lines that may be wanted at a moment.
   *
   * @param concerned whether a line concerns who asks
   * @param wanted whether they want it as it is now
   * @param which finds all of these, and those that concern who asks and were not as now
   */
  private Candidates candidates(
      When when, Predicate<Docketed> concerned, Predicate<Docketed> wanted, Bson which) {
    return candidates(judged.bringUpToDate(), when, concerned, wanted, which);
  }

  private Candidates candidates(
      Current now,
      When when,
      Predicate<Docketed> concerned,
      Predicate<Docketed> wanted,
      Bson which) {
    Surroundings around = surroundings.knownAt(when.knownAt());
    List<String> differing = lookUps.differing(now.surroundings(), around);
    Set<LookUp> lookUpsThen = differing.stream().map(LookUpText::read).collect(Collectors.toSet());
    Then then = new Then(when, around, lookUpsThen);
    Bson known =
        and(
            lte(LinesOnMongo.FIRST_OCCURRED, LinesOnMongo.notAfter(when.asOf())),
            lte(LinesOnMongo.FIRST_RECORDED, LinesOnMongo.notAfter(when.knownAt())));
    Bson all;
    if (differing.isEmpty()) {
      all = and(known, which);
    } else if (differing.size() > MOST_LOOK_UPS) {
      all = and(known, Filters.exists(LinesOnMongo.LINE));
    } else {
      all = and(known, or(which, in(LinesOnMongo.LOOK_UPS, differing)));
    }
    return new Candidates(
        then,
        now.rules(),
        find(all).stream()
            .filter(then::knew)
            .filter(line ->
                then.isAnsweredOtherwise(line)
                    || concerned.test(line) && (!then.isAsNow(line) || wanted.test(line)))
            .toList());
  }
}
