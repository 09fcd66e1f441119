package no.dognbok.log;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An append that was refused because something in it is taken, or nowhere to be found. Nothing of
 * the commit is stored.
 */
public abstract sealed class AppendRefused extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private AppendRefused(String message) {
    super(message);
  }

  private static String by(@Nullable Long position) {
    return position == null
        ? "earlier in the same commit"
        : "by the commit at position " + position;
  }

  /**
   * Another event has this sequence number in this stream: somebody else wrote to the stream first.
   */
  public static final class SequenceTaken extends AppendRefused {
    private static final long serialVersionUID = 1L;
    private final String stream;
    private final long sequence;
    private final String eventId;

    public SequenceTaken(String stream, long sequence, String eventId, @Nullable Long position) {
      super(
          "event %s cannot be number %d of %s: taken %s"
              .formatted(eventId, sequence, stream, by(position)));
      this.stream = stream;
      this.sequence = sequence;
      this.eventId = eventId;
    }

    public String stream() {
      return stream;
    }

    public long sequence() {
      return sequence;
    }

    /** The event that could not be appended. */
    public String eventId() {
      return eventId;
    }
  }

  /** Another event has this id. */
  public static final class EventIdTaken extends AppendRefused {
    private static final long serialVersionUID = 1L;
    private final String eventId;

    public EventIdTaken(String eventId, @Nullable Long position) {
      super("event id %s is taken %s".formatted(eventId, by(position)));
      this.eventId = eventId;
    }

    public String eventId() {
      return eventId;
    }
  }

  /** Another commit holds this claim. */
  public static final class ClaimTaken extends AppendRefused {
    private static final long serialVersionUID = 1L;
    private final String claim;
    private final long position;

    public ClaimTaken(String claim, long position) {
      super("claim %s is taken %s".formatted(claim, by(position)));
      this.claim = claim;
      this.position = position;
    }

    public String claim() {
      return claim;
    }

    /** Position of the commit that holds it. */
    public long position() {
      return position;
    }
  }

  /** Another commit, with other events, has this commit id. */
  public static final class CommitIdTaken extends AppendRefused {
    private static final long serialVersionUID = 1L;

    public CommitIdTaken(UUID id, long position) {
      super("commit id %s is taken, with other events, %s".formatted(id, by(position)));
    }
  }

  /** An erasure names an event or a claim that the log has not got: nothing would be erased. */
  public static final class NothingToErase extends AppendRefused {
    private static final long serialVersionUID = 1L;

    private NothingToErase(String message) {
      super(message);
    }

    public static NothingToErase event(String id) {
      return new NothingToErase(
          "event %s is not in the log: its identity cannot be erased".formatted(id));
    }

    /** What the claim says is left out: it tells who the patient is. */
    public static NothingToErase claim(String claim) {
      return new NothingToErase(
          "a claim '%s…' that is to be erased is not in the log"
              .formatted(claim.substring(0, claim.indexOf('/') + 1)));
    }
  }

  /** No store could hold this in one piece. */
  public static final class TooLarge extends AppendRefused {
    private static final long serialVersionUID = 1L;

    public TooLarge(UUID commit, long bytes, long most) {
      super(
          "commit %s takes %d bytes, and one commit may take %d; send its events in several"
              .formatted(commit, bytes, most));
    }
  }
}
