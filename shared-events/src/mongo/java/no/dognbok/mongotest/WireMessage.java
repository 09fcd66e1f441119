package no.dognbok.mongotest;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import org.bson.BsonArray;
import org.bson.BsonBinaryReader;
import org.bson.BsonDocument;
import org.bson.codecs.BsonDocumentCodec;
import org.bson.codecs.DecoderContext;

/**
 * A message of MongoDB's wire protocol, whole: a header of four 32-bit numbers (length, id, the id
 * that it answers, kind), and what follows it.
 */
final class WireMessage {

  private static final int HEADER = 16;

  /** Four times what a MongoDB accepts; longer is no message. */
  private static final int LONGEST = 192 << 20;

  private static final int OP_QUERY = 2004;
  private static final int OP_MSG = 2013;
  private static final int CHECKSUM_PRESENT = 1;
  private static final int CHECKSUM = 4;
  private static final byte BODY = 0;
  private static final byte SEQUENCE = 1;

  private final byte[] bytes;

  private WireMessage(byte[] bytes) {
    this.bytes = bytes;
  }

  /**
   * Waits for a message and reads all of it.
   *
   * @throws IOException where none comes any more, or something that is none
   */
  static WireMessage read(InputStream in) throws IOException {
    DataInputStream data = new DataInputStream(in);
    byte[] length = new byte[Integer.BYTES];
    data.readFully(length);
    int size = littleEndian(length).getInt();
    if (size < HEADER || size > LONGEST) {
      throw new IOException("a message of %d bytes is none; is this TLS?".formatted(size));
    }
    byte[] bytes = new byte[size];
    System.arraycopy(length, 0, bytes, 0, length.length);
    data.readFully(bytes, length.length, size - length.length);
    return new WireMessage(bytes);
  }

  byte[] bytes() {
    return bytes;
  }

  int id() {
    return littleEndian(bytes).getInt(4);
  }

  /** The id of the request that this answers. */
  int answers() {
    return littleEndian(bytes).getInt(8);
  }

  /** The name of the command in it; empty where it cannot be read. */
  String commandName() {
    ByteBuffer rest = body();
    if (rest.remaining() < Integer.BYTES + 2) {
      return "";
    }
    rest.getInt(); // the document's length
    rest.get(); // the first element's type
    return cString(rest);
  }

  /** The command with all its documents; empty where it cannot be read. */
  BsonDocument command() {
    ByteBuffer rest = body();
    if (!rest.hasRemaining()) {
      return new BsonDocument();
    }
    BsonDocument command = document(rest);
    if (kind() == OP_MSG) {
      while (rest.remaining() > CHECKSUM && rest.get() == SEQUENCE) {
        sequence(rest, command);
      }
    }
    return command;
  }

  private int kind() {
    return littleEndian(bytes).getInt(12);
  }

  /** What stands behind the header, from the command on; drivers put it before all sequences. */
  private ByteBuffer body() {
    ByteBuffer rest = littleEndian(bytes).position(HEADER);
    if (kind() == OP_QUERY) { // a driver's first greeting
      rest.getInt(); // flags
      cString(rest); // collection
      return rest.position(rest.position() + 2 * Integer.BYTES); // to skip, to return
    }
    if (kind() == OP_MSG) {
      int flags = rest.getInt();
      if (rest.get() == BODY) {
        return (flags & CHECKSUM_PRESENT) == 0 ? rest : rest.limit(bytes.length - CHECKSUM);
      }
    }
    return rest.position(rest.limit());
  }

  private static void sequence(ByteBuffer rest, BsonDocument command) {
    int end = rest.position() + rest.getInt();
    String name = cString(rest);
    BsonArray documents = new BsonArray();
    while (rest.position() < end) {
      documents.add(document(rest));
    }
    command.append(name, documents);
  }

  private static BsonDocument document(ByteBuffer rest) {
    int size = rest.getInt(rest.position());
    ByteBuffer one = rest.slice(rest.position(), size).order(ByteOrder.LITTLE_ENDIAN);
    rest.position(rest.position() + size);
    try (BsonBinaryReader reader = new BsonBinaryReader(one)) {
      return new BsonDocumentCodec().decode(reader, DecoderContext.builder().build());
    }
  }

  private static String cString(ByteBuffer rest) {
    int start = rest.position();
    while (rest.get() != 0) {
      // on to its end
    }
    return new String(rest.array(), start, rest.position() - 1 - start, StandardCharsets.UTF_8);
  }

  private static ByteBuffer littleEndian(byte[] bytes) {
    return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }
}
