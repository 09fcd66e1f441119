package no.dognbok.query.issued;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Projections.include;
import static com.mongodb.client.model.Sorts.ascending;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.UpdateOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bson.Document;
import org.bson.types.Binary;

/** What was issued, in a collection of its own: a document for each, under its name. */
public final class IssuedOnMongo implements Issued {

  /** Not one of the views: it is not dropped with them. */
  public static final String COLLECTION = "issued";

  private static final String BYTES = "bytes";

  private final MongoCollection<Document> issued;

  public IssuedOnMongo(MongoDatabase database) {
    this.issued = database.getCollection(COLLECTION);
  }

  @Override
  public Optional<byte[]> find(String name) {
    return Optional.ofNullable(issued.find(eq("_id", name)).first())
        .map(document -> document.get(BYTES, Binary.class).getData());
  }

  @Override
  public byte[] keep(String name, byte[] bytes) {
    issued.updateOne(
        eq("_id", name),
        new Document("$setOnInsert", new Document(BYTES, new Binary(bytes))),
        new UpdateOptions().upsert(true));
    return find(name).orElseThrow();
  }

  @Override
  public List<String> names() {
    return issued
        .find()
        .projection(include("_id"))
        .sort(ascending("_id"))
        .map(document -> document.getString("_id"))
        .into(new ArrayList<>());
  }
}
