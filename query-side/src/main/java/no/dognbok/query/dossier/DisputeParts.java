package no.dognbok.query.dossier;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import no.dognbok.events.DisputeEvent;
import no.dognbok.events.DisputeEvent.DisputeSettled;
import no.dognbok.events.DisputeEvent.SettlementConfirmed;
import no.dognbok.events.DisputeEvent.SettlementContested;
import no.dognbok.events.DisputeParty;
import no.dognbok.events.NoteReference;
import no.dognbok.query.dispute.DisputeAnswers;
import no.dognbok.query.dispute.DisputeLabels;
import no.dognbok.query.dispute.DisputeRecord;
import no.dognbok.query.dossier.DisputePart.Outcome;
import no.dognbok.query.dossier.DisputePart.Proposal;
import no.dognbok.query.dossier.DisputePart.Text;
import no.dognbok.query.dossier.DossierContent.Version;
import no.dognbok.query.judgement.DeadlineAnswer;
import no.dognbok.query.law.Directory;
import no.dognbok.query.law.DisputeEntry;
import no.dognbok.query.notes.NoteAnswer;
import no.dognbok.query.stay.Basis;
import no.dognbok.query.stay.PartyAnswer;
import org.jspecify.annotations.Nullable;

/** Disputes as a dossier shows them. */
final class DisputeParts {

  private final Version version;
  private final Numbering numbering;
  private final Directory directory;
  private final Basis basis;
  private final Function<NoteReference, NoteAnswer> notes;

  /**
   * A form of disputes.
   *
   * @param notes how a text is found; for the parties' version
   */
  DisputeParts(
      Version version,
      Numbering numbering,
      Directory directory,
      Basis basis,
      Function<NoteReference, NoteAnswer> notes) {
    this.version = version;
    this.numbering = numbering;
    this.directory = directory;
    this.basis = basis;
    // In the other nothing may turn on what has become of a text.
    this.notes = version == Version.PARTY ? notes : note -> NoteAnswer.of(note, Optional.empty());
  }

  List<DisputePart> all(List<DisputeRecord> disputes) {
    List<DisputePart> parts = new ArrayList<>();
    disputes.forEach(dispute -> parts.add(part(parts.size() + 1, dispute)));
    return parts;
  }

  private DisputePart part(int number, DisputeRecord dispute) {
    DisputeAnswers.Whole whole =
        DisputeAnswers.Whole.of(dispute, directory, basis.asOf().toInstant(), notes, basis);
    DisputeAnswers.Summary summary = whole.dispute();
    return new DisputePart(
        number,
        summary.state(),
        Objects.requireNonNull(PartyAnswer.of(dispute.opened().trust(), directory)),
        Objects.requireNonNull(PartyAnswer.of(dispute.opened().municipality(), directory)),
        summary.days(),
        dispute.opened().matter().month(),
        summary.openedBy(),
        summary.openedAt(),
        summary.step(),
        summary.stepName(),
        summary.stepSince(),
        summary.board(),
        whole.grounds().stream().map(this::ground).toList(),
        whole.history().stream().map(one -> happening(dispute, one)).toList(),
        proposals(dispute),
        version == Version.PARTY ? dispute.id() : null);
  }

  /** What the parties agreed on is a proposal until the other has confirmed it. */
  static String name(DisputeEvent event) {
    return event instanceof DisputeSettled settled
        ? settled.how() == DisputeSettled.How.AGREEMENT
            ? "Forslag til avgjørelse"
            : "Avgjørelse fortalt"
        : DisputeLabels.of(event);
  }

  private DisputePart.Ground ground(DisputeAnswers.Ground ground) {
    return new DisputePart.Ground(
        ground.code(), ground.name(), ground.party(), ground.at(), text(ground.note()));
  }

  private DisputePart.Happening happening(DisputeRecord dispute, DisputeAnswers.Happening one) {
    return new DisputePart.Happening(
        numbering.of(one.event()),
        dispute.entries().stream()
            .filter(entry -> entry.id().equals(one.event()))
            .map(entry -> name(entry.event()))
            .findFirst()
            .orElse(one.name()),
        one.at(),
        one.recordedAt(),
        one.party(),
        one.stand(),
        text(one.note()),
        one.doubts());
  }

  private @Nullable Text text(@Nullable NoteAnswer note) {
    if (note == null) {
      return null;
    }
    return version == Version.PARTY
        ? new Text(note.digest(), note.state(), note.text(), note.salt())
        : new Text(note.digest(), null, null, null);
  }

  private List<Proposal> proposals(DisputeRecord dispute) {
    List<Proposal> proposals = new ArrayList<>();
    for (DisputeEntry entry : dispute.entries()) {
      if (entry.event() instanceof DisputeSettled settled) {
        proposals.add(proposal(entry, settled, answer(dispute, entry)));
      }
    }
    return proposals;
  }

  private Proposal proposal(
      DisputeEntry entry, DisputeSettled settled, @Nullable DisputeEntry answer) {
    return new Proposal(
        numbering.of(entry.id()),
        settled.party(),
        Objects.requireNonNull(DeadlineAnswer.local(happened(settled))),
        settled.stands(),
        settled.falls(),
        settled.ground(),
        DisputeLabels.of(settled.ground()),
        settled.how(),
        settled.agreed(),
        outcome(settled, answer),
        answer == null ? null : numbering.of(answer.id()));
  }

  private static Instant happened(DisputeSettled settled) {
    return settled.told().occurredAt();
  }

  private static Outcome outcome(DisputeSettled settled, @Nullable DisputeEntry answer) {
    if (answer != null) {
      return answer.event() instanceof SettlementConfirmed ? Outcome.CONFIRMED : Outcome.CONTESTED;
    }
    return settled.how() == DisputeSettled.How.AGREEMENT ? Outcome.UNANSWERED : Outcome.DECIDED;
  }

  /** The last word of the other party about it; null where there is none. */
  private static @Nullable DisputeEntry answer(DisputeRecord dispute, DisputeEntry settlement) {
    DisputeParty other = settlement.event().party().other();
    DisputeEntry last = null;
    for (DisputeEntry entry : dispute.entries()) {
      @Nullable String about =
          switch (entry.event()) {
            case SettlementConfirmed one -> one.settlement();
            case SettlementContested one -> one.settlement();
            default -> null;
          };
      if (settlement.id().equals(about) && entry.event().party() == other) {
        last = entry;
      }
    }
    return last;
  }
}
