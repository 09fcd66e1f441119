package no.dognbok.command.erasure;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import no.dognbok.events.DisputeEvent;
import org.jspecify.annotations.Nullable;

/**
 * What was erased, what was kept and why.
 *
 * @param asOf the moment as of which it was decided what is due
 * @param dryRun whether nothing was erased, and this is what would be
 * @param setting how long identity and notes are kept; absent where one thing was named, or nobody
 *     has set it
 * @param stays whose identity was erased
 * @param notes that were deleted
 * @param kept what is old enough and was kept
 * @param totals how many of each
 * @param pending whether bytes may still lie on the disk because another process reads the files;
 *     what was due after that was left for the next time
 * @param left how much was left for the next time
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record ErasureReport(
    OffsetDateTime asOf,
    boolean dryRun,
    @Nullable Setting setting,
    List<ErasedStay> stays,
    List<DeletedNote> notes,
    List<Kept> kept,
    Totals totals,
    boolean pending,
    int left) {

  /** Why something that is old enough is kept. */
  enum Reason {
    /** A dispute about it goes on. */
    OPEN_DISPUTE,
    /** The deviation that it belongs to is not closed. */
    OPEN_DEVIATION,
    /** No departure is known, and something was told of the stay within a year. */
    OPEN_STAY,
    /** Something was told of it within thirty days: its messages may come again. */
    TOLD_LATELY,
    /** It is named by something of which no end is known. */
    NO_END_KNOWN,
    /** There was nothing left to erase. */
    NOTHING_LEFT
  }

  /**
   * The setting that was carried out.
   *
   * @param identity period for identity blocks and claims, {@code P10Y}; absent where they are kept
   * @param notes period for notes; absent where they are kept
   * @param position of the commit that set it
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Setting(@Nullable String identity, @Nullable String notes, long position) {}

  /**
   * A stay whose identity was erased, or a receipt that had waited for its message in vain.
   *
   * @param stay id of the stay; absent for a receipt
   * @param receipt id of the receipt; absent for a stay
   * @param ground why
   * @param blocks how many identity blocks
   * @param claims how many claims
   * @param position of the commit that says so; absent in a dry run
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record ErasedStay(
      @Nullable UUID stay,
      @Nullable UUID receipt,
      String ground,
      int blocks,
      int claims,
      @Nullable Long position) {}

  /**
   * A note that was deleted.
   *
   * @param ground why
   * @param position of the commit that says so; absent in a dry run
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record DeletedNote(UUID note, String ground, @Nullable Long position) {}

  /**
   * Something that was kept.
   *
   * @param stay a stay; absent for what is none
   * @param receipt a receipt that waits for its message; absent for what is none
   * @param note a note; absent for what is none
   * @param reason why it was kept
   * @param dispute the dispute that keeps it, where one does
   * @param deviation the deviation that keeps it, where one does
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Kept(
      @Nullable UUID stay,
      @Nullable UUID receipt,
      @Nullable UUID note,
      Reason reason,
      @Nullable UUID dispute,
      @Nullable UUID deviation) {

    static Kept stay(UUID stay, Reason reason) {
      return new Kept(stay, null, null, reason, null, null);
    }

    static Kept note(UUID note, Reason reason) {
      return new Kept(null, null, note, reason, null, null);
    }

    /** A note of a dispute or a deviation that goes on. */
    static Kept noteOf(UUID note, String stream) {
      UUID matter = UUID.fromString(stream.substring(stream.indexOf('/') + 1));
      return stream.startsWith(DisputeEvent.STREAM)
          ? note(note, Reason.OPEN_DISPUTE).of(matter)
          : new Kept(null, null, note, Reason.OPEN_DEVIATION, null, matter);
    }

    /** The same, for the sake of a dispute. */
    Kept of(UUID dispute) {
      return new Kept(stay, receipt, note, reason, dispute, null);
    }
  }

  /** How many of each there are. */
  record Totals(int stays, int receipts, int blocks, int claims, int notes, int kept) {}

  /** A report that is being written. */
  static final class Draft {
    private final List<ErasedStay> stays = new ArrayList<>();
    private final List<DeletedNote> notes = new ArrayList<>();
    private final List<Kept> kept = new ArrayList<>();
    private boolean pending;
    private int left;

    void erased(ErasedStay stay) {
      stays.add(stay);
    }

    void deleted(DeletedNote note) {
      notes.add(note);
    }

    void keep(Kept one) {
      kept.add(one);
    }

    void pending() {
      pending = true;
    }

    boolean isPending() {
      return pending;
    }

    void left() {
      left++;
    }

    ErasureReport of(OffsetDateTime asOf, boolean dryRun, @Nullable Setting setting) {
      int receipts = (int) stays.stream().filter(one -> one.receipt() != null).count();
      return new ErasureReport(
          asOf,
          dryRun,
          setting,
          List.copyOf(stays),
          List.copyOf(notes),
          List.copyOf(kept),
          new Totals(
              stays.size() - receipts,
              receipts,
              stays.stream().mapToInt(ErasedStay::blocks).sum(),
              stays.stream().mapToInt(ErasedStay::claims).sum(),
              notes.size(),
              kept.size()),
          pending,
          left);
    }
  }
}
