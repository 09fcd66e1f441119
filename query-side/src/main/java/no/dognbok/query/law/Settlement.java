package no.dognbok.query.law;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import no.dognbok.events.DisputeEvent.DisputeOpened;
import no.dognbok.events.DisputeEvent.DisputeSettled;
import no.dognbok.events.DisputeEvent.DisputeSettled.How;
import no.dognbok.events.DisputeEvent.SettlementConfirmed;
import no.dognbok.events.DisputeEvent.SettlementContested;
import org.jspecify.annotations.Nullable;

/**
 * How a dispute was settled (Samarbeidsavtalen 9), as far as both parties say so.
 *
 * @param dispute id of the dispute
 * @param between the parties, and what they disputed
 * @param said which days stand and which fall, and why
 * @param told the entry that tells it
 * @param confirmed the entry by which the other party says the same; absent where it has not
 */
public record Settlement(
    UUID dispute,
    DisputeOpened between,
    DisputeSettled said,
    DisputeEntry told,
    @Nullable DisputeEntry confirmed) {

  /** The later word stands: when it was settled, then when that was told. */
  static final Comparator<Settlement> LATER_LAST =
      Comparator.comparing((Settlement one) -> one.said().told().occurredAt())
          .thenComparing(one -> one.told().index());

  /** What was told last and not contested since; empty where the dispute has no such end. */
  public static Optional<Settlement> of(Disputed dispute) {
    Settlement settlement = null;
    for (DisputeEntry entry : dispute.entries()) {
      if (entry.event() instanceof DisputeSettled said) {
        settlement = new Settlement(dispute.dispute(), dispute.opened(), said, entry, null);
      } else if (settlement != null) {
        settlement = settlement.after(entry);
      }
    }
    return Optional.ofNullable(settlement);
  }

  /** What the other party says of it; one that it has contested stands no more. */
  private @Nullable Settlement after(DisputeEntry entry) {
    return switch (entry.event()) {
      case SettlementConfirmed one when one.settlement().equals(told.id()) ->
          new Settlement(dispute, between, said, told, entry);
      case SettlementContested one when one.settlement().equals(told.id()) -> null;
      default -> this;
    };
  }

  /**
   * Whether it moves days. It takes two to agree; what a board or a court decided can be looked up,
   * and holds until the other party says that it was not so.
   */
  boolean counts() {
    return confirmed != null || said.how() != How.AGREEMENT;
  }

  /** Ids of the events that it rests on. */
  List<String> events() {
    return Stream.of(Optional.of(told), Optional.ofNullable(confirmed))
        .flatMap(Optional::stream)
        .map(DisputeEntry::id)
        .toList();
  }
}
