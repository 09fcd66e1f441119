package no.dognbok.events;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Force majeure for a period (Retn. 1, 3.1 b): a hospital trust and a municipality agree that in an
 * extraordinary situation the routines need not be followed, in all their stays. It takes two to
 * agree: one tells of it, the other confirms it. Told in the stream of all that the two have agreed
 * on.
 */
public sealed interface ExceptionEvent extends ReferenceEvent {

  /** Id of the exception, chosen by whoever tells of it first. */
  UUID exception();

  Address trust();

  /** The other party; absent where the exception is for all municipalities. */
  @Nullable Municipality municipality();

  /** Whose word it is: this municipality's; absent where it is the trust's. */
  @Nullable Municipality toldBy();

  /**
   * One party tells what the two have agreed on.
   *
   * @param from the first day
   * @param to the last day; absent while it lasts
   */
  @EventType(name = "ExceptionAgreed")
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record ExceptionAgreed(
      UUID exception,
      Address trust,
      @Nullable Municipality municipality,
      @Nullable Municipality toldBy,
      LocalDate from,
      @Nullable LocalDate to,
      String source)
      implements ExceptionEvent {}

  /** The other party says that it has agreed too; of all municipalities each for itself. */
  @EventType(name = "ExceptionConfirmed")
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record ExceptionConfirmed(
      UUID exception,
      Address trust,
      @Nullable Municipality municipality,
      @Nullable Municipality toldBy,
      String source)
      implements ExceptionEvent {}

  /**
   * It ends, or has ended, earlier than was agreed.
   *
   * @param lastDay the last day on which the routines need not be followed
   */
  @EventType(name = "ExceptionEnded")
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record ExceptionEnded(
      UUID exception,
      Address trust,
      @Nullable Municipality municipality,
      @Nullable Municipality toldBy,
      LocalDate lastDay,
      String source)
      implements ExceptionEvent {}

  /**
   * What was told was wrong. From whoever told of the exception first: there never was one; from
   * one who confirmed it: that one has not agreed.
   */
  @EventType(name = "ExceptionCancelled")
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record ExceptionCancelled(
      UUID exception,
      Address trust,
      @Nullable Municipality municipality,
      @Nullable Municipality toldBy,
      String source)
      implements ExceptionEvent {}
}
