package no.dognbok.command.erasure;

import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import no.dognbok.command.erasure.ErasureReport.ErasedStay;
import no.dognbok.command.erasure.ErasureReport.Kept;
import no.dognbok.command.erasure.ErasureReport.Reason;
import no.dognbok.command.stay.ReceiptClaims;
import no.dognbok.command.stay.StayCommand;
import no.dognbok.events.StayEvent.IdentityErased;
import no.dognbok.identity.Caller;
import no.dognbok.log.EventLog;
import no.dognbok.log.StoredEvent;
import org.jspecify.annotations.Nullable;

/** Carries out the setting on the stays: whose period is over is erased, or kept for a reason. */
final class Sweep {

  /** Nobody has told of a departure, and the patient may be there: a year without news is long. */
  private static final Period OPEN = Period.ofYears(1);

  /** A sender that got no answer sends again, for weeks where its system was away. */
  private static final Duration LATELY = Duration.ofDays(30);

  private final EventLog log;
  private final Erasing erasing;
  private final Survey survey;
  private final Map<UUID, List<UUID>> disputes;
  private final Owners owners;
  private final Instant asOf;

  Sweep(EventLog log, Erasing erasing, Survey survey, Owners owners, Instant asOf) {
    this.log = log;
    this.erasing = erasing;
    this.survey = survey;
    this.disputes = survey.openDisputes();
    this.owners = owners;
    this.asOf = asOf;
  }

  /**
   * Erases what is due.
   *
   * @param by who erases; absent where nothing is erased, and only said what would be
   */
  void carryOut(Period period, @Nullable Caller by, ErasureReport.Draft report) {
    for (Map.Entry<String, Survey.Trace> one : oldestFirst()) {
      // Nothing can end before it began, so most need not be read.
      if (!isOver(one.getValue().first(), period)) {
        continue;
      }
      List<StoredEvent> stream = log.stream(one.getKey(), 0, IdentityOf.EVENTS);
      Ending ending = Ending.of(stream);
      if (isOver(ending.at(), period)
          && owners.ownsStay(stream)
          && !goesWithItsStay(one.getKey())) {
        due(one.getKey(), one.getValue(), ending, by, report);
      }
    }
  }

  private List<Map.Entry<String, Survey.Trace>> oldestFirst() {
    List<Map.Entry<String, Survey.Trace>> traces =
        new ArrayList<>(survey.withIdentity().entrySet());
    traces.sort(
        Comparator.comparing((Map.Entry<String, Survey.Trace> one) -> one.getValue().first())
            .thenComparing(Map.Entry::getKey));
    return traces;
  }

  private boolean isOver(Instant from, Period period) {
    return !from.equals(Instant.MAX) && !Retention.end(from, period).isAfter(asOf);
  }

  /** A receipt that was told in a stay is erased with it. */
  private boolean goesWithItsStay(String stream) {
    return ReceiptClaims.isReceipt(stream) && log.find(ReceiptClaims.settled(stream)).isPresent();
  }

  private void due(
      String stream,
      Survey.Trace trace,
      Ending ending,
      @Nullable Caller by,
      ErasureReport.Draft report) {
    Optional<Kept> kept = kept(stream, trace, ending);
    if (kept.isPresent()) {
      report.keep(kept.get());
    } else if (report.isPending()) {
      report.left();
    } else if (by == null) {
      report.erased(wouldBe(log, stream, IdentityErased.Ground.RETENTION_EXPIRED));
    } else {
      erase(erasing, stream, IdentityErased.Ground.RETENTION_EXPIRED, by, report);
    }
  }

  /** Erases the identity of a stay, or of a receipt by itself, and reports what went. */
  static void erase(
      Erasing erasing,
      String stream,
      IdentityErased.Ground ground,
      Caller by,
      ErasureReport.Draft report) {
    erasing
        .identity(stream, ground, by)
        .ifPresent(erased -> {
          report.erased(
              erased(stream, ground, erased.blocks(), erased.claims(), erased.position()));
          if (erased.pending()) {
            report.pending();
          }
        });
  }

  private Optional<Kept> kept(String stream, Survey.Trace trace, Ending ending) {
    boolean lately = trace.told().plus(LATELY).isAfter(asOf);
    if (ReceiptClaims.isReceipt(stream)) {
      return lately
          ? Optional.of(new Kept(null, receipt(stream), null, Reason.TOLD_LATELY, null, null))
          : Optional.empty();
    }
    UUID stay = StayCommand.id(stream);
    if (disputes.containsKey(stay)) {
      return Optional.of(Kept.stay(stay, Reason.OPEN_DISPUTE).of(disputes.get(stay).getFirst()));
    }
    if (!ending.left() && !isOver(trace.told(), OPEN)) {
      return Optional.of(Kept.stay(stay, Reason.OPEN_STAY));
    }
    return lately ? Optional.of(Kept.stay(stay, Reason.TOLD_LATELY)) : Optional.empty();
  }

  /** What of a stay would be erased. */
  static ErasedStay wouldBe(EventLog log, String stream, IdentityErased.Ground ground) {
    IdentityOf stay = IdentityOf.read(log, stream);
    int blocks = stay.events().size();
    int claims = stay.claims().size();
    for (String receipt : stay.receipts()) {
      IdentityOf early = IdentityOf.read(log, receipt);
      blocks += early.events().size();
      claims += early.claims().size();
    }
    return erased(stream, ground, blocks, claims, null);
  }

  private static ErasedStay erased(
      String stream,
      IdentityErased.Ground ground,
      int blocks,
      int claims,
      @Nullable Long position) {
    boolean receipt = ReceiptClaims.isReceipt(stream);
    return new ErasedStay(
        receipt ? null : StayCommand.id(stream),
        receipt ? receipt(stream) : null,
        ground.name(),
        blocks,
        claims,
        position);
  }

  private static UUID receipt(String stream) {
    return UUID.fromString(stream.substring(ReceiptClaims.STREAM.length()));
  }
}
