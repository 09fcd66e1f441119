package no.dognbok.query;

import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.WriteModel;
import java.util.List;
import no.dognbok.log.StoredCommit;
import no.dognbok.log.StoredEvent;
import no.dognbok.log.mongo.MongoConnection;
import no.dognbok.mongotest.TestDatabase;
import no.dognbok.query.docket.DocketOnMongo;
import no.dognbok.query.feed.View;
import no.dognbok.query.stay.Stays;
import no.dognbok.query.stay.StaysOnMongo;
import no.dognbok.query.surroundings.SurroundingsOnMongo;
import no.dognbok.query.surroundings.SurroundingsView;
import org.bson.Document;

/** The views on a MongoDB of a test's own, written one commit after the other. */
public final class ViewsOnMongo implements View, AutoCloseable {

  private final TestDatabase server = TestDatabase.create();
  private final MongoConnection connection = MongoConnection.open(server.uri());
  public final SurroundingsView surroundings = new SurroundingsView();
  public final StaysOnMongo stays = new StaysOnMongo(connection.database());
  public final DocketOnMongo docket =
      new DocketOnMongo(connection.database(), stays, surroundings, "test");

  public String uri() {
    return server.uri();
  }

  public MongoDatabase database() {
    return connection.database();
  }

  @Override
  public String name() {
    return "all on MongoDB";
  }

  @Override
  public void apply(StoredCommit commit) {
    commit.events().forEach(this::apply);
  }

  private void apply(StoredEvent event) {
    if (SurroundingsView.isAround(event)) {
      List<WriteModel<Document>> write = List.of(SurroundingsOnMongo.write(event));
      database().getCollection(SurroundingsOnMongo.COLLECTION).bulkWrite(write);
      new SurroundingsOnMongo(database(), surroundings).readOn();
    } else if (Stays.idOf(event).isPresent()) {
      database().getCollection(StaysOnMongo.COLLECTION).bulkWrite(StaysOnMongo.writes(event));
    }
  }

  @Override
  public void close() {
    connection.close();
    server.close();
  }
}
