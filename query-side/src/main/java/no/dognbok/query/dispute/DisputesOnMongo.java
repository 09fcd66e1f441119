package no.dognbok.query.dispute;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.IndexModel;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import com.mongodb.client.model.WriteModel;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import no.dognbok.events.Address;
import no.dognbok.events.DisputeEvent;
import no.dognbok.events.DisputeEvent.DisputeAnswered;
import no.dognbok.events.DisputeEvent.DisputeBroughtTo;
import no.dognbok.events.DisputeEvent.DisputeGroundAdded;
import no.dognbok.events.DisputeEvent.DisputeOpened;
import no.dognbok.events.DisputeEvent.DisputeSettled;
import no.dognbok.events.DisputeEvent.DisputeWithdrawn;
import no.dognbok.events.DisputeStep;
import no.dognbok.events.Municipality;
import no.dognbok.log.EventJson;
import no.dognbok.log.Micros;
import no.dognbok.log.StoredEvent;
import no.dognbok.query.dispute.DisputeRecord.State;
import no.dognbok.query.scope.Scope;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.bson.types.Binary;

/**
 * The disputes on MongoDB: a document for each, written from its stream alone. An event is taken
 * only where the one before it was the last, so that one that comes again changes nothing.
 */
public final class DisputesOnMongo implements Disputes {

  public static final String COLLECTION = "disputes";

  /** Sequence in the dispute of the last event that was applied. */
  public static final String LAST_SEQUENCE = "lastSequence";

  private static final String LAST_INDEX = "lastIndex";
  private static final String FIRST_INDEX = "firstIndex";
  private static final String TRUST = "trust";
  private static final String MUNICIPALITY = "municipality";
  private static final String STATE = "state";
  private static final String STEP = "step";
  private static final String EVENTS = "events";

  private final MongoCollection<Document> disputes;

  public DisputesOnMongo(MongoDatabase database) {
    this.disputes = database.getCollection(COLLECTION);
  }

  /**
   * What the disputes are found by, beside their ids: in the order in which they are shown, by each
   * thing that they can be filtered by, and by each with a party.
   */
  public static List<IndexModel> indexes() {
    return Stream.of(
            List.of(FIRST_INDEX),
            List.of(TRUST, FIRST_INDEX),
            List.of(TRUST, MUNICIPALITY, FIRST_INDEX),
            List.of(TRUST, STATE, FIRST_INDEX),
            List.of(TRUST, STEP, FIRST_INDEX),
            List.of(MUNICIPALITY, FIRST_INDEX),
            List.of(MUNICIPALITY, STATE, FIRST_INDEX),
            List.of(MUNICIPALITY, STEP, FIRST_INDEX),
            List.of(STATE, FIRST_INDEX),
            List.of(STEP, FIRST_INDEX))
        .map(fields -> new IndexModel(Indexes.ascending(fields)))
        .toList();
  }

  /**
   * What is to be written of an event.
   *
   * @throws no.dognbok.log.LogDamaged where the event cannot be read
   */
  public static WriteModel<Document> write(StoredEvent stored) {
    String id = Disputes.idOf(stored).orElseThrow().toString();
    DisputeEvent event = (DisputeEvent) EventJson.read(stored);
    if (event instanceof DisputeOpened opened) {
      return new UpdateOneModel<>(
          eq("_id", id),
          new Document("$setOnInsert", beginning(stored, opened)),
          new UpdateOptions().upsert(true));
    }
    List<Bson> updates = new ArrayList<>();
    updates.add(Updates.set(LAST_SEQUENCE, stored.sequence()));
    updates.add(Updates.set(LAST_INDEX, stored.index()));
    updates.add(Updates.push(EVENTS, document(stored)));
    updates.addAll(changes(event));
    return new UpdateOneModel<>(
        and(eq("_id", id), eq(LAST_SEQUENCE, stored.sequence() - 1)), Updates.combine(updates));
  }

  private static Document beginning(StoredEvent stored, DisputeOpened opened) {
    return new Document(LAST_SEQUENCE, stored.sequence())
        .append(LAST_INDEX, stored.index())
        .append(FIRST_INDEX, stored.index())
        .append(TRUST, opened.trust().toString())
        .append(MUNICIPALITY, opened.municipality().number())
        .append(STATE, State.OPEN.name())
        .append(STEP, DisputeStep.LOWEST_LEVEL.name())
        .append(EVENTS, List.of(document(stored)));
  }

  /** What lists are filtered by. */
  private static List<Bson> changes(DisputeEvent event) {
    return switch (event) {
      case DisputeOpened _, DisputeGroundAdded _, DisputeAnswered _ -> List.of();
      case DisputeBroughtTo brought -> List.of(Updates.set(STEP, brought.step().name()));
      case DisputeSettled settled ->
          List.of(
              Updates.set(STEP, settled.step().name()), Updates.set(STATE, State.SETTLED.name()));
      case DisputeWithdrawn _ -> List.of(Updates.set(STATE, State.WITHDRAWN.name()));
    };
  }

  private static Document document(StoredEvent stored) {
    return new Document("index", stored.index())
        .append("position", stored.position())
        .append("recordedAt", Micros.of(stored.recordedAt()))
        .append("sequence", stored.sequence())
        .append("event", stored.id())
        .append("type", stored.type())
        .append("revision", stored.revision())
        .append("time", stored.time().toString())
        .append("payload", new Binary(stored.payload()));
  }

  private static DisputeRecord record(Document document) {
    String id = document.getString("_id");
    return new DisputeRecord(
        UUID.fromString(id),
        document.getList(EVENTS, Document.class).stream()
            .map(event -> DisputeRecord.Entry.of(stored(DisputeEvent.STREAM + id, event)))
            .toList());
  }

  private static StoredEvent stored(String stream, Document event) {
    return new StoredEvent(
        event.getLong("position"),
        event.getLong("index"),
        Micros.instant(event.getLong("recordedAt")),
        stream,
        event.getLong("sequence"),
        event.getString("event"),
        event.getString("type"),
        event.getString("revision"),
        Instant.parse(event.getString("time")),
        event.get("payload", Binary.class).getData(),
        null);
  }

  @Override
  public Optional<DisputeRecord> find(UUID id, Scope scope) {
    return Optional.ofNullable(disputes.find(eq("_id", id.toString())).first())
        .map(DisputesOnMongo::record)
        .filter(one -> Disputes.isSeen(one, scope));
  }

  @Override
  public Part find(Filter filter, Scope scope, long skip, int most) {
    Document wanted = wanted(filter, scope);
    List<DisputeRecord> part =
        disputes
            .find(wanted)
            .sort(Sorts.descending(FIRST_INDEX))
            .skip((int) Math.min(skip, Integer.MAX_VALUE))
            .limit(most)
            .into(new ArrayList<>())
            .stream()
            .map(DisputesOnMongo::record)
            .toList();
    return new Part(part, Math.toIntExact(disputes.countDocuments(wanted)));
  }

  private static Document wanted(Filter filter, Scope scope) {
    List<Document> all = new ArrayList<>();
    switch (scope) {
      case Scope.Auditor _ -> {}
      case Scope.Trust asker -> all.add(of(asker.organisation()));
      case Scope.OfMunicipality asker -> all.add(of(asker.municipality()));
    }
    if (filter.trust() != null) {
      all.add(of(filter.trust()));
    }
    if (filter.municipality() != null) {
      all.add(of(filter.municipality()));
    }
    if (filter.state() != null) {
      all.add(new Document(STATE, filter.state().name()));
    }
    if (filter.step() != null) {
      all.add(new Document(STEP, filter.step().name()));
    }
    if (all.isEmpty()) {
      all.add(new Document(FIRST_INDEX, new Document("$gte", 0L))); // all: counted by an index too
    }
    return new Document("$and", all);
  }

  private static Document of(Address trust) {
    return new Document(TRUST, trust.toString());
  }

  private static Document of(Municipality municipality) {
    return new Document(MUNICIPALITY, municipality.number());
  }
}
