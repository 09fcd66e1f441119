package no.dognbok.query.stay;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gte;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lte;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.IndexModel;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import com.mongodb.client.model.WriteModel;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import no.dognbok.events.Address;
import no.dognbok.events.StayEvent;
import no.dognbok.events.StayEvent.IdentityErased;
import no.dognbok.log.EventJson;
import no.dognbok.log.LogDamaged;
import no.dognbok.log.StoredEvent;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.bson.types.Binary;

/**
 * The histories on MongoDB: a document for each stay, written from its stream alone. An event is
 * taken only where the one before it was the last, so that one that comes again, or from a process
 * that has lost the segment, changes nothing, and none can be left out.
 *
 * <p>The identities lie beside the facts, so that one write takes an event and erases what it
 * erases.
 */
public final class StaysOnMongo implements Stays {

  public static final String COLLECTION = "stays";

  /** Index in the log of the last event that was applied. */
  public static final String LAST_INDEX = "lastIndex";

  /** Its sequence in the stay. */
  public static final String LAST_SEQUENCE = "lastSequence";

  /** Whether something was told since the stay was last judged; absent where nothing was. */
  public static final String STALE = "stale";

  /** How many things had been set around the stays when it was last judged. */
  public static final String AROUND = "around";

  /** How large the events are. */
  public static final String BYTES = "bytes";

  /**
   * How large they may get: a document has room for 16 MB, and what is kept of the judgement lies
   * there too.
   */
  static final int MOST_BYTES = 12 << 20;

  static final String EVENTS = "events";
  static final String IDENTITIES = "identities";
  public static final String SENDERS = "senders";

  private final MongoCollection<Document> stays;

  public StaysOnMongo(MongoDatabase database) {
    this.stays = database.getCollection(COLLECTION);
  }

  /** What the stays are found by, beside their ids. */
  public static List<IndexModel> indexes() {
    return List.of(new IndexModel(Indexes.ascending(SENDERS)));
  }

  /**
   * What is to be written of an event.
   *
   * @throws no.dognbok.log.LogDamaged where the event cannot be read
   */
  public static List<WriteModel<Document>> writes(StoredEvent stored) {
    String id = Stays.idOf(stored).orElseThrow().toString();
    StayEvent event = (StayEvent) EventJson.read(stored);
    byte[] kept = KeptEvent.of(stored).erased().bytes();
    int bytes = kept.length + stored.identity().map(identity -> identity.length).orElse(0);
    UpdateOneModel<Document> update =
        new UpdateOneModel<>(
            and(
                eq("_id", id),
                eq(LAST_SEQUENCE, stored.sequence() - 1),
                lte(BYTES, MOST_BYTES - bytes)),
            Updates.combine(
                update(stored, event),
                Updates.push(EVENTS, new Binary(kept)),
                Updates.inc(BYTES, bytes)));
    return stored.sequence() == 0 ? List.of(beginning(id), update) : List.of(update);
  }

  /** The document, before the first event. */
  private static WriteModel<Document> beginning(String id) {
    return new UpdateOneModel<>(
        eq("_id", id),
        Updates.combine(
            Updates.setOnInsert(LAST_SEQUENCE, -1L),
            Updates.setOnInsert(LAST_INDEX, -1L),
            Updates.setOnInsert(AROUND, -1),
            Updates.setOnInsert(BYTES, 0)),
        new UpdateOptions().upsert(true));
  }

  private static Bson update(StoredEvent stored, StayEvent event) {
    List<Bson> updates = new ArrayList<>();
    updates.add(Updates.set(LAST_INDEX, stored.index()));
    updates.add(Updates.set(LAST_SEQUENCE, stored.sequence()));
    updates.add(Updates.set(STALE, true));
    updates.add(
        Updates.addEachToSet(
            SENDERS,
            Stream.of(event.told().by(), event.told().from())
                .filter(Objects::nonNull)
                .map(Address::toString)
                .distinct()
                .toList()));
    stored
        .identity()
        .ifPresent(
            identity -> updates.add(Updates.set(identityOf(stored.id()), new Binary(identity))));
    updates.addAll(erased(stored, event));
    return Updates.combine(updates);
  }

  private static List<Bson> erased(StoredEvent stored, StayEvent event) {
    return event instanceof IdentityErased erased
        ? erased.events().stream()
            .filter(other -> !other.equals(stored.id()))
            .distinct()
            .map(other -> Updates.unset(identityOf(other)))
            .toList()
        : List.of();
  }

  /** What an event takes out of its stay, whatever else becomes of it. */
  public static Optional<Bson> erasure(StoredEvent stored) {
    try {
      List<Bson> erased = erased(stored, (StayEvent) EventJson.read(stored));
      return erased.isEmpty() ? Optional.empty() : Optional.of(Updates.combine(erased));
    } catch (LogDamaged unreadable) {
      return Optional.empty(); // nobody knows what it is
    }
  }

  /** Where the identity of an event lies; an id may hold what is no name of a field. */
  private static String identityOf(String event) {
    return IDENTITIES + "." + nameOf(event);
  }

  private static String nameOf(String event) {
    return event.replace("%", "%25").replace(".", "%2E").replace("$", "%24");
  }

  @Override
  public Optional<StayRecord> find(UUID id) {
    return Optional.ofNullable(stays.find(eq("_id", id.toString())).projection(histories()).first())
        .flatMap(StaysOnMongo::record);
  }

  /** Those of some stays that there are. */
  public List<StayRecord> find(Collection<UUID> ids) {
    return stays
        .find(in("_id", ids.stream().map(UUID::toString).toList()))
        .projection(histories())
        .into(new ArrayList<>())
        .stream()
        .flatMap(document -> record(document).stream())
        .toList();
  }

  /** What of a document {@link #record} reads. */
  public static Bson histories() {
    return Projections.include(EVENTS, IDENTITIES);
  }

  /** The stay in its document; empty where no event of it was applied yet. */
  public static Optional<StayRecord> record(Document document) {
    List<Binary> events = document.getList(EVENTS, Binary.class, List.of());
    Document identities = document.get(IDENTITIES, new Document());
    return events.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new StayRecord(
                UUID.fromString(document.getString("_id")),
                events.stream().map(bytes -> entry(bytes, identities)).toList()));
  }

  private static StayRecord.Entry entry(Binary bytes, Document identities) {
    KeptEvent kept = new KeptEvent(bytes.getData());
    Binary identity = identities.get(nameOf(kept.id()), Binary.class);
    return (identity == null ? kept : kept.with(identity.getData())).read();
  }

  @Override
  public Collection<UUID> ids() {
    return stays
        .find(gte(LAST_SEQUENCE, 0L))
        .projection(Projections.include("_id"))
        .into(new ArrayList<>())
        .stream()
        .map(document -> UUID.fromString(document.getString("_id")))
        .toList();
  }

  @Override
  public Collection<Address> senders() {
    return stays.distinct(SENDERS, String.class).into(new ArrayList<>()).stream()
        .map(Address::parse)
        .toList();
  }
}
