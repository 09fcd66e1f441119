package no.dognbok.query.dossier;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import no.dognbok.events.NoteReference;
import no.dognbok.events.Refusal;
import no.dognbok.events.Refusal.Code;
import no.dognbok.events.StatementEvent;
import no.dognbok.log.EventLog;
import no.dognbok.log.Micros;
import no.dognbok.query.dispute.DisputeRecord;
import no.dognbok.query.dispute.Disputes;
import no.dognbok.query.dossier.DossierContent.Claim;
import no.dognbok.query.dossier.DossierContent.Head;
import no.dognbok.query.dossier.DossierContent.Kind;
import no.dognbok.query.dossier.DossierContent.Version;
import no.dognbok.query.dossier.DossierRequest.Subject;
import no.dognbok.query.judgement.DeadlineAnswer;
import no.dognbok.query.judgement.DoubtAnswer;
import no.dognbok.query.law.Directory;
import no.dognbok.query.law.Disputed;
import no.dognbok.query.law.Judgement;
import no.dognbok.query.notes.NoteAnswer;
import no.dognbok.query.statement.Statement;
import no.dognbok.query.statement.StatementQuestions;
import no.dognbok.query.stay.Basis;
import no.dognbok.query.stay.PartyAnswer;
import no.dognbok.query.stay.StayQuestions;
import no.dognbok.query.stay.StayQuestions.Judged;
import no.dognbok.query.stay.StayQuestions.Seen;
import org.jspecify.annotations.Nullable;

/**
 * Puts dossiers together. What stands in one follows from the log up to a position and from a rule
 * set, and from nothing else: the same is asked for again and is the same. Only the texts of the
 * parties' version are as they are now.
 */
final class DossierDrawer {

  /** More than any stream of two parties will ever have. */
  private static final int STEPS = 100_000;

  private final StayQuestions stays;
  private final Disputes disputes;
  private final StatementQuestions statements;
  private final Function<NoteReference, NoteAnswer> notes;
  private final EventLog log;
  private final FactsBlocks blocks;

  DossierDrawer(
      StayQuestions stays,
      Disputes disputes,
      StatementQuestions statements,
      Function<NoteReference, NoteAnswer> notes,
      EventLog log,
      FactsBlocks blocks) {
    this.stays = stays;
    this.disputes = disputes;
    this.statements = statements;
    this.notes = notes;
    this.log = log;
    this.blocks = blocks;
  }

  /** Of what a dossier is made, as the asker sees it. */
  private record Matter(
      UUID stay,
      Optional<Seen> seen,
      List<DisputeRecord> disputes,
      boolean allDisputes,
      @Nullable Statement statement,
      List<SourceEvent> steps) {

    boolean isCommon() {
      return allDisputes && seen.map(Seen::whole).orElse(false);
    }
  }

  /**
   * A dossier.
   *
   * @param head the checkpoint to which its proofs are to lead
   * @throws Refusal where there is nothing that the asker may see at the position, or not all of it
   *     is known to the views
   */
  DrawnDossier draw(DossierRequest request, Head head) {
    Instant recordedAt = recordedAt(request.position());
    Matter matter =
        switch (request.subject()) {
          case Subject.OfStay one -> ofStay(one, request);
          case Subject.OfDispute one -> ofDispute(one, request);
          case Subject.OfLine one -> ofLine(one, request, recordedAt);
        };
    return draw(request, head, matter, recordedAt);
  }

  private Matter ofStay(Subject.OfStay subject, DossierRequest request) {
    Optional<Seen> seen = stays.seenUpTo(request.position(), subject.stay(), request.scope());
    if (seen.isEmpty()) {
      throw new Refusal(
          Code.NO_SUCH_STAY,
          "there is no stay %s that you may see, up to position %d"
              .formatted(subject.stay(), request.position()));
    }
    List<Disputed> all = stays.disputesUpTo(request.position(), subject.stay());
    List<DisputeRecord> some =
        all.stream()
            .filter(one -> Disputes.isSeen(one.opened(), request.scope()))
            .map(DisputeRecord::of)
            .toList();
    return new Matter(
        subject.stay(), seen, some, some.size() == all.size(), null, List.of());
  }

  private Matter ofDispute(Subject.OfDispute subject, DossierRequest request) {
    DisputeRecord dispute =
        disputes
            .find(subject.dispute(), request.scope())
            .flatMap(found ->
                found.asDisputed().only(entry -> entry.position() <= request.position()))
            .map(DisputeRecord::of)
            .orElseThrow(() ->
                new Refusal(
                    Code.NO_SUCH_DISPUTE,
                    "there is no dispute %s that you may see, up to position %d"
                        .formatted(subject.dispute(), request.position())));
    UUID stay = dispute.opened().matter().stay();
    return new Matter(
        stay,
        stays.seenUpTo(request.position(), stay, request.scope()),
        List.of(dispute),
        true,
        null,
        List.of());
  }

  private Matter ofLine(Subject.OfLine subject, DossierRequest request, Instant recordedAt) {
    Statement statement =
        statements.at(
            subject.trust(),
            subject.municipality(),
            subject.month(),
            request.scope(),
            request.position(),
            recordedAt);
    if (!LineParts.isIn(statement, subject.stay())) {
      throw new Refusal(
          Code.NO_SUCH_STAY,
          "nothing of the stay %s stands in the statement of %s, up to position %d"
              .formatted(subject.stay(), subject.month(), request.position()));
    }
    List<DisputeRecord> between =
        stays.disputesUpTo(request.position(), subject.stay()).stream()
            .filter(one ->
                one.opened().trust().equals(subject.trust())
                    && one.opened().municipality().equals(subject.municipality()))
            .map(DisputeRecord::of)
            .toList();
    return new Matter(
        subject.stay(),
        stays.seenUpTo(request.position(), subject.stay(), request.scope()),
        between,
        true,
        statement,
        steps(subject, request.position()));
  }

  /** What was done about the statement of the month. */
  private List<SourceEvent> steps(Subject.OfLine subject, long position) {
    String stream = StatementEvent.stream(subject.trust(), subject.municipality());
    return log.stream(stream, 0, STEPS).stream()
        .takeWhile(stored -> stored.position() <= position)
        .map(stored -> SourceEvent.of(stream, stored))
        .filter(source -> ((StatementEvent) source.event()).month().equals(subject.month()))
        .toList();
  }

  private DrawnDossier draw(
      DossierRequest request, Head head, Matter matter, Instant recordedAt) {
    Optional<Judged> judged =
        matter
            .seen()
            .flatMap(seen -> stays.judgeUpTo(request.position(), recordedAt, seen.part()));
    @Nullable Judgement judgement = judged.map(Judged::judgement).orElse(null);
    Directory directory = stays.directoryAt(request.position());
    Basis basis = stays.basisAt(request.position(), recordedAt);
    Numbering numbering = new Numbering(sources(matter));
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
                : StayParts.of(judgement, directory, request, matter.seen().orElseThrow().part()),
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
                .extract(!matter.isCommon(), judgement != null)
                .alarms(matter.statement() == null ? List.of() : matter.statement().alarms())
                .all());
    return new DrawnDossier(
        content,
        numbering.events(),
        numbering.events().stream().filter(events::isLeftOut).toList(),
        matter.isCommon());
  }

  private static DossierContent.Subject subject(DossierRequest request, Matter matter) {
    boolean extract = !matter.isCommon();
    return switch (request.subject()) {
      case Subject.OfStay _ -> new DossierContent.Subject(Kind.STAY, null, extract);
      case Subject.OfDispute _ -> new DossierContent.Subject(Kind.DISPUTE, null, extract);
      case Subject.OfLine one ->
          new DossierContent.Subject(Kind.STATEMENT_LINE, one.month(), extract);
    };
  }

  private static List<SourceEvent> sources(Matter matter) {
    List<SourceEvent> sources = new ArrayList<>(matter.steps());
    matter
        .seen()
        .ifPresent(seen ->
            seen.part()
                .entries()
                .forEach(entry -> sources.add(SourceEvent.of(matter.stay(), entry))));
    for (DisputeRecord dispute : matter.disputes()) {
      for (int i = 0; i < dispute.entries().size(); i++) {
        sources.add(SourceEvent.of(dispute.id(), dispute.entries().get(i), i));
      }
    }
    return sources;
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

  private Instant recordedAt(long position) {
    return log.leaves(position, 1).stream()
        .findFirst()
        .map(leaf -> Micros.instant(leaf.recordedAt()))
        .orElseThrow(() ->
            new Refusal(
                Code.AHEAD_OF_LOG,
                "the log has %d commits, and you asked for position %d"
                    .formatted(log.head().commits(), position)));
  }
}
