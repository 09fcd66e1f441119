package no.dognbok.query.statement;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import no.dognbok.events.Moment;
import no.dognbok.events.StatementEvent.Drawn;
import no.dognbok.events.StatementEvent.StatementPresented;
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
    FROZEN,
    /** Fakturert: it has a number in the trust's series. What is issued of it says frozen. */
    INVOICED
  }

  /** What is kept of it beside its content. */
  record Kept(
      State state,
      String digest,
      Basis basis,
      @Nullable Presented presented,
      @Nullable OffsetDateTime frozenAt,
      @Nullable List<String> alarms) {

    Statement with(StatementContent content) {
      return new Statement(
          state,
          content,
          digest,
          basis,
          presented,
          frozenAt,
          List.of(),
          List.of(),
          alarms == null ? List.of() : alarms);
    }
  }

  public Statement {
    alsoSeenByTrust = List.copyOf(alsoSeenByTrust);
    incomplete = List.copyOf(incomplete);
    alarms = List.copyOf(alarms);
  }

  /**
   * When it was laid before the municipality.
   *
   * @param presentedAt when
   * @param position of the last commit that it looks at
   * @param digest of what was presented
   * @param objectionsUntil the last moment at which an objection is in time
   */
  public record Presented(
      OffsetDateTime presentedAt, long position, String digest, OffsetDateTime objectionsUntil) {

    static Presented of(Account.Step<StatementPresented> step) {
      return new Presented(
          local(step.event().told().occurredAt()),
          step.event().drawn().position(),
          step.event().drawn().digest(),
          local(step.event().objectionsUntil()));
    }
  }

  private static OffsetDateTime local(Instant moment) {
    return moment.atZone(Moment.OSLO).toOffsetDateTime();
  }

  /** The same, frozen at a moment. */
  Statement frozen(Instant moment) {
    return new Statement(
        state,
        content,
        digest,
        basis,
        presented,
        local(moment),
        List.of(), // nobody sees more of what is issued than anybody else
        incomplete,
        alarms);
  }

  /** The same, with an alarm where what was recorded is another. */
  Statement checked(Drawn recorded) {
    return recorded.digest().equals(digest)
        ? this
        : with(
            incomplete,
            List.of(
                "Det som ble låst, har kontrollsummen %s; av loggen til og med posisjon %d følger %s."
                    .formatted(recorded.digest(), recorded.position(), digest)));
  }

  /** The same, where the views do not know all of some stays. */
  Statement lacking(List<UUID> some) {
    return with(some, alarms);
  }

  /** The same without what only the trust may see. */
  Statement forBoth() {
    return new Statement(
        state, content, digest, basis, presented, frozenAt, List.of(), incomplete, alarms);
  }

  private Statement with(List<UUID> lacking, List<String> raised) {
    return new Statement(
        state, content, digest, basis, presented, frozenAt, alsoSeenByTrust, lacking, raised);
  }
}
