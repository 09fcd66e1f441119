package no.dognbok.events;

import java.time.Instant;
import java.time.YearMonth;
import java.util.Objects;

/**
 * What becomes of the statements (avregning) between a hospital trust and a municipality, month by
 * month. They lie in one stream, {@code statement/<trust>/<municipality>}, because what is learned
 * of a month that is frozen goes into the next one; the invoices of a trust have one of their own,
 * {@link InvoiceEvent}.
 *
 * <p>What stands in a statement is not here: it follows from the log up to a position. An event
 * names that position, and the digest of what was seen, so that both parties can check it.
 */
public sealed interface StatementEvent {

  /** How the stream of two parties is called: this, the trust's number and the municipality's. */
  String STREAM = "statement/";

  /** When it happened, who says so, by which request. */
  Told told();

  /** Helseforetaket, by its organisation number. */
  Address trust();

  /** Kommunen. */
  Municipality municipality();

  /** The month of the statement. */
  YearMonth month();

  /** What the content of the statement follows from. */
  Drawn drawn();

  /** The stream of two parties. */
  static String stream(Address trust, Municipality municipality) {
    return STREAM + trust.value() + "/" + municipality.number();
  }

  /**
   * What the content of a statement follows from.
   *
   * @param position of the last commit of the log that it looks at
   * @param asOf the moment of judgement
   * @param ruleSet number of the rules that it was judged by
   * @param digest SHA-256 of the content, lower-case hexadecimal
   */
  record Drawn(long position, Instant asOf, int ruleSet, String digest) {
    public Drawn {
      Objects.requireNonNull(asOf, "asOf");
      if (position < 0 || !digest.matches("[0-9a-f]{64}")) {
        throw new IllegalArgumentException(
            "expected a position of the log and a SHA-256 in hexadecimal, not %d and '%s'"
                .formatted(position, digest));
      }
    }
  }

  /**
   * Laid before the municipality (lagt fram), which can object until the window closes. A month
   * that is not frozen can be presented again.
   *
   * @param objectionsUntil the last moment at which an objection is in time
   */
  @EventType(name = "StatementPresented")
  record StatementPresented(
      Told told,
      Address trust,
      Municipality municipality,
      YearMonth month,
      Drawn drawn,
      Instant objectionsUntil)
      implements StatementEvent {}

  /**
   * Settled as far as this month goes (låst): what was presented, and the objections and
   * settlements until {@code drawn}. What is learned later is a correction in a later statement.
   */
  @EventType(name = "StatementFrozen")
  record StatementFrozen(
      Told told, Address trust, Municipality municipality, YearMonth month, Drawn drawn)
      implements StatementEvent {}
}
