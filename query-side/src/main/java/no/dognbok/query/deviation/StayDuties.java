package no.dognbok.query.deviation;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import no.dognbok.events.Address;
import no.dognbok.events.DutyReference;
import no.dognbok.events.Municipality;
import no.dognbok.events.Obligation;
import no.dognbok.query.judgement.SameDuty;
import no.dognbok.query.law.Directory;
import no.dognbok.query.law.Duty;
import no.dognbok.query.law.Judgement;
import no.dognbok.query.scope.Scope;
import no.dognbok.query.stay.StayQuestions.Judged;
import no.dognbok.query.stay.WordingKeys;
import org.jspecify.annotations.Nullable;

/**
 * The duties of a stay that was judged, by what they are known by in events, and between whom they
 * are. Every one that is broken is a deviation.
 *
 * @param duties all of them, in the order of the deadline table
 * @param asOf the moment of judgement
 * @param trust helseforetaket, where it is known
 * @param municipality kommunen, where it is known
 * @param hospital where the patient was admitted, by its organisation number, where it is the
 *     trust's
 */
record StayDuties(
    Map<DutyReference, Duty> duties,
    Instant asOf,
    @Nullable Address trust,
    @Nullable Municipality municipality,
    @Nullable Address hospital) {

  /**
   * What is asked for of a stay.
   *
   * @param scope who asks: a party's own side is the party
   */
  static StayDuties of(Judged judged, Scope scope) {
    Judgement judgement = judged.judgement();
    Directory directory = judged.around().directory();
    UUID stay = judged.record().id();
    Map<DutyReference, Duty> duties = new LinkedHashMap<>();
    SameDuty.each(judgement.duties(), WordingKeys.of(judged.record()))
        .forEach((same, duty) -> duties.put(same.of(stay), duty));
    @Nullable Address trust =
        scope instanceof Scope.Trust asker
            ? asker.organisation()
            : directory.trust(judgement.hospital()).orElse(null);
    @Nullable Municipality municipality =
        scope instanceof Scope.OfMunicipality asker
            ? asker.municipality()
            : judgement.municipality();
    @Nullable Address hospital =
        directory.trust(judgement.hospital()).filter(owner -> owner.equals(trust)).isPresent()
            ? directory.organisation(judgement.hospital()).orElse(null)
            : null;
    return new StayDuties(duties, judgement.asOf(), trust, municipality, hospital);
  }

  Optional<Duty> find(DutyReference reference) {
    return Optional.ofNullable(duties.get(reference));
  }

  boolean isBroken(DutyReference reference) {
    return find(reference).filter(duty -> duty.isBroken(asOf)).isPresent();
  }

  /** Those that are broken at the moment of judgement. */
  Stream<DutyReference> broken() {
    return duties.keySet().stream().filter(this::isBroken);
  }

  /** By what a duty is known, that was judged for another question. */
  Optional<DutyReference> same(Duty judged) {
    return duties.entrySet().stream()
        .filter(entry -> {
          Duty duty = entry.getValue();
          return duty.obligation() == judged.obligation()
              && Objects.equals(duty.due(), judged.due())
              && duty.triggeredBy().equals(judged.triggeredBy());
        })
        .map(Map.Entry::getKey)
        .findFirst();
  }

  /** Those of an obligation that are broken. */
  List<DutyReference> broken(Obligation obligation) {
    return broken().filter(reference -> reference.obligation() == obligation).toList();
  }

  /** When the deviation occurred that a duty is: when it was due. */
  static @Nullable Instant occurred(Duty duty) {
    return Stream.of(
            Optional.ofNullable(duty.due()),
            Optional.ofNullable(duty.since()),
            Optional.ofNullable(duty.fulfilledAt()))
        .flatMap(Optional::stream)
        .findFirst()
        .orElse(null);
  }
}
