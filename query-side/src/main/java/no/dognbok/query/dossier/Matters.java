package no.dognbok.query.dossier;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import no.dognbok.events.Address;
import no.dognbok.events.Municipality;
import no.dognbok.events.Refusal;
import no.dognbok.events.Refusal.Code;
import no.dognbok.events.StatementEvent;
import no.dognbok.log.EventLog;
import no.dognbok.log.Micros;
import no.dognbok.query.dispute.DisputeRecord;
import no.dognbok.query.dispute.Disputes;
import no.dognbok.query.dossier.DossierRequest.Subject;
import no.dognbok.query.law.Disputed;
import no.dognbok.query.statement.Statement;
import no.dognbok.query.statement.StatementQuestions;
import no.dognbok.query.stay.StayQuestions;
import no.dognbok.query.stay.StayQuestions.Seen;

/** Finds what a dossier is made of, and whether the asker may see it. */
final class Matters {

  /** More than any stream of two parties will ever have. */
  private static final int STEPS = 100_000;

  private final StayQuestions stays;
  private final Disputes disputes;
  private final StatementQuestions statements;
  private final EventLog log;

  Matters(StayQuestions stays, Disputes disputes, StatementQuestions statements, EventLog log) {
    this.stays = stays;
    this.disputes = disputes;
    this.statements = statements;
    this.log = log;
  }

  /**
   * What a dossier is to be made of.
   *
   * @throws Refusal where there is nothing that the asker may see at the position, or not all of it
   *     is known to the views
   */
  Matter find(DossierRequest request) {
    Instant recordedAt = recordedAt(request.position());
    return switch (request.subject()) {
      case Subject.OfStay one -> ofStay(one, request, recordedAt);
      case Subject.OfDispute one -> ofDispute(one, request, recordedAt);
      case Subject.OfLine one -> ofLine(one, request, recordedAt);
    };
  }

  private Matter ofStay(Subject.OfStay subject, DossierRequest request, Instant recordedAt) {
    Optional<Seen> seen = stays.seenUpTo(request.position(), subject.stay(), request.scope());
    if (seen.isEmpty()) {
      throw new Refusal(
          Code.NO_SUCH_STAY,
          "there is no stay %s that you may see, up to position %d"
              .formatted(subject.stay(), request.position()));
    }
    List<Disputed> all = stays.disputesUpTo(request.position(), subject.stay());
    List<Disputed> some =
        all.stream().filter(one -> Disputes.isSeen(one.opened(), request.scope())).toList();
    return new Matter(
        recordedAt,
        subject.stay(),
        seen,
        some.stream().map(DisputeRecord::of).toList(),
        some,
        some.size() == all.size(),
        null,
        List.of());
  }

  private Matter ofDispute(Subject.OfDispute subject, DossierRequest request, Instant recordedAt) {
    DisputeRecord dispute =
        disputes
            .find(subject.dispute(), request.scope())
            .flatMap(
                found -> found.asDisputed().only(entry -> entry.position() <= request.position()))
            .map(DisputeRecord::of)
            .orElseThrow(() ->
                new Refusal(
                    Code.NO_SUCH_DISPUTE,
                    "there is no dispute %s that you may see, up to position %d"
                        .formatted(subject.dispute(), request.position())));
    UUID stay = dispute.opened().matter().stay();
    return new Matter(
        recordedAt,
        stay,
        stays.seenUpTo(request.position(), stay, request.scope()),
        List.of(dispute),
        between(
            dispute.opened().trust(), dispute.opened().municipality(), request.position(), stay),
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
    List<Disputed> between =
        between(subject.trust(), subject.municipality(), request.position(), subject.stay());
    return new Matter(
        recordedAt,
        subject.stay(),
        stays.seenUpTo(request.position(), subject.stay(), request.scope()),
        between.stream().map(DisputeRecord::of).toList(),
        between,
        true,
        statement,
        steps(subject, request.position()));
  }

  /** Both parties, and auditors, are told of the same ones: their anonymous dossier is one. */
  private List<Disputed> between(
      Address trust, Municipality municipality, long position, UUID stay) {
    return stays.disputesUpTo(position, stay).stream()
        .filter(one ->
            one.opened().trust().equals(trust) && one.opened().municipality().equals(municipality))
        .toList();
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
