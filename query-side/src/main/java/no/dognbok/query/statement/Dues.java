package no.dognbok.query.statement;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import no.dognbok.events.AgreementTerms;
import no.dognbok.events.AgreementTerms.BillingBasis;
import no.dognbok.events.CareType;
import no.dognbok.events.DisputeGround;
import no.dognbok.events.DisputeParty;
import no.dognbok.events.Moment;
import no.dognbok.query.law.DisputeEntry;
import no.dognbok.query.law.Disputed;
import no.dognbok.query.law.Doubt;
import no.dognbok.query.law.Judgement;
import no.dognbok.query.law.PaymentDay;
import no.dognbok.query.law.Recorded;
import no.dognbok.query.stay.DisputesOfStays;
import no.dognbok.query.stay.StayRecord;
import org.jspecify.annotations.Nullable;

/**
 * Judges stays for a statement: each day between the two parties, with the month in whose statement
 * it belongs and what the municipality has against it.
 */
final class Dues {

  private final DisputesOfStays disputes;
  private final Pair pair;
  private final Horizon horizon;
  private final Function<Due.Key, Optional<Instant>> windows;

  /**
   * Dues of two parties.
   *
   * @param windows until when the municipality could object to a day; empty where it still can
   */
  Dues(
      DisputesOfStays disputes,
      Pair pair,
      Horizon horizon,
      Function<Due.Key, Optional<Instant>> windows) {
    this.disputes = disputes;
    this.pair = pair;
    this.horizon = horizon;
    this.windows = windows;
  }

  /**
   * A stay, judged.
   *
   * @param stay as it was known
   * @param careType what is treated
   * @param ready whether the patient is ready, and has not left
   * @param dues its days between the two parties, in order
   */
  record Judged(StayRecord stay, CareType careType, boolean ready, List<Due> dues) {}

  /** Judges stays; those of which nothing was known are left out. */
  List<Judged> of(Collection<StayRecord> stays) {
    Map<UUID, List<Disputed>> disputed =
        disputes.about(stays.stream().map(StayRecord::id).toList());
    return stays.parallelStream()
        .flatMap(stay -> horizon.known(stay).stream())
        .map(known ->
            of(
                known,
                known.recorded(),
                horizon.known(disputed.getOrDefault(known.id(), List.of()))))
        .toList();
  }

  /** Judges a stay where just this was told of it, and of disputes about it. */
  Judged of(StayRecord known, List<Recorded> told, List<Disputed> about) {
    Judgement judgement = horizon.judge(told, about);
    return new Judged(
        known,
        judgement.careType(),
        judgement.ready(),
        judgement.days().stream()
            .filter(day -> pair.concerns(day, horizon.around().surroundings().directory()))
            .map(day -> due(known, judgement, day, about))
            .toList());
  }

  private Due due(StayRecord stay, Judgement judgement, PaymentDay day, List<Disputed> about) {
    AgreementTerms terms = terms(day);
    return new Due(
        stay,
        judgement.careType(),
        day,
        month(judgement, day, terms.billingBasis()),
        objection(stay, day, terms, about).orElse(null));
  }

  private AgreementTerms terms(PaymentDay day) {
    return horizon.around().surroundings().agreements().on(day.date(), pair.trust(), day.payer());
  }

  private static @Nullable YearMonth month(
      Judgement judgement, PaymentDay day, BillingBasis basis) {
    return switch (basis) {
      case DAY -> YearMonth.from(day.date());
      case END_OF_STAY -> {
        Instant left = judgement.departedAt();
        yield left == null ? null : YearMonth.from(LocalDate.ofInstant(left, Moment.OSLO));
      }
    };
  }

  /** The first dispute of the municipality about the day that is not settled. */
  private Optional<Objection> objection(
      StayRecord stay, PaymentDay day, AgreementTerms terms, List<Disputed> about) {
    return day.doubts().stream()
        .filter(doubt -> goesOn(doubt, day))
        .flatMap(doubt -> doubt.events().stream())
        .flatMap(event -> about.stream().filter(one -> isOf(event, one)))
        .filter(one -> one.opened().party() == DisputeParty.MUNICIPALITY)
        .findFirst()
        .map(one -> objection(one, new Due.Key(stay.id(), day.date()), day, terms));
  }

  /** What one party alone says was agreed moves no day; until the other says so too it goes on. */
  private static boolean goesOn(Doubt doubt, PaymentDay day) {
    return doubt.code() == Doubt.Code.DISPUTED
        || doubt.code() == Doubt.Code.SETTLED_BY_ONE_PARTY && day.settled() == null;
  }

  private static boolean isOf(String event, Disputed dispute) {
    return dispute.entries().stream().map(DisputeEntry::id).anyMatch(event::equals);
  }

  private Objection objection(Disputed dispute, Due.Key key, PaymentDay day, AgreementTerms terms) {
    Instant raised = dispute.entries().getFirst().recordedAt();
    boolean inTime = windows.apply(key).map(until -> !raised.isAfter(until)).orElse(true);
    return new Objection(
        dispute.dispute(),
        raised.atZone(Moment.OSLO).toOffsetDateTime(),
        inTime,
        inTime && day.isPayable() && terms.holdsBack(),
        grounds(dispute).toList());
  }

  private static Stream<DisputeGround.Code> grounds(Disputed dispute) {
    return dispute.opened().grounds().stream().map(DisputeGround::code).distinct();
  }
}
