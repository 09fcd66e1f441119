package no.dognbok.log.sqlite;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import no.dognbok.log.LogDamaged;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads the write-ahead log before SQLite does, as sqlite.org/fileformat2.html (section 4) has it.
 * SQLite takes the first frame whose checksum is wrong for the end, drops what comes after it and
 * writes over it: right where the power went while the last group was written, and a silent loss of
 * acknowledged commits where a frame in the middle is damaged.
 *
 * <p>The two can be told apart. Each frame's checksum goes on from the one before. A group ends
 * with a frame that has a commit mark, and no frame is written behind it before the group has been
 * forced to the disk. So a frame that goes on from a commit mark shows that all up to that mark had
 * been on the disk, whole; if a frame before it is bad now, it has been damaged since. Behind the
 * last commit mark nobody can tell, and that is the group that nobody need have been told of.
 */
public final class WalCheck {

  private static final Logger LOG = LoggerFactory.getLogger(WalCheck.class);

  private static final int HEADER = 32;
  private static final int FRAME_HEADER = 24;
  private static final int MAGIC = 0x377f0682; // the last bit: checksums over big-endian words
  private static final int VERSION = 3_007_000;

  private final Path wal;
  private final int pageSize;
  private ByteOrder order = ByteOrder.LITTLE_ENDIAN;
  private boolean saltsKnown;
  private long salts;
  private long sum; // of the frame before, as it stands there
  private long firstBad = -1; // 0 is the header, 1 the first frame
  private boolean afterCommitMark;
  private boolean wholeGroupBehind;

  private WalCheck(Path wal, int pageSize) {
    this.wal = wal;
    this.pageSize = pageSize;
  }

  /**
   * Checks the write-ahead log beside a log.
   *
   * @param pageSize of the log
   * @throws LogDamaged where commits are lost in it that had been on the disk
   */
  public static void check(Path log, int pageSize) throws IOException {
    Path wal = log.resolveSibling(log.getFileName() + "-wal");
    if (Files.exists(wal)) {
      try (InputStream in = new BufferedInputStream(Files.newInputStream(wal), 1 << 20)) {
        new WalCheck(wal, pageSize).walk(in);
      }
    }
  }

  private void walk(InputStream in) throws IOException {
    byte[] header = in.readNBytes(HEADER);
    if (header.length < HEADER) {
      return; // made, and nothing written yet
    }
    header(ByteBuffer.wrap(header));
    byte[] frame = in.readNBytes(FRAME_HEADER + pageSize);
    for (long number = 1; frame.length == FRAME_HEADER + pageSize; number++) {
      frame(number, ByteBuffer.wrap(frame));
      frame = in.readNBytes(FRAME_HEADER + pageSize);
    }
    if (wholeGroupBehind) {
      LOG.warn(
          "the last group of commits in {} is not whole from frame {} on, and is dropped: the power"
              + " went while it was written, and nobody was told that it is durable; or the disk"
              + " has damaged it",
          wal,
          firstBad);
    }
  }

  private void header(ByteBuffer header) {
    int magic = header.getInt(0);
    if ((magic & 1) != 0) {
      order = ByteOrder.BIG_ENDIAN;
    }
    sum = header.getLong(24);
    boolean fits =
        (magic & ~1) == MAGIC
            && header.getInt(4) == VERSION
            && header.getInt(8) == pageSize
            && sumOver(0, header, 0, 24) == sum;
    if (fits) {
      saltsKnown = true;
      salts = header.getLong(16);
    } else {
      order = ByteOrder.LITTLE_ENDIAN;
      firstBad = 0;
    }
  }

  private void frame(long number, ByteBuffer frame) {
    // Frames with other salts are older, were written back long ago, and wait to be written over.
    boolean current = saltsKnown ? frame.getLong(8) == salts : isLikeTheOneBefore(frame);
    long own = frame.getLong(16);
    boolean fits = current && own == sumOfFrame(frame);
    boolean commitMark = current && frame.getInt(4) != 0;
    if (!fits && firstBad < 0) {
      firstBad = number;
    }
    if (fits && firstBad >= 0) {
      if (afterCommitMark) {
        throw damaged(number);
      }
      wholeGroupBehind |= commitMark;
    }
    afterCommitMark = commitMark;
    sum = own;
  }

  private boolean isLikeTheOneBefore(ByteBuffer frame) {
    long before = salts;
    salts = frame.getLong(8);
    return before == salts;
  }

  private LogDamaged damaged(long number) {
    return new LogDamaged(
        "%s is damaged at %s: the commits from there to frame %d and beyond had been on the disk and would be lost. All files are left as they are: restore a backup of %s and its -wal together"
            .formatted(
                wal, firstBad == 0 ? "its header" : "frame " + firstBad, number - 1, LogFile.NAME));
  }

  private long sumOfFrame(ByteBuffer frame) {
    return sumOver(sumOver(sum, frame, 0, 8), frame, FRAME_HEADER, pageSize);
  }

  /** SQLite's checksum: two running sums over pairs of words, here in one number. */
  private long sumOver(long before, ByteBuffer bytes, int from, int length) {
    int first = (int) (before >>> 32);
    int second = (int) before;
    ByteBuffer words = bytes.duplicate().order(order);
    for (int at = from; at < from + length; at += 8) {
      first += words.getInt(at) + second;
      second += words.getInt(at + 4) + first;
    }
    return (long) first << 32 | second & 0xFFFF_FFFFL;
  }
}
