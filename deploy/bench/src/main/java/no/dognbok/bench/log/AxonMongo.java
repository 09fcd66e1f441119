package no.dognbok.bench.log;

import com.mongodb.client.MongoDatabase;
import java.time.Duration;
import java.util.concurrent.atomic.LongAdder;
import no.dognbok.log.axon.EventSerializer;
import org.axonframework.extensions.mongo.DefaultMongoTemplate;
import org.axonframework.extensions.mongo.eventsourcing.eventstore.MongoEventStorageEngine;
import org.axonframework.serialization.Serializer;

/**
 * Axon's own storage engine for MongoDB as its users set it up: a document for each event, unique
 * by stream and sequence, and ordered by the writers' clocks only. It keeps neither claims nor
 * leaves, and loses events to readers whose writer was late.
 */
final class AxonMongo implements Contender {

  private final Stories stories;
  private final MongoDatabase database;
  private final MongoEventStorageEngine engine;
  private final LongAdder appends = new LongAdder();

  /** One in a database, with the write concern of that. */
  AxonMongo(MongoDatabase database, Stories stories) {
    this.stories = stories;
    this.database = database;
    Serializer serializer = EventSerializer.create();
    engine =
        MongoEventStorageEngine.builder()
            .mongoTemplate(DefaultMongoTemplate.builder().mongoDatabase(database).build())
            .eventSerializer(serializer)
            .snapshotSerializer(serializer)
            .build(); // which makes its indexes
  }

  @Override
  public String name() {
    return "axon-mongo 4.12.0";
  }

  @Override
  public String settings() {
    return ScratchDatabase.settings(database);
  }

  @Override
  public Result run(int writers, double batch, Duration time) throws Exception {
    return Writers.run(writers, time, this::writer, appends::sum);
  }

  private Runnable writer() {
    Runnable append = AxonAppends.writer(engine, stories);
    return () -> {
      append.run();
      appends.increment();
    };
  }

  @Override
  public void close() {
    // the connection is not its own
  }
}
