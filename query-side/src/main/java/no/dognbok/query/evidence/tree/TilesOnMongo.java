package no.dognbok.query.evidence.tree;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.lt;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoException;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.UpdateOptions;
import java.util.Arrays;
import no.dognbok.log.mongo.MongoConnection;
import no.dognbok.query.evidence.check.Hash;
import org.bson.Document;
import org.bson.types.Binary;

/**
 * Tiles as documents. All processes build the same tree, and whoever is ahead has written more of a
 * tile.
 */
public final class TilesOnMongo implements Tiles {

  /** Not one of the views: it is not dropped with them. */
  public static final String COLLECTION = "evidence_tiles";

  private static final String ID = "_id";
  private static final String NUMBER = "number";
  private static final String HASHES = "hashes";

  private final MongoCollection<Document> tiles;

  public TilesOnMongo(MongoDatabase database) {
    this.tiles = database.getCollection(COLLECTION);
  }

  private static String id(int level, long index) {
    return level + "/" + index;
  }

  @Override
  public byte[] read(int level, long index) {
    Document tile = MongoConnection.asked(() -> tiles.find(eq(ID, id(level, index))).first());
    return tile == null ? new byte[0] : tile.get(HASHES, Binary.class).getData();
  }

  /**
   * Where more is there that begins in another way, it is of a log that was cut short or restored:
   * nobody has signed it, or the tree would not have been opened.
   */
  @Override
  public void keep(int level, long index, byte[] hashes) {
    int number = hashes.length / Hash.LENGTH;
    Document tile = new Document(NUMBER, number).append(HASHES, new Binary(hashes));
    try {
      tiles.updateOne(
          and(eq(ID, id(level, index)), lt(NUMBER, number)),
          new Document("$set", tile),
          new UpdateOptions().upsert(true));
    } catch (MongoWriteException e) {
      if (e.getError().getCategory() != ErrorCategory.DUPLICATE_KEY) {
        throw MongoConnection.unavailable(e);
      }
      byte[] there = read(level, index); // as much as that, or more
      if (!Arrays.equals(Arrays.copyOf(there, hashes.length), hashes)) {
        MongoConnection.asked(() -> tiles.replaceOne(eq(ID, id(level, index)), tile));
      }
    } catch (MongoException e) {
      throw MongoConnection.unavailable(e);
    }
  }

  /** A majority has what was acknowledged. */
  @Override
  public void force() {
    // nothing is left to do
  }
}
