package no.dognbok.standalone.simulation;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/**
 * Application receipts: the addressee's system sends one for each message soon after it has got it
 * (HIS 80415). They are drawn from numbers of their own, so that what the stays are does not hang
 * on them.
 */
final class Receipts {

  /**
   * What the ledger asks a receipt for. The notices of §§ 8 and 10 are not among them: theirs are
   * part of the story, because a notice that was denied is sent again.
   */
  private static final Set<String> MESSAGES =
      Set.of(
          "HealthInformationUpdated",
          "ReadinessWithdrawn",
          "PatientDeparted",
          "PatientDied",
          "DischargeReportSent",
          "DischargeSummarySent",
          "AdmissionReportSent",
          "SupplementaryInformationSent",
          "MunicipalityReplied",
          "ReplyToBeRead",
          "OfferReady",
          "OfferWithdrawn");

  private static final Duration USUAL = Duration.ofSeconds(20);
  private static final Duration LONGEST = Duration.ofMinutes(15);

  private final SplittableRandom random;
  private final Outages outages;

  Receipts(SplittableRandom random, Outages outages) {
    this.random = random;
    this.outages = outages;
  }

  /**
   * Whether a receipt is drawn for it here. A departure or a death that names no addressee is asked
   * for too, unless the patient needs nothing: the ledger reads it as told to the municipality
   * where the patient lives. What was said on the telephone is no message.
   */
  static boolean isAskedFor(Telling telling, boolean needless) {
    boolean isAddressed = !needless || telling.field("municipality") != null;
    return MESSAGES.contains(telling.type()) && telling.field("channel") == null && isAddressed;
  }

  /** When the receipt of a message comes; empty where none ever does. */
  Optional<Instant> of(Telling message, Country.@Nullable Municipality between) {
    Duration takes = Rhythm.around(random, USUAL, 1).plusSeconds(1);
    return Chance.NO_RECEIPT.happens(random)
        ? Optional.empty()
        : Optional.of(sent(message, between, takes.compareTo(LONGEST) > 0 ? LONGEST : takes));
  }

  /**
   * When a receipt is sent: after the message has come, and by no clock before the message was
   * sent; where the municipality's systems are down then, when they are up again.
   */
  Instant sent(Telling message, Country.@Nullable Municipality between, Duration takes) {
    Instant got =
        message.reportedAt().isBefore(message.occurredAt())
            ? message.occurredAt()
            : message.reportedAt();
    Instant sent = got.plus(takes);
    return Optional.ofNullable(between)
        .flatMap(municipality -> outages.during(municipality, sent))
        .map(outage -> outage.end().plus(takes))
        .orElse(sent);
  }
}
