package no.dognbok.query.dossier;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import no.dognbok.events.Moment;
import no.dognbok.events.NoteReference;
import no.dognbok.query.dispute.DisputeRecord;
import no.dognbok.query.dossier.DossierContent.Claim;
import no.dognbok.query.dossier.DossierContent.Head;
import no.dognbok.query.dossier.DossierContent.Kind;
import no.dognbok.query.dossier.DossierContent.Version;
import no.dognbok.query.dossier.DossierRequest.Subject;
import no.dognbok.query.judgement.DeadlineAnswer;
import no.dognbok.query.judgement.DoubtAnswer;
import no.dognbok.query.law.Directory;
import no.dognbok.query.law.Judgement;
import no.dognbok.query.notes.NoteAnswer;
import no.dognbok.query.stay.Basis;
import no.dognbok.query.stay.PartyAnswer;
import no.dognbok.query.stay.StayQuestions;
import no.dognbok.query.stay.StayQuestions.Judged;
import no.dognbok.query.stay.StayRecord;
import org.jspecify.annotations.Nullable;

/**
 * Puts dossiers together. What stands in one follows from the log up to a position and from a rule
 * set, and from nothing else: the same is asked for again and is the same. Only the texts of the
 * parties' version are as they are now.
 */
final class DossierDrawer {

  private final StayQuestions stays;
  private final Function<NoteReference, NoteAnswer> notes;
  private final FactsBlocks blocks;

  DossierDrawer(
      StayQuestions stays, Function<NoteReference, NoteAnswer> notes, FactsBlocks blocks) {
    this.stays = stays;
    this.notes = notes;
    this.blocks = blocks;
  }

  /**
   * A dossier.
   *
   * @param head the checkpoint to which its proofs are to lead
   */
  DrawnDossier draw(DossierRequest request, Head head, Matter matter) {
    Optional<Judgement> judged =
        matter
            .seen()
            .flatMap(seen ->
                stays
                    .judgeUpTo(
                        request.position(), matter.recordedAt(), seen.part(), matter.minded())
                    .map(Judged::judgement)
                    .map(all -> seen.whole() ? all : untilLastShown(all, seen.part())));
    @Nullable Judgement judgement = judged.orElse(null);
    Directory directory = stays.directoryAt(request.position());
    Basis basis = stays.basisAt(request.position(), matter.recordedAt());
    Numbering numbering = new Numbering(matter.sources());
    EventParts events =
        new EventParts(
            request.version(),
            numbering,
            directory,
            judgement,
            matter.disputes().stream().map(DisputeRecord::id).toList(),
            blocks);
    List<EventPart> shown = events.all();
    List<DisputePart> disputeParts =
        new DisputeParts(request.version(), numbering, directory, basis, notes)
            .all(matter.disputes());
    @Nullable LinePart line =
        matter.statement() == null
            ? null
            : new LineParts(matter.stay(), numbering).of(matter.statement());
    DossierContent content =
        new DossierContent(
            DossierContent.FORM,
            request.version(),
            subject(request, matter),
            head,
            basis,
            claims(request, judgement, directory, disputeParts, line),
            judgement == null
                ? null
                : StayParts.of(judgement, directory, request, matter.seen().orElseThrow()),
            line,
            disputeParts,
            shown,
            judgement == null
                ? List.of()
                : judgement.days().stream()
                    .map(day -> DayPart.of(day, numbering, directory))
                    .toList(),
            judgement == null ? List.of() : broken(judgement, numbering),
            judgement == null ? List.of() : DoubtAnswer.all(judgement.doubts(), numbering),
            new UnprovenList(numbering)
                .judged(judgement)
                .erased()
                .texts(disputeParts, request.version() == Version.PARTY)
                .leftOut(shown)
                .extract(matter.isExtract(), judgement != null)
                .alarms(matter.statement() == null ? List.of() : matter.statement().alarms())
                .all());
    return new DrawnDossier(
        content,
        numbering.events(),
        numbering.events().stream().filter(events::isLeftOut).toList(),
        matter.isCommon());
  }

  /** What is not shown can have ended it: nothing is said of the days after what is. */
  private static Judgement untilLastShown(Judgement all, StayRecord shown) {
    LocalDate last =
        shown.entries().stream()
            .map(entry -> entry.event().told().occurredAt())
            .max(Comparator.naturalOrder())
            .map(moment -> LocalDate.ofInstant(moment, Moment.OSLO))
            .orElseThrow();
    return all.withDays(all.days().stream().filter(day -> !day.date().isAfter(last)).toList());
  }

  private static DossierContent.Subject subject(DossierRequest request, Matter matter) {
    boolean extract = matter.isExtract();
    return switch (request.subject()) {
      case Subject.OfStay _ -> new DossierContent.Subject(Kind.STAY, null, extract);
      case Subject.OfDispute _ -> new DossierContent.Subject(Kind.DISPUTE, null, extract);
      case Subject.OfLine one ->
          new DossierContent.Subject(Kind.STATEMENT_LINE, one.month(), extract);
    };
  }

  private static List<Claim> claims(
      DossierRequest request,
      @Nullable Judgement judgement,
      Directory directory,
      List<DisputePart> disputes,
      @Nullable LinePart line) {
    Claims claims = new Claims(judgement == null ? List.of() : judgement.days(), directory);
    return switch (request.subject()) {
      case Subject.OfStay _ -> claims.ofStay();
      case Subject.OfDispute _ -> disputes.stream().map(claims::of).toList();
      case Subject.OfLine one ->
          List.of(
              Claims.of(
                  Objects.requireNonNull(line),
                  Objects.requireNonNull(PartyAnswer.of(one.trust(), directory)),
                  Objects.requireNonNull(PartyAnswer.of(one.municipality(), directory))));
    };
  }

  private static List<DeadlineAnswer> broken(Judgement judgement, Numbering numbering) {
    return judgement.duties().stream()
        .filter(duty -> duty.isBroken(judgement.asOf()))
        .map(duty -> DeadlineAnswer.of(duty, judgement.asOf(), numbering))
        .toList();
  }
}
