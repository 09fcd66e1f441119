package no.dognbok.query.statement;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import no.dognbok.query.stay.Basis;
import org.jspecify.annotations.Nullable;

/**
 * A statement as it goes out: what stands in it, and what that rests on.
 *
 * @param state how far it has come
 * @param content what stands in it
 * @param digest SHA-256 of the content without the senders' own references, which can be erased
 * @param basis what it rests on
 * @param presented when it was laid before the municipality; absent in a draft
 * @param frozenAt when it was frozen; absent before that
 * @param alsoSeenByTrust days that are not billed in stays that the municipality was told nothing
 *     of; shown to the trust and to auditors, and no part of the statement
 * @param incomplete stays of which the views do not know all, and that can have a day in it
 * @param alarms what does not fit: what was recorded is not what follows from the log
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Statement(
    State state,
    @JsonUnwrapped StatementContent content,
    String digest,
    Basis basis,
    @Nullable Presented presented,
    @Nullable OffsetDateTime frozenAt,
    List<StatementContent.NotBilled> alsoSeenByTrust,
    List<UUID> incomplete,
    List<String> alarms) {

  /** How far a statement has come. */
  public enum State {
    /** Utkast: always there, always current. */
    DRAFT,
    /** Lagt fram: before the municipality, which can object. */
    PRESENTED,
    /** Låst: what is learned later is a correction in a later one. */
    FROZEN
  }

  /**
   * When it was laid before the municipality.
   *
   * @param at when
   * @param position of the last commit that it looks at
   * @param digest of what was presented
   * @param objectionsUntil the last moment at which an objection is in time
   */
  public record Presented(
      OffsetDateTime at, long position, String digest, OffsetDateTime objectionsUntil) {}
}
