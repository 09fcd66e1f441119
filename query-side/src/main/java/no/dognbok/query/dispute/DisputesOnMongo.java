package no.dognbok.query.dispute;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.elemMatch;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.in;
import static no.dognbok.query.matter.MattersOnMongo.FIRST_INDEX;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.IndexModel;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.Updates;
import com.mongodb.client.model.WriteModel;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import no.dognbok.events.Address;
import no.dognbok.events.DisputeEvent;
import no.dognbok.events.DisputeEvent.DisputeAnswered;
import no.dognbok.events.DisputeEvent.DisputeBroughtTo;
import no.dognbok.events.DisputeEvent.DisputeGroundAdded;
import no.dognbok.events.DisputeEvent.DisputeOpened;
import no.dognbok.events.DisputeEvent.DisputeSettled;
import no.dognbok.events.DisputeEvent.DisputeWithdrawn;
import no.dognbok.events.DisputeEvent.SettlementConfirmed;
import no.dognbok.events.DisputeEvent.SettlementContested;
import no.dognbok.events.DisputeStep;
import no.dognbok.events.Municipality;
import no.dognbok.log.EventJson;
import no.dognbok.log.StoredEvent;
import no.dognbok.query.dispute.DisputeRecord.State;
import no.dognbok.query.law.Disputed;
import no.dognbok.query.matter.MattersOnMongo;
import no.dognbok.query.scope.Scope;
import org.bson.Document;
import org.bson.conversions.Bson;

/** The disputes on MongoDB, a document for each. */
public final class DisputesOnMongo implements Disputes {

  public static final String COLLECTION = "disputes";

  private static final String TRUST = "trust";
  private static final String MUNICIPALITY = "municipality";
  private static final String STAY = "stay";
  private static final String SETTLED_MONTHS = "settledMonths";

  /** That anybody ever told that it was settled; absent where nobody did. */
  private static final String SETTLED = "settled";

  private static final String STATE = "state";
  private static final String STEP = "step";

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
            List.of(STEP, FIRST_INDEX),
            List.of(STAY, FIRST_INDEX),
            List.of(SETTLED_MONTHS, TRUST, MUNICIPALITY),
            List.of(SETTLED, TRUST),
            List.of(SETTLED, MUNICIPALITY))
        .map(fields -> new IndexModel(Indexes.ascending(fields)))
        .toList();
  }

  /**
   * What is to be written of an event.
   *
   * @throws no.dognbok.log.LogDamaged where the event cannot be read
   */
  public static WriteModel<Document> write(StoredEvent stored) {
    UUID id = Disputes.idOf(stored).orElseThrow();
    DisputeEvent event = (DisputeEvent) EventJson.read(stored);
    return event instanceof DisputeOpened opened
        ? MattersOnMongo.beginning(id, stored, beginning(opened))
        : MattersOnMongo.more(id, stored, changes(event));
  }

  private static Document beginning(DisputeOpened opened) {
    return new Document(TRUST, opened.trust().toString())
        .append(MUNICIPALITY, opened.municipality().number())
        .append(STAY, opened.matter().stay().toString())
        .append(STATE, State.OPEN.name())
        .append(STEP, DisputeStep.LOWEST_LEVEL.name());
  }

  /** What lists are filtered by. */
  private static List<Bson> changes(DisputeEvent event) {
    return switch (event) {
      case DisputeOpened _, DisputeGroundAdded _, DisputeAnswered _, SettlementConfirmed _ ->
          List.of();
      case DisputeBroughtTo brought -> List.of(Updates.set(STEP, brought.step().name()));
      case DisputeSettled settled ->
          List.of(
              Updates.set(STEP, settled.step().name()),
              Updates.set(STATE, State.SETTLED.name()),
              Updates.set(SETTLED, true),
              Updates.addEachToSet(SETTLED_MONTHS, months(settled)));
      case SettlementContested _ -> List.of(Updates.set(STATE, State.OPEN.name()));
      case DisputeWithdrawn _ -> List.of(Updates.set(STATE, State.WITHDRAWN.name()));
    };
  }

  private static List<String> months(DisputeSettled settled) {
    return settled.stands().stream().map(day -> YearMonth.from(day).toString()).distinct().toList();
  }

  private static DisputeRecord record(Document document) {
    return new DisputeRecord(
        UUID.fromString(document.getString("_id")),
        MattersOnMongo.events(DisputeEvent.STREAM, document).stream()
            .map(DisputeRecord::entry)
            .toList());
  }

  @Override
  public Optional<DisputeRecord> find(UUID id, Scope scope) {
    return Optional.ofNullable(disputes.find(eq("_id", id.toString())).first())
        .map(DisputesOnMongo::record)
        .filter(one -> Disputes.isSeen(one.opened(), scope));
  }

  @Override
  public Map<UUID, List<Disputed>> about(Collection<UUID> stays) {
    return disputes
        .find(in(STAY, stays.stream().map(UUID::toString).toList()))
        .sort(Sorts.ascending(FIRST_INDEX))
        .into(new ArrayList<>())
        .stream()
        .map(document -> record(document).asDisputed())
        .collect(Collectors.groupingBy(dispute -> dispute.opened().matter().stay()));
  }

  @Override
  public List<UUID> settledIn(YearMonth month, Address trust, Municipality municipality) {
    return disputes
        .find(
            and(
                eq(SETTLED_MONTHS, month.toString()),
                eq(TRUST, trust.toString()),
                eq(MUNICIPALITY, municipality.number())))
        .projection(Projections.include(STAY))
        .into(new ArrayList<>())
        .stream()
        .map(document -> UUID.fromString(document.getString(STAY)))
        .distinct()
        .toList();
  }

  @Override
  public Set<UUID> settled() {
    return stays(eq(SETTLED, true));
  }

  @Override
  public Set<UUID> settledBetween(YearMonth from, YearMonth to, Scope scope) {
    Bson months =
        elemMatch(
            SETTLED_MONTHS, new Document("$gte", from.toString()).append("$lte", to.toString()));
    return stays(
        switch (scope) {
          case Scope.Auditor _ -> and(eq(SETTLED, true), months);
          case Scope.Trust asker -> and(eq(SETTLED, true), of(asker.organisation()), months);
          case Scope.OfMunicipality asker ->
              and(eq(SETTLED, true), of(asker.municipality()), months);
        });
  }

  private Set<UUID> stays(Bson which) {
    return disputes
        .find(which)
        .projection(Projections.include(STAY))
        .into(new ArrayList<>())
        .stream()
        .map(document -> UUID.fromString(document.getString(STAY)))
        .collect(Collectors.toSet());
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
    if (filter.stay() != null) {
      all.add(new Document(STAY, filter.stay().toString()));
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
