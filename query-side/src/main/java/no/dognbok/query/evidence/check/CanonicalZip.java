package no.dognbok.query.evidence.check;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.zip.CRC32;

/**
 * A ZIP file that has exactly one possible form for its content: nothing is compressed, dated, or
 * said twice in two ways. So whoever reads one makes it again from what was read, and compares: no
 * bit of it can be another.
 */
public final class CanonicalZip {

  private static final int LOCAL = 0x04034b50;
  private static final int CENTRAL = 0x02014b50;
  private static final int END = 0x06054b50;

  /** Lengths without the name, and where the size and the length of the name stand. */
  private static final int LOCAL_LENGTH = 30;

  private static final int CENTRAL_LENGTH = 46;
  private static final int END_LENGTH = 22;
  private static final int SIZE_AT = 22;
  private static final int NAME_LENGTH_AT = 26;

  private static final short VERSION = 10; // 1.0, made on MS-DOS
  private static final short NAMES_IN_UTF8 = 1 << 11;
  private static final short FIRST_OF_JANUARY_1980 = 1 << 5 | 1;

  /** One less than what would need ZIP64. */
  private static final int MOST_ENTRIES = 0xFFFE;

  private static final int MOST_BYTES = Integer.MAX_VALUE - 8;

  private CanonicalZip() {}

  /**
   * A file in it.
   *
   * @param name with {@code /} between folders; small letters of English, digits, and {@code .},
   *     {@code _} and {@code -}, none of which a name or a folder's name begins with but the last
   *     two
   * @param content its bytes
   */
  @SuppressWarnings("ArrayRecordComponent") // handed over, not compared
  public record Entry(String name, byte[] content) {

    private static final int LONGEST = 200;
    private static final Pattern NAME =
        Pattern.compile("[a-z0-9_-][a-z0-9._-]*(/[a-z0-9_-][a-z0-9._-]*)*");

    public Entry {
      if (name.length() > LONGEST || !NAME.matcher(name).matches()) {
        throw new Unreadable(
            "a file in the ZIP has a name of letters a-z, digits, '.', '_', '-' and '/' only");
      }
    }

    private byte[] nameBytes() {
      return name.getBytes(StandardCharsets.US_ASCII);
    }
  }

  /**
   * The one ZIP file of some entries in this order.
   *
   * @throws Unreadable where two have one name, or no such file can hold them
   */
  public static byte[] write(List<Entry> entries) {
    requireThatTheyFit(entries);
    ByteBuffer out = ByteBuffer.allocate((int) length(entries)).order(ByteOrder.LITTLE_ENDIAN);
    List<Integer> offsets = new ArrayList<>(entries.size());
    int[] crcs = entries.stream().mapToInt(entry -> crc(entry.content())).toArray();
    for (int i = 0; i < crcs.length; i++) {
      offsets.add(out.position());
      out.putInt(LOCAL);
      putCommon(out, entries.get(i), crcs[i]);
      out.put(entries.get(i).nameBytes()).put(entries.get(i).content());
    }
    int directory = out.position();
    for (int i = 0; i < crcs.length; i++) {
      out.putInt(CENTRAL).putShort(VERSION);
      putCommon(out, entries.get(i), crcs[i]);
      out.putShort((short) 0).putShort((short) 0).putShort((short) 0); // comment, disk, attributes
      out.putInt(0).putInt(offsets.get(i)).put(entries.get(i).nameBytes());
    }
    int directoryLength = out.position() - directory;
    out.putInt(END).putShort((short) 0).putShort((short) 0);
    out.putShort((short) crcs.length).putShort((short) crcs.length);
    out.putInt(directoryLength).putInt(directory).putShort((short) 0);
    return out.array();
  }

  /** What stands alike before the file and in the directory. */
  private static void putCommon(ByteBuffer out, Entry entry, int crc) {
    int size = entry.content().length;
    out.putShort(VERSION).putShort(NAMES_IN_UTF8).putShort((short) 0); // stored
    out.putShort((short) 0).putShort(FIRST_OF_JANUARY_1980);
    out.putInt(crc).putInt(size).putInt(size);
    out.putShort((short) entry.name().length()).putShort((short) 0); // no extra fields
  }

  private static int crc(byte[] content) {
    CRC32 crc = new CRC32();
    crc.update(content);
    return (int) crc.getValue();
  }

  private static void requireThatTheyFit(List<Entry> entries) {
    Set<String> names = new HashSet<>();
    for (Entry entry : entries) {
      if (!names.add(entry.name())) {
        throw new Unreadable("two files in the ZIP are called '%s'".formatted(entry.name()));
      }
    }
    if (entries.size() > MOST_ENTRIES || length(entries) > MOST_BYTES) {
      throw new Unreadable(
          "%d files of %d bytes are more than the ZIP can hold"
              .formatted(entries.size(), length(entries)));
    }
  }

  private static long length(List<Entry> entries) {
    return END_LENGTH
        + entries.stream()
            .mapToLong(entry ->
                LOCAL_LENGTH + CENTRAL_LENGTH + 2L * entry.name().length() + entry.content().length)
            .sum();
  }

  /**
   * The entries of a file, in order.
   *
   * @throws Unreadable where the file is not the one that their content has
   */
  public static List<Entry> read(byte[] file) {
    ByteBuffer in = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
    List<Entry> entries = new ArrayList<>();
    int at = 0;
    while (file.length - at >= LOCAL_LENGTH && in.getInt(at) == LOCAL) {
      int name = at + LOCAL_LENGTH;
      long content = name + (long) Short.toUnsignedInt(in.getShort(at + NAME_LENGTH_AT));
      long end = content + Integer.toUnsignedLong(in.getInt(at + SIZE_AT));
      if (end > file.length) {
        throw new Unreadable("the file that begins at byte %d has no end".formatted(at));
      }
      if (entries.size() == MOST_ENTRIES) { // looked at here: the rest would take room for nothing
        throw new Unreadable(
            "there are more files than the %d that the ZIP can hold".formatted(MOST_ENTRIES));
      }
      entries.add(
          new Entry(
              new String(file, name, (int) content - name, StandardCharsets.ISO_8859_1),
              Arrays.copyOfRange(file, (int) content, (int) end)));
      at = (int) end;
    }
    int other = Arrays.mismatch(file, write(entries));
    if (other >= 0) {
      throw new Unreadable("the first byte that is another is number %d".formatted(other));
    }
    return entries;
  }
}
