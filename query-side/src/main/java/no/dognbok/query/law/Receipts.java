package no.dognbok.query.law;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import no.dognbok.events.StayEvent.ReceiptReceived;
import no.dognbok.events.Told;
import org.jspecify.annotations.Nullable;

/**
 * P19: whether a message was received. A positive receipt proves it and says when; a negative one
 * means that it was not; none within 96 hours proves nothing (HIS 80415).
 *
 * @param positive the first receipt that proves it
 * @param negative a receipt that denies it, where none proves it
 */
record Receipts(@Nullable Fact positive, @Nullable Fact negative) {

  static final Duration PROVEN_WITHIN = Duration.ofHours(96);

  private static final Receipts NONE = new Receipts(null, null);

  static Receipts of(History history, Fact message, RuleSet rules) {
    if (!rules.has(Rule.P19)) {
      return NONE;
    }
    List<Fact> receipts = history.receiptsOf(message);
    Optional<Fact> positive = receipts.stream().filter(Receipts::isPositive).findFirst();
    return new Receipts(
        positive.orElse(null),
        positive.isPresent() ? null : receipts.stream().findFirst().orElse(null));
  }

  private static boolean isPositive(Fact receipt) {
    return ((ReceiptReceived) receipt.event()).positive();
  }

  boolean isNegative() {
    return negative != null;
  }

  /** Whether a message that should have a receipt has none, and should have had it by now. */
  boolean isUnproven(Fact message, Instant asOf) {
    return positive == null
        && negative == null
        && message.told().via() == Told.Channel.MESSAGE
        && message.at().instant().plus(PROVEN_WITHIN).isBefore(asOf);
  }
}
