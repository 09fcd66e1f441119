package no.dognbok.standalone.cli;

import com.mongodb.ConnectionString;
import java.util.Objects;
import no.dognbok.log.mongo.MongoConnection;

/** Addresses of MongoDBs, as people give them and as they may be shown. */
final class MongoAddress {

  private MongoAddress() {}

  /** What may be shown of it: where, and not by which password. */
  static String of(String uri) {
    ConnectionString address = new ConnectionString(uri);
    return "mongodb://%s/%s"
        .formatted(
            String.join(",", address.getHosts()),
            Objects.requireNonNullElse(address.getDatabase(), MongoConnection.DEFAULT_DATABASE));
  }

  /**
   * The same, where it can be read.
   *
   * @throws IllegalStateException where not; what stands there is not shown
   */
  static String valid(String uri) {
    try {
      of(uri);
      return uri;
    } catch (IllegalArgumentException e) {
      throw new IllegalStateException(
          "the address of the MongoDB cannot be read: expected"
              + " mongodb://HOST[,HOST…]/NAME[?replicaSet=…]; special characters of a password are"
              + " percent-encoded",
          e);
    }
  }
}
