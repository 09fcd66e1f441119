package no.dognbok.events;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The circumstances that every event of a stay shares: when it happened, who says so, and by which
 * telling.
 *
 * @param occurredAt when it happened; what the law looks at
 * @param precision how well that is known; absent means exact
 * @param by the organisation that told the ledger; only it can cancel or correct what it told
 * @param from the unit whose act it was (hospital, ward, municipal service), where known
 * @param to whom the message went to, where it went to somebody
 * @param sentAt when the message that says so was sent to the other party; for a notice the same as
 *     {@code occurredAt}
 * @param channel how it was told; absent means by message
 * @param message the key of the telling: the same for everything that one message told, made from
 *     sender and message id, so that a cancellation can name a message that has not come yet
 *     ({@link MessageKey})
 * @param replaces the key of the message that this one is a new wording of (PLO status {@code M},
 *     {@code O})
 * @param reportedAt the sender's own claim of when it told the ledger; kept, and judges nothing
 * @param doubts what the ledger saw when it recorded this: other events that this one contradicts
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Told(
    Instant occurredAt,
    Moment.@Nullable Precision precision,
    Address by,
    @Nullable Address from,
    @Nullable Address to,
    @Nullable Instant sentAt,
    @Nullable Channel channel,
    UUID message,
    @Nullable UUID replaces,
    @Nullable Instant reportedAt,
    List<RecordedDoubt> doubts) {

  /** How a fact was told. */
  public enum Channel {
    /** An electronic message; its receipt can prove that it arrived. */
    MESSAGE,
    /** The telephone, which the agreement prescribes while the message systems are down. */
    PHONE,
    /** A page of this ledger. */
    PAGE
  }

  /**
   * A contradiction that the ledger saw when it recorded an event. What it is worth is judged
   * later, from all events.
   *
   * @param contradiction what does not fit
   * @param event id of the other event
   */
  public record RecordedDoubt(Contradiction contradiction, String event) {
    public RecordedDoubt {
      Objects.requireNonNull(contradiction, "contradiction");
      Objects.requireNonNull(event, "event");
    }
  }

  public Told(
      Instant occurredAt,
      Moment.@Nullable Precision precision,
      Address by,
      @Nullable Address from,
      @Nullable Address to,
      @Nullable Instant sentAt,
      @Nullable Channel channel,
      UUID message,
      @Nullable UUID replaces,
      @Nullable Instant reportedAt,
      @Nullable List<RecordedDoubt> doubts) {
    this.occurredAt = Objects.requireNonNull(occurredAt, "occurredAt");
    this.precision = precision == Moment.Precision.EXACT ? null : precision;
    this.by = Objects.requireNonNull(by, "by");
    this.from = from;
    this.to = to;
    this.sentAt = sentAt;
    this.channel = channel == Channel.MESSAGE ? null : channel;
    this.message = Objects.requireNonNull(message, "message");
    this.replaces = replaces;
    this.reportedAt = reportedAt;
    this.doubts = doubts == null ? List.of() : List.copyOf(doubts);
  }

  /**
   * A telling by message, of which nothing is known but when it happened, who told and in which
   * message.
   */
  public static Told of(Moment at, Address by, UUID message) {
    return new Told(
        at.instant(), at.precision(), by, null, null, null, null, message, null, null, null);
  }

  /** When it happened, with how well that is known. */
  public Moment at() {
    return new Moment(occurredAt, precision);
  }

  /** How it was told. */
  public Channel via() {
    return channel == null ? Channel.MESSAGE : channel;
  }

  public Told at(Moment at) {
    return new Told(
        at.instant(),
        at.precision(),
        by,
        from,
        to,
        sentAt,
        channel,
        message,
        replaces,
        reportedAt,
        doubts);
  }

  public Told from(@Nullable Address newFrom) {
    return new Told(
        occurredAt,
        precision,
        by,
        newFrom,
        to,
        sentAt,
        channel,
        message,
        replaces,
        reportedAt,
        doubts);
  }

  /** The same telling, sent to {@code newTo} at {@code newSentAt}. */
  public Told sent(@Nullable Address newTo, @Nullable Instant newSentAt) {
    return new Told(
        occurredAt,
        precision,
        by,
        from,
        newTo,
        newSentAt,
        channel,
        message,
        replaces,
        reportedAt,
        doubts);
  }

  public Told via(Channel newChannel) {
    return new Told(
        occurredAt,
        precision,
        by,
        from,
        to,
        sentAt,
        newChannel,
        message,
        replaces,
        reportedAt,
        doubts);
  }

  public Told replacing(@Nullable UUID newReplaces) {
    return new Told(
        occurredAt,
        precision,
        by,
        from,
        to,
        sentAt,
        channel,
        message,
        newReplaces,
        reportedAt,
        doubts);
  }

  public Told reportedAt(@Nullable Instant newReportedAt) {
    return new Told(
        occurredAt,
        precision,
        by,
        from,
        to,
        sentAt,
        channel,
        message,
        replaces,
        newReportedAt,
        doubts);
  }

  public Told doubting(List<RecordedDoubt> newDoubts) {
    return new Told(
        occurredAt,
        precision,
        by,
        from,
        to,
        sentAt,
        channel,
        message,
        replaces,
        reportedAt,
        newDoubts);
  }
}
