package no.dognbok.query.deviation;

import static com.mongodb.client.model.Filters.eq;
import static no.dognbok.query.matter.MattersOnMongo.FIRST_INDEX;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Accumulators;
import com.mongodb.client.model.Aggregates;
import com.mongodb.client.model.IndexModel;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.Updates;
import com.mongodb.client.model.WriteModel;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import no.dognbok.events.DeviationEvent;
import no.dognbok.events.DeviationEvent.Beginning;
import no.dognbok.log.EventJson;
import no.dognbok.log.StoredEvent;
import no.dognbok.query.deviation.DeviationRecord.State;
import no.dognbok.query.matter.MattersOnMongo;
import no.dognbok.query.scope.Scope;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/** The deviations that somebody told of on MongoDB, a document for each. */
public final class DeviationsOnMongo implements Deviations {

  public static final String COLLECTION = "deviations";

  private static final String TRUST = "trust";
  private static final String MUNICIPALITY = "municipality";
  private static final String HOSPITAL = "hospital";
  private static final String STAY = "stay";
  private static final String KIND = "kind";
  private static final String PARAGRAPH = "paragraph";
  private static final String MONTH = "month";
  private static final String STATE = "state";
  private static final String NUMBER = "number";

  private final MongoCollection<Document> deviations;

  public DeviationsOnMongo(MongoDatabase database) {
    this.deviations = database.getCollection(COLLECTION);
  }

  /** What the deviations are found by, beside their ids. */
  public static List<IndexModel> indexes() {
    return List.of(
        new IndexModel(Indexes.ascending(TRUST, FIRST_INDEX)),
        new IndexModel(Indexes.ascending(MUNICIPALITY, FIRST_INDEX)),
        new IndexModel(Indexes.ascending(STAY, FIRST_INDEX)),
        new IndexModel(Indexes.ascending(FIRST_INDEX)));
  }

  /**
   * What is to be written of an event.
   *
   * @throws no.dognbok.log.LogDamaged where the event cannot be read
   */
  public static WriteModel<Document> write(StoredEvent stored) {
    UUID id = Deviations.idOf(stored).orElseThrow();
    DeviationEvent event = (DeviationEvent) EventJson.read(stored);
    State state = State.OPEN.after(event);
    return event instanceof Beginning begun
        ? MattersOnMongo.beginning(id, stored, facts(begun).append(STATE, state.name()))
        : MattersOnMongo.more(id, stored, List.of(Updates.set(STATE, state.name())));
  }

  private static Document facts(Beginning begun) {
    return new Document(TRUST, begun.trust().toString())
        .append(MUNICIPALITY, begun.municipality().number())
        .append(HOSPITAL, text(begun.hospital()))
        .append(STAY, text(begun.stay()))
        .append(KIND, begun.kind().name())
        .append(PARAGRAPH, begun.paragraph().name())
        .append(MONTH, DeviationRecord.month(begun).toString());
  }

  private static @Nullable String text(@Nullable Object value) {
    return value == null ? null : value.toString();
  }

  private static DeviationRecord record(Document document) {
    return new DeviationRecord(
        UUID.fromString(document.getString("_id")),
        MattersOnMongo.events(DeviationEvent.STREAM, document).stream()
            .map(DeviationRecord.Entry::of)
            .toList());
  }

  @Override
  public Optional<DeviationRecord> find(UUID id, Scope scope) {
    return Optional.ofNullable(deviations.find(eq("_id", id.toString())).first())
        .map(DeviationsOnMongo::record)
        .filter(one -> Deviations.isSeen(one, scope));
  }

  @Override
  public Part find(Filter filter, Scope scope, long skip, int most) {
    List<DeviationRecord> part =
        deviations
            .find(wanted(filter, scope))
            .sort(Sorts.descending(FIRST_INDEX))
            .skip((int) Math.min(skip, Integer.MAX_VALUE))
            .limit(most)
            .into(new ArrayList<>())
            .stream()
            .map(DeviationsOnMongo::record)
            .toList();
    return new Part(part, counts(wanted(filter.inAnyState(), scope)));
  }

  private Map<State, Integer> counts(Document wanted) {
    Map<State, Integer> counts = new EnumMap<>(State.class);
    deviations
        .aggregate(
            List.of(
                Aggregates.match(wanted),
                Aggregates.group("$" + STATE, Accumulators.sum(NUMBER, 1))))
        .forEach(group ->
            counts.put(
                State.valueOf(group.getString("_id")), group.get(NUMBER, Number.class).intValue()));
    return counts;
  }

  @Override
  public List<DeviationRecord> all(Filter filter, Scope scope) {
    return deviations
        .find(wanted(filter, scope))
        .sort(Sorts.descending(FIRST_INDEX))
        .into(new ArrayList<>())
        .stream()
        .map(DeviationsOnMongo::record)
        .toList();
  }

  @Override
  public List<DeviationRecord> ofStay(UUID stay, Scope scope) {
    return deviations
        .find(eq(STAY, stay.toString()))
        .sort(Sorts.ascending(FIRST_INDEX))
        .into(new ArrayList<>())
        .stream()
        .map(DeviationsOnMongo::record)
        .filter(one -> Deviations.isSeen(one, scope))
        .toList();
  }

  /** Always with the index that lists are sorted by, so that no question reads without one. */
  private static Document wanted(Filter filter, Scope scope) {
    List<Document> all = new ArrayList<>();
    all.add(new Document(FIRST_INDEX, new Document("$gte", 0L)));
    switch (scope) {
      case Scope.Auditor _ -> {}
      case Scope.Trust asker -> all.add(new Document(TRUST, asker.organisation().toString()));
      case Scope.OfMunicipality asker ->
          all.add(new Document(MUNICIPALITY, asker.municipality().number()));
    }
    only(all, TRUST, filter.trust());
    only(all, MUNICIPALITY, filter.municipality());
    only(all, HOSPITAL, filter.hospital());
    only(all, KIND, filter.kind());
    only(all, PARAGRAPH, filter.paragraph());
    only(all, MONTH, filter.month());
    only(all, STATE, filter.state());
    return new Document("$and", all);
  }

  private static void only(List<Document> all, String field, @Nullable Object value) {
    if (value != null) {
      all.add(new Document(field, value.toString()));
    }
  }
}
