package no.dognbok.query.changes;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import no.dognbok.events.Address;
import no.dognbok.events.DisputeEvent;
import no.dognbok.log.EventJson;
import no.dognbok.log.EventTypes;
import no.dognbok.log.StoredEvent;
import no.dognbok.query.changes.Change.Kind;
import no.dognbok.query.changes.Change.Sight;
import no.dognbok.query.dispute.DisputeLabels;
import no.dognbok.query.dispute.DisputeRecord;
import no.dognbok.query.judgement.DeadlineAnswer;
import no.dognbok.query.law.Directory;
import no.dognbok.query.scope.Scope;
import no.dognbok.query.statement.StatementNews;
import no.dognbok.query.stay.EventLabels;
import no.dognbok.query.stay.OwnReference;
import no.dognbok.query.stay.StayRecord;
import no.dognbok.query.surroundings.AroundLabels;
import org.jspecify.annotations.Nullable;

/** Changes as they go out to somebody. */
final class ChangeForm {

  private final Scope scope;
  private final Directory directory;

  ChangeForm(Scope scope, Directory directory) {
    this.scope = scope;
    this.directory = directory;
  }

  /** An event of a stay. */
  Change of(Look look, StayRecord.Entry entry) {
    return new Change(
        entry.recorded().position(),
        entry.index(),
        local(entry.recorded().recordedAt()),
        Kind.STAY,
        look.stay().id(),
        null,
        entry.id(),
        EventTypes.name(entry.event().getClass()),
        EventLabels.of(entry.event()),
        null,
        local(entry.event().told().occurredAt()),
        isOwn(entry.event().told().by()),
        references(look.stay()),
        look.sight());
  }

  /** A stay that came into sight by an event that is not seen itself. */
  Change opened(Look look, long position, Instant recordedAt) {
    return new Change(
        position,
        null,
        local(recordedAt),
        Kind.STAY,
        look.stay().id(),
        null,
        null,
        null,
        null,
        null,
        null,
        false,
        references(look.stay()),
        Sight.OPENED);
  }

  /**
   * An event of a dispute.
   *
   * @param stay that it is about; absent where the ledger has none such
   */
  Change of(DisputeRecord dispute, StoredEvent stored, @Nullable StayRecord stay) {
    DisputeEvent event = (DisputeEvent) EventJson.read(stored);
    return new Change(
        stored.position(),
        stored.index(),
        local(stored.recordedAt()),
        Kind.DISPUTE,
        dispute.opened().matter().stay(),
        dispute.id(),
        stored.id(),
        stored.type(),
        DisputeLabels.of(event),
        null,
        local(event.told().occurredAt()),
        isOwn(event.told().by()),
        stay == null ? List.of() : references(stay),
        null);
  }

  /** Something that was done about a statement. */
  Change of(StatementNews news, StoredEvent stored) {
    return new Change(
        stored.position(),
        stored.index(),
        local(stored.recordedAt()),
        Kind.STATEMENT,
        null,
        null,
        stored.id(),
        stored.type(),
        news.label(),
        news.address(),
        local(news.told().occurredAt()),
        isOwn(news.told().by()),
        List.of(),
        null);
  }

  /** Something around the stays. */
  Change of(EventOrder.Around around) {
    return new Change(
        around.stored().position(),
        around.stored().index(),
        local(around.stored().recordedAt()),
        Kind.REFERENCE,
        null,
        null,
        around.stored().id(),
        around.stored().type(),
        AroundLabels.of(around.event()),
        around.stored().stream(),
        null,
        false,
        List.of(),
        null);
  }

  private static OffsetDateTime local(Instant moment) {
    return requireNonNull(DeadlineAnswer.local(moment));
  }

  /**
   * Those that hold and that the asker's organisation gave; an auditor, who gave none, sees all.
   */
  private List<String> references(StayRecord stay) {
    return stay.references().stream()
        .filter(
            reference -> scope.mayKnowInnerOf(Address.parse(reference.organisation()), directory))
        .map(OwnReference::reference)
        .toList();
  }

  private boolean isOwn(Address by) {
    return scope.isOwn(by, directory);
  }
}
