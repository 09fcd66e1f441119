package no.dognbok.query.deviation;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import no.dognbok.events.DutyReference;
import no.dognbok.events.Refusal;
import no.dognbok.events.Refusal.Code;
import no.dognbok.query.docket.Months;
import no.dognbok.query.scope.Scope;
import no.dognbok.query.statistics.BrokenDuties;
import no.dognbok.query.statistics.BrokenDuty;
import no.dognbok.query.statistics.DutyFilter;
import no.dognbok.query.stay.Basis;
import no.dognbok.query.stay.StayQuestions;
import no.dognbok.query.stay.When;
import org.jspecify.annotations.Nullable;

/**
 * Asks for deviations: the broken duties of a stay as they are judged, together with what the
 * parties said of them, and what the parties reported by hand.
 */
public final class DeviationQuestions {

  private final Deviations told;
  private final StayQuestions questions;
  private final BrokenDuties brokenDuties;

  public DeviationQuestions(Deviations told, StayQuestions questions, BrokenDuties brokenDuties) {
    this.told = told;
    this.questions = questions;
    this.brokenDuties = brokenDuties;
  }

  /**
   * As whom, as of when, and resting on what, something is asked.
   *
   * @param all whether all that was told counts: no moment was named
   */
  record Asking(Scope scope, When when, Basis basis, boolean all) {

    private Optional<DeviationRecord> known(DeviationRecord record) {
      return all
          ? Optional.of(record)
          : record.only(entry ->
              !entry.recordedAt().isAfter(when.knownAt())
                  && !entry.event().told().occurredAt().isAfter(when.asOf()));
    }
  }

  /**
   * Some of the deviations that were asked for.
   *
   * @param counts how many there are in each state; absent where all broken duties are asked for
   */
  record Page(
      List<Deviation> deviations,
      long total,
      @Nullable Map<DeviationRecord.State, Integer> counts) {}

  Asking asking(Scope scope, @Nullable String asOf, @Nullable String knownAt) {
    When when = questions.when(asOf, knownAt);
    return new Asking(scope, when, questions.basis(when), asOf == null && knownAt == null);
  }

  /**
   * All deviations of a stay: every broken duty, every other duty that somebody spoke of, and what
   * was reported by hand about it; in the order in which they occurred.
   *
   * @throws Refusal where there is no such stay, or none that the asker may see
   */
  List<Deviation> ofStay(UUID stay, Asking asking) {
    StayDuties duties = judged(stay, asking);
    List<DeviationRecord> spokenOf =
        told.ofStay(stay, asking.scope()).stream()
            .flatMap(record -> asking.known(record).stream())
            .toList();
    Set<DutyReference> spoken = new HashSet<>();
    List<Deviation> all = new ArrayList<>();
    for (DeviationRecord record : spokenOf) {
      record.duty().ifPresent(spoken::add);
      all.add(Deviation.told(record, duties));
    }
    unspoken(duties, spoken).forEach(all::add);
    all.sort(
        Comparator.comparing(Deviation::occurred, Comparator.nullsLast(Comparator.naturalOrder())));
    return all;
  }

  private static Stream<Deviation> unspoken(StayDuties duties, Set<DutyReference> spoken) {
    return duties
        .broken()
        .filter(reference -> !spoken.contains(reference))
        .map(reference -> new Deviation(reference.deviation(), reference, null, duties));
  }

  private StayDuties judged(UUID stay, Asking asking) {
    return StayDuties.of(questions.judge(stay, asking.scope(), asking.when()), asking.scope());
  }

  /**
   * One deviation. A broken duty of which nobody has spoken is found by its stay only.
   *
   * @param stay to look in, where nobody has spoken of it
   * @throws Refusal where there is none that the asker may see
   */
  Deviation one(UUID id, @Nullable UUID stay, Asking asking) {
    Optional<DeviationRecord> record = told.find(id, asking.scope()).flatMap(asking::known);
    if (record.isPresent()) {
      return described(record.get(), asking);
    }
    if (stay != null) {
      StayDuties duties = judged(stay, asking);
      return unspoken(duties, Set.of())
          .filter(one -> one.id().equals(id))
          .findFirst()
          .orElseThrow(() -> noSuchDeviation(id));
    }
    throw noSuchDeviation(id);
  }

  private static Refusal noSuchDeviation(UUID id) {
    return new Refusal(
        Code.NO_SUCH_DEVIATION,
        "there is no deviation %s that you may see; one of which nobody has spoken yet is found with 'stay', the id of its stay"
            .formatted(id));
  }

  /** Broken duties of the same obligation that nobody has spoken of, where this one is none. */
  List<UUID> instead(Deviation deviation, Asking asking) {
    DutyReference duty = deviation.duty();
    StayDuties stay = deviation.stay();
    if (duty == null || stay == null || stay.isBroken(duty)) {
      return List.of();
    }
    return stay.broken(duty.obligation()).stream()
        .map(DutyReference::deviation)
        .filter(other -> told.find(other, asking.scope()).flatMap(asking::known).isEmpty())
        .toList();
  }

  /** A page of the deviations that somebody told of. */
  Page page(Deviations.Filter filter, Asking asking, long skip, int most) {
    Deviations.Part part =
        asking.all()
            ? told.find(filter, asking.scope(), skip, most)
            : Deviations.Part.of(
                told.all(filter.inAnyState(), asking.scope()).stream()
                    .flatMap(record -> asking.known(record).stream())
                    .toList(),
                filter,
                skip,
                most);
    Map<UUID, Optional<StayDuties>> stays = new HashMap<>();
    Set<UUID> incomplete = Set.copyOf(questions.incomplete());
    List<Deviation> deviations =
        part.deviations().stream()
            .map(record ->
                Deviation.told(
                    record,
                    record.duty().isEmpty()
                        ? null
                        : stays
                            .computeIfAbsent(
                                record.duty().get().stay(), stay -> seen(stay, incomplete, asking))
                            .orElse(null)))
            .toList();
    return new Page(deviations, part.total(filter), part.counts());
  }

  /**
   * A page of the broken duties of all stays that the asker sees the whole of, what was due last
   * first, each with what was said of it.
   */
  Page broken(DutyFilter filter, Months months, Asking asking, long skip, int most) {
    BrokenDuties.Part part =
        brokenDuties.find(filter, months, asking.scope(), asking.when(), asking.all(), skip, most);
    Map<UUID, Optional<StayDuties>> stays = new HashMap<>();
    Set<UUID> incomplete = Set.copyOf(questions.incomplete());
    List<Deviation> deviations = new ArrayList<>();
    for (BrokenDuty one : part.duties()) {
      stays
          .computeIfAbsent(one.stay(), stay -> seen(stay, incomplete, asking))
          .flatMap(duties ->
              duties
                  .same(one.duty())
                  .map(reference ->
                      new Deviation(
                          reference.deviation(),
                          reference,
                          told.find(reference.deviation(), asking.scope())
                              .flatMap(asking::known)
                              .orElse(null),
                          duties)))
          .ifPresent(deviations::add);
    }
    return new Page(deviations, part.total(), null);
  }

  private Deviation described(DeviationRecord record, Asking asking) {
    return Deviation.told(
        record,
        record
            .duty()
            .flatMap(duty -> seen(duty.stay(), Set.copyOf(questions.incomplete()), asking))
            .orElse(null));
  }

  private Optional<StayDuties> seen(UUID stay, Set<UUID> incomplete, Asking asking) {
    return incomplete.contains(stay)
        ? Optional.empty()
        : questions
            .find(stay, asking.scope())
            .flatMap(record -> questions.judge(record, asking.when(), asking.basis()))
            .map(judged -> StayDuties.of(judged, asking.scope()));
  }
}
