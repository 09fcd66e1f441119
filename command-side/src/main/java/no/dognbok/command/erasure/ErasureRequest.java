package no.dognbok.command.erasure;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import no.dognbok.events.NoteEvent.NoteDeleted;
import no.dognbok.events.Refusal;
import no.dognbok.events.Refusal.Code;
import no.dognbok.events.StayEvent.IdentityErased;
import no.dognbok.exchange.FlatObject;
import org.jspecify.annotations.Nullable;

/** What is to be erased. */
sealed interface ErasureRequest {

  /** Whether it is only to be said what would go. */
  boolean dryRun();

  /**
   * What has been kept for as long as is set.
   *
   * @param asOf at which moment; absent for now
   */
  record Due(@Nullable Instant asOf, boolean dryRun) implements ErasureRequest {}

  /** The identity of one stay. */
  record OfStay(UUID stay, IdentityErased.Ground ground, boolean dryRun)
      implements ErasureRequest {}

  /** One note. */
  record OfNote(UUID note, NoteDeleted.Ground ground, boolean dryRun) implements ErasureRequest {}

  /**
   * Reads the body of a request.
   *
   * @throws Refusal where it names two things, or one without a ground
   */
  static ErasureRequest read(FlatObject in) {
    boolean dryRun = in.flag("dryRun").orElse(false);
    UUID stay = in.uuid("stay").orElse(null);
    UUID note = in.uuid("note").orElse(null);
    if (stay != null && note != null) {
      throw new Refusal(
          Code.INVALID_VALUE,
          "'stay' and 'note' are two things, each with a ground of its own; erase one at a time",
          Map.of("field", "note"));
    }
    ErasureRequest request;
    if (stay != null) {
      request =
          new OfStay(
              stay,
              in.code("ground", IdentityErased.Ground.class)
                  .orElseThrow(() -> in.missing("ground")),
              dryRun);
    } else if (note != null) {
      request =
          new OfNote(
              note, ground(in.code("ground", NoteDeleted.Ground.class).orElse(null), in), dryRun);
    } else {
      request = new Due(in.instant("asOf").orElse(null), dryRun);
    }
    in.end();
    return request;
  }

  private static NoteDeleted.Ground ground(NoteDeleted.@Nullable Ground ground, FlatObject in) {
    if (ground == null) {
      throw in.missing("ground");
    }
    return deliberate(ground);
  }

  /** That no event names a note is seen, and not said. */
  static NoteDeleted.Ground deliberate(NoteDeleted.Ground ground) {
    if (ground == NoteDeleted.Ground.NAMED_BY_NO_EVENT) {
      throw new Refusal(
          Code.INVALID_VALUE,
          "'NAMED_BY_NO_EVENT' is not valid in 'ground': the ledger sees to that by itself; say on"
              + " what ground the text is to go",
          Map.of("field", "ground"));
    }
    return ground;
  }
}
