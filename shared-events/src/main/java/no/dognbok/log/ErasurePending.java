package no.dognbok.log;

/**
 * An erasure is recorded for good, and nobody can read through the log what it erased; but the
 * bytes are not off the disk yet, because another process is reading the files (a backup, say). The
 * log goes on trying until they are.
 */
public final class ErasurePending extends LogUnavailable {

  private static final long serialVersionUID = 1L;

  private final long position;

  public ErasurePending(long position) {
    super(
        "the erasure is recorded at position %d; the bytes are not off the disk yet, because another process is reading the log's files. They go as soon as it ends; do not send it again"
            .formatted(position));
    this.position = position;
  }

  /** Position of the commit that records the erasure. */
  public long position() {
    return position;
  }
}
