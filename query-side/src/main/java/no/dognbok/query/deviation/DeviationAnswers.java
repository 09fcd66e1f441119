package no.dognbok.query.deviation;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import no.dognbok.events.Address;
import no.dognbok.events.DeviationEvent.Beginning;
import no.dognbok.events.DeviationEvent.DeviationClosed;
import no.dognbok.events.DeviationKind;
import no.dognbok.events.DeviationMeasure;
import no.dognbok.events.DisputeParty;
import no.dognbok.events.DutyReference;
import no.dognbok.events.Municipality;
import no.dognbok.events.Obligation;
import no.dognbok.events.Paragraph;
import no.dognbok.query.deviation.Deviation.Breach;
import no.dognbok.query.deviation.Deviation.Origin;
import no.dognbok.query.deviation.DeviationRecord.State;
import no.dognbok.query.judgement.DeadlineAnswer;
import no.dognbok.query.judgement.EventNames;
import no.dognbok.query.law.Directory;
import no.dognbok.query.stay.Basis;
import no.dognbok.query.stay.PartyAnswer;
import org.jspecify.annotations.Nullable;

/** Deviations as they go out to a party or an auditor. */
final class DeviationAnswers {

  private DeviationAnswers() {}

  /**
   * A page of the deviations that somebody told of, or of all broken duties.
   *
   * @param deviations on this page, the last that was told of first; of all broken duties what was
   *     due last
   * @param page its number, from 0
   * @param size how many a page has
   * @param total how many pass the filter
   * @param counts how many there are in each state, whatever state was asked for; not of all broken
   *     duties
   * @param basis what this rests on
   */
  record Page(
      List<Summary> deviations,
      int page,
      int size,
      long total,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Map<State, Integer> counts,
      Basis basis) {}

  /**
   * All deviations of a stay.
   *
   * @param stay id of the stay
   * @param deviations in the order in which they occurred
   * @param basis what this rests on
   */
  record OfStay(UUID stay, List<Summary> deviations, Basis basis) {}

  /**
   * A duty as it is sent along with what is told of it first.
   *
   * @param trust helseforetaket
   * @param municipality kommunen
   * @param stay id of the stay
   * @param hospital the hospital concerned
   * @param obligation code of the deadline table
   * @param trigger what triggered it, whatever the wording
   * @param number which of several that are the same by this, from 0
   * @param occurredAt when it was due
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record DutyToTell(
      String trust,
      String municipality,
      UUID stay,
      @Nullable String hospital,
      Obligation obligation,
      String trigger,
      int number,
      OffsetDateTime occurredAt) {}

  /**
   * A deviation in short.
   *
   * @param id of the deviation
   * @param origin a duty that is broken, or a report
   * @param state how far its handling has come
   * @param breach what the law says of the duty by what is known
   * @param kind what kind of deviation
   * @param name what people call that, in Norwegian
   * @param paragraph by which it is classified
   * @param paragraphName as people cite it
   * @param trust helseforetaket
   * @param municipality kommunen
   * @param hospital the hospital concerned
   * @param stay in which it occurred
   * @param occurredAt when it occurred; a duty: when it was due
   * @param toldBy the party that first told of it
   * @param toldAt when that was
   * @param measure with what it is closed
   * @param measureName what people call that
   * @param obligation the duty as it is judged
   * @param overdueBy how late it was fulfilled, or for how long it is overdue
   * @param duty what to send along where nobody has spoken of it yet
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Summary(
      UUID id,
      Origin origin,
      State state,
      @Nullable Breach breach,
      DeviationKind kind,
      String name,
      Paragraph paragraph,
      String paragraphName,
      @Nullable PartyAnswer trust,
      @Nullable PartyAnswer municipality,
      @Nullable PartyAnswer hospital,
      @Nullable UUID stay,
      @Nullable OffsetDateTime occurredAt,
      @Nullable DisputeParty toldBy,
      @Nullable OffsetDateTime toldAt,
      @Nullable DeviationMeasure measure,
      @Nullable String measureName,
      @Nullable DeadlineAnswer obligation,
      @Nullable Duration overdueBy,
      @Nullable DutyToTell duty) {

    static Summary of(Deviation deviation, Directory directory, Instant asOf) {
      Optional<Beginning> begun = deviation.begun();
      Optional<DutyReference> duty = Optional.ofNullable(deviation.duty());
      Optional<DeviationMeasure> measure =
          Optional.ofNullable(deviation.told())
              .flatMap(DeviationRecord::closing)
              .map(DeviationClosed::measure);
      DeviationKind kind =
          begun
              .map(Beginning::kind)
              .or(() -> duty.map(DutyReference::obligation).map(DeviationKind::of))
              .orElseThrow();
      Paragraph paragraph = begun.map(Beginning::paragraph).orElseGet(kind::paragraph);
      // What was told says between whom it is; the stay only where nobody has spoken of it.
      Optional<StayDuties> stay =
          begun.isPresent() ? Optional.empty() : Optional.ofNullable(deviation.stay());
      @Nullable Address trust =
          begun.map(Beginning::trust).or(() -> stay.map(StayDuties::trust)).orElse(null);
      @Nullable Municipality municipality =
          begun
              .map(Beginning::municipality)
              .or(() -> stay.map(StayDuties::municipality))
              .orElse(null);
      @Nullable Address hospital =
          begun.map(Beginning::hospital).or(() -> stay.map(StayDuties::hospital)).orElse(null);
      return new Summary(
          deviation.id(),
          deviation.origin(),
          deviation.state(),
          deviation.breach().orElse(null),
          kind,
          DeviationLabels.of(kind),
          paragraph,
          paragraph.text(),
          PartyAnswer.of(trust, directory),
          PartyAnswer.of(municipality, directory),
          PartyAnswer.of(hospital, directory),
          begun.map(Beginning::stay).or(() -> duty.map(DutyReference::stay)).orElse(null),
          DeadlineAnswer.local(deviation.occurred()),
          begun.map(Beginning::party).orElse(null),
          begun.map(one -> DeadlineAnswer.local(one.told().occurredAt())).orElse(null),
          measure.orElse(null),
          measure.map(DeviationLabels::of).orElse(null),
          deviation
              .judged()
              .map(one -> DeadlineAnswer.of(one, asOf, EventNames.BY_ID))
              .orElse(null),
          deviation.judged().flatMap(one -> one.overdueBy(asOf)).orElse(null),
          begun.isPresent()
              ? null
              : duty.flatMap(
                      one -> toTell(one, trust, municipality, hospital, deviation.occurred()))
                  .orElse(null));
    }
  }

  private static Optional<DutyToTell> toTell(
      DutyReference duty,
      @Nullable Address trust,
      @Nullable Municipality municipality,
      @Nullable Address hospital,
      @Nullable Instant occurred) {
    OffsetDateTime occurredAt = DeadlineAnswer.local(occurred);
    return trust == null || municipality == null || occurredAt == null
        ? Optional.empty()
        : Optional.of(
            new DutyToTell(
                trust.toString(),
                municipality.number(),
                duty.stay(),
                hospital == null ? null : hospital.toString(),
                duty.obligation(),
                duty.trigger(),
                duty.number(),
                occurredAt));
  }
}
