package no.dognbok.command.statement;

import java.time.Instant;
import java.time.LocalDate;
import no.dognbok.events.StatementEvent.Drawn;
import no.dognbok.exchange.FlatObject;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The body of a request that takes a statement a step further. */
final class StepForm {

  private final FlatObject in;

  StepForm(JsonNode body) {
    this.in = FlatObject.of("", body);
  }

  /**
   * What the controller saw.
   *
   * @param position of the draft
   * @param asOf moment of judgement of the draft
   * @param digest of what stood in it
   */
  record Saw(long position, Instant asOf, String digest) {

    Reader.At at() {
      return new Reader.At(position, asOf);
    }

    Drawn drawn(int ruleSet) {
      return new Drawn(position, asOf, ruleSet, digest);
    }
  }

  Saw saw() {
    return new Saw(position(), asOf(), digest());
  }

  private long position() {
    JsonNode node = in.node("position").orElseThrow(() -> in.missing("position"));
    if (!node.isIntegralNumber() || !node.canConvertToLong() || node.asLong() < 0) {
      throw in.invalid("position", node.toString(), "expected a position of the log", null);
    }
    return node.asLong();
  }

  private Instant asOf() {
    return in.instant("asOf").orElseThrow(() -> in.missing("asOf"));
  }

  private String digest() {
    String digest = in.text("digest").orElseThrow(() -> in.missing("digest"));
    if (!digest.matches("[0-9a-f]{64}")) {
      throw in.invalid(
          "digest", digest, "expected the digest of the draft, 64 hexadecimal digits", null);
    }
    return digest;
  }

  /** Whether nobody waits for objections. */
  boolean early() {
    return in.flag("early").orElse(false);
  }

  /** When the sender says that it told this; counts in a simulated ledger only. */
  @Nullable Instant reportedAt() {
    return in.instant("reportedAt").orElse(null);
  }

  @Nullable LocalDate issued() {
    return in.date("issued").orElse(null);
  }

  @Nullable LocalDate due(LocalDate issued) {
    return in.date("due")
        .map(due -> {
          if (due.isBefore(issued)) {
            throw in.invalid("due", due.toString(), "expected a day not before " + issued, null);
          }
          return due;
        })
        .orElse(null);
  }

  void end() {
    in.end();
  }
}
