package no.dognbok.query.docket;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.gte;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Filters.lte;
import static com.mongodb.client.model.Filters.ne;
import static com.mongodb.client.model.Filters.not;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import com.mongodb.client.model.WriteModel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import no.dognbok.events.Refusal;
import no.dognbok.events.Refusal.Code;
import no.dognbok.query.law.LookUp;
import no.dognbok.query.stay.StayRecord;
import no.dognbok.query.stay.StaysOnMongo;
import no.dognbok.query.surroundings.SurroundingsOnMongo;
import no.dognbok.query.surroundings.SurroundingsView;
import no.dognbok.query.surroundings.SurroundingsView.Current;
import org.bson.Document;
import org.bson.conversions.Bson;

/**
 * Keeps the lines up to date, whoever of several processes wrote them. Two things make a line
 * stale, and both are marked in its document: an event of its stay, by whoever applies it; and
 * another answer to one of its look-ups, by whoever first sees what is set around the stays.
 *
 * <p>For the second, a process <em>announces</em> how many things are set, marks the lines whose
 * look-ups are answered differently since, and says that all are <em>vetted</em> for it. Who writes
 * a line writes it as stale, and takes that away only where nothing newer was announced after the
 * line was there to be marked: so no line that was judged by older surroundings slips through.
 */
final class JudgedOnMongo {

  /** Index in the log of the last event that the line rests on. */
  static final String INDEX = "judgedIndex";

  /** By how many things set around the stays a line must at least be judged. */
  private static final String MUST_BE = "mustBe";

  /** By which program's law a line was judged. */
  static final String LAW = "law";

  static final String STATE = "docket";
  private static final String ANNOUNCED = "announced";
  private static final String VETTED = "vetted";

  private static final int AT_ONCE = 200;
  private static final int ROUNDS = 5;
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  /** How long marking may take: a rule set is looked up for every stay. */
  private static final Duration MARKING = Duration.ofMinutes(10);

  private static final int LOOK_UPS_AT_ONCE = 1_000;

  private final MongoCollection<Document> stays;
  private final MongoCollection<Document> marking;
  private final MongoCollection<Document> state;
  private final SurroundingsView view;
  private final SurroundingsOnMongo surroundings;
  private final LookUpsOnMongo lookUps;
  private final Clerk clerk;
  private final String law;
  private final ReentrantLock lock = new ReentrantLock();
  private boolean begun;

  JudgedOnMongo(
      MongoDatabase database,
      SurroundingsView view,
      LookUpsOnMongo lookUps,
      Clerk clerk,
      String law) {
    this.stays = database.getCollection(StaysOnMongo.COLLECTION);
    this.marking = stays.withTimeout(MARKING.toMillis(), TimeUnit.MILLISECONDS);
    this.state = database.getCollection(STATE);
    this.view = view;
    this.surroundings = new SurroundingsOnMongo(database, view);
    this.lookUps = lookUps;
    this.clerk = clerk;
    this.law = law;
  }

  /**
   * Judges what is stale by now; what comes while it does so is for the next time. Whoever asks
   * while another brings it up to date waits for that.
   *
   * @return what the lines were judged by
   * @throws Refusal where it takes too long, or another program has begun to judge
   */
  Current bringUpToDate() {
    takeTurn();
    try {
      begin();
      String from = UUID.randomUUID().toString(); // others may be at it too
      while (true) {
        Current before = present();
        boolean something = sweep(gte("_id", from)) | sweep(lt("_id", from));
        if (!something) {
          return before;
        }
        Current now = present();
        if (now.version() == before.version()) {
          return now;
        }
      }
    } finally {
      lock.unlock();
    }
  }

  private void takeTurn() {
    try {
      if (lock.tryLock(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
        return;
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    throw new Refusal(Code.CATCHING_UP, "very much is judged just now; ask again in a moment");
  }

  /** What is around the stays now; lines that it makes others are marked. */
  private Current present() {
    surroundings.readOn();
    Current now = view.current();
    vet(now);
    return now;
  }

  /**
   * Judges each that is stale once, in order; one that was told more of meanwhile again.
   *
   * @return whether there was any
   */
  private boolean sweep(Bson which) {
    List<Document> some = stale(which);
    boolean something = !some.isEmpty();
    while (!some.isEmpty()) {
      String last = some.getLast().getString("_id");
      for (int round = 0; round < ROUNDS && !some.isEmpty(); round++) {
        List<String> ids = some.stream().map(document -> document.getString("_id")).toList();
        judge(some, present());
        some = stale(in("_id", ids));
      }
      some = stale(and(which, gt("_id", last)));
    }
    return something;
  }

  /**
   * What another program judged, with another law, is judged anew. The program that began last is
   * right: one that was there before it must not judge on.
   */
  private void begin() {
    if (!begun) {
      state.updateOne(eq("_id", STATE), Updates.set(LAW, law), new UpdateOptions().upsert(true));
      // Without its law a line that the other is just judging cannot be settled.
      marking.updateMany(
          and(Filters.exists(LAW), ne(LAW, law)),
          Updates.combine(Updates.set(StaysOnMongo.STALE, true), Updates.unset(LAW)));
      begun = true;
    }
  }

  private int stated(String field) {
    Document document = state.find(eq("_id", STATE)).first();
    return document == null ? 0 : document.getInteger(field, 0);
  }

  private void state(String field, int version) {
    state.updateOne(
        eq("_id", STATE), Updates.max(field, version), new UpdateOptions().upsert(true));
  }

  /** Marks the lines whose look-ups have other answers now. */
  void vet(Current now) {
    int vetted = stated(VETTED);
    if (vetted >= now.version()) {
      return;
    }
    state(ANNOUNCED, now.version());
    Current before = view.asOf(vetted);
    if (before.rules().equals(now.rules())) {
      List<String> differing = lookUps.differing(before.surroundings(), now.surroundings());
      for (int i = 0; i < differing.size(); i += LOOK_UPS_AT_ONCE) {
        mark(
            in(
                LinesOnMongo.LOOK_UPS,
                differing.subList(i, Math.min(i + LOOK_UPS_AT_ONCE, differing.size()))),
            now.version());
      }
    } else {
      mark(Filters.exists(LinesOnMongo.LINE), now.version());
    }
    state(VETTED, now.version());
  }

  private void mark(Bson which, int version) {
    // What is marked already is not marked again: an attempt that fails halfway was not in vain.
    marking.updateMany(
        and(which, lt(StaysOnMongo.AROUND, version), not(gte(MUST_BE, version))),
        Updates.combine(Updates.set(StaysOnMongo.STALE, true), Updates.max(MUST_BE, version)));
  }

  private List<Document> stale(Bson which) {
    return stays
        .find(and(eq(StaysOnMongo.STALE, true), which))
        .sort(Sorts.ascending("_id"))
        .projection(
            Projections.fields(
                StaysOnMongo.histories(), Projections.include(StaysOnMongo.LAST_INDEX)))
        .limit(AT_ONCE)
        .into(new ArrayList<>());
  }

  private void judge(List<Document> documents, Current now) {
    List<Docketed> lines =
        documents.parallelStream()
            .flatMap(document -> StaysOnMongo.record(document).stream())
            .map(stay -> line(stay, now))
            .toList();
    lookUps.add(
        lines.stream()
            .flatMap(line -> line.lookUps().stream())
            .map(LookUpText::of)
            .distinct()
            .toList());
    write(lines.stream().map(line -> written(line, now)).toList());
    Document stated = state.find(eq("_id", STATE)).first();
    if (stated != null && !law.equals(stated.getString(LAW))) {
      throw new Refusal(
          Code.VIEW_STOPPED, "a program with another law has begun to judge: end this one");
    }
    if (stated == null || stated.getInteger(ANNOUNCED, 0) <= now.version()) {
      write(lines.stream().map(line -> settled(line, now.version())).toList());
    }
  }

  private Docketed line(StayRecord stay, Current now) {
    return clerk.line(stay, stay.recorded(), now.surroundings(), now.rules());
  }

  private void write(List<WriteModel<Document>> writes) {
    if (!writes.isEmpty()) {
      stays.bulkWrite(writes, new BulkWriteOptions().ordered(false));
    }
  }

  /** Not where something was told of the stay meanwhile, or who knows more has written. */
  private WriteModel<Document> written(Docketed line, Current now) {
    int version = now.version();
    Document fields =
        LinesOnMongo.fields(line, now.surroundings().directory())
            .append(INDEX, line.lastIndex())
            .append(StaysOnMongo.AROUND, version)
            .append(LAW, law);
    return new UpdateOneModel<>(
        and(
            eq("_id", line.stay().toString()),
            eq(StaysOnMongo.LAST_INDEX, line.lastIndex()),
            lte(StaysOnMongo.AROUND, version)),
        new Document("$set", fields));
  }

  private WriteModel<Document> settled(Docketed line, int version) {
    return new UpdateOneModel<>(
        and(
            eq("_id", line.stay().toString()),
            eq(StaysOnMongo.LAST_INDEX, line.lastIndex()),
            eq(StaysOnMongo.AROUND, version),
            eq(LAW, law),
            not(gt(MUST_BE, version))),
        Updates.unset(StaysOnMongo.STALE));
  }

  /** The stays of which a look-up was made. */
  List<UUID> restingOn(LookUp lookUp) {
    return stays
        .find(eq(LinesOnMongo.LOOK_UPS, LookUpText.of(lookUp)))
        .projection(Projections.include("_id"))
        .into(new ArrayList<>())
        .stream()
        .map(document -> UUID.fromString(document.getString("_id")))
        .toList();
  }
}
