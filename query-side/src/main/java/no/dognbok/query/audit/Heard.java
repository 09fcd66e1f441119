package no.dognbok.query.audit;

import java.time.Instant;
import java.util.UUID;
import java.util.function.Predicate;
import no.dognbok.events.Address;
import no.dognbok.events.CountEvent;
import no.dognbok.events.DeviationEvent;
import no.dognbok.events.DisputeEvent;
import no.dognbok.events.InvoiceEvent;
import no.dognbok.events.NoteEvent;
import no.dognbok.events.ReferenceEvent;
import no.dognbok.events.StatementEvent;
import no.dognbok.events.StayEvent;
import no.dognbok.events.Told;
import no.dognbok.log.EventJson;
import no.dognbok.log.LogDamaged;
import no.dognbok.log.StoredEvent;
import no.dognbok.query.deviation.DeviationLabels;
import no.dognbok.query.dispute.DisputeLabels;
import no.dognbok.query.law.Directory;
import no.dognbok.query.scope.Scope;
import no.dognbok.query.statement.StatementNews;
import no.dognbok.query.stay.EventLabels;
import no.dognbok.query.stay.Stays;
import no.dognbok.query.surroundings.AroundLabels;
import org.jspecify.annotations.Nullable;

/**
 * What an event of the log says of itself: what it is about, who told it, and who may hear of it
 * beside whoever told it.
 *
 * @param about what kind of thing it is about
 * @param stay that it is about; absent where it is about none
 * @param name what people call it
 * @param by who told it; absent where nobody says
 * @param occurredAt when it happened; absent where it just holds
 * @param isFor whether a scope may hear of it, whoever told it
 */
record Heard(
    About about,
    @Nullable UUID stay,
    String name,
    @Nullable Address by,
    @Nullable Instant occurredAt,
    Predicate<Scope> isFor) {

  private static final Predicate<Scope> AUDITORS = scope -> scope instanceof Scope.Auditor;
  private static final Predicate<Scope> EVERYBODY = _ -> true;

  /**
   * Reads an event.
   *
   * @param sights who sees what it is about, where that is not said in the event itself
   */
  static Heard of(StoredEvent stored, Source source, Sights sights) {
    Object event;
    try {
      event = EventJson.read(stored);
    } catch (LogDamaged e) {
      return new Heard(About.UNREADABLE, null, stored.type(), null, null, AUDITORS);
    }
    return switch (event) {
      case StayEvent one ->
          new Heard(
              About.STAY,
              Stays.idOf(stored).orElse(null),
              EventLabels.of(one),
              one.told().by(),
              one.told().occurredAt(),
              scope -> sights.ofStay(stored, scope));
      case DisputeEvent one ->
          new Heard(
              About.DISPUTE,
              sights.stayOfDispute(stored),
              DisputeLabels.of(one),
              one.told().by(),
              one.told().occurredAt(),
              scope -> sights.ofDispute(stored, scope));
      case DeviationEvent one ->
          new Heard(
              About.DEVIATION,
              sights.stayOfDeviation(stored),
              DeviationLabels.of(one),
              one.told().by(),
              one.told().occurredAt(),
              scope -> sights.ofDeviation(stored, scope));
      case StatementEvent one -> statement(stored, one.told());
      case InvoiceEvent one -> statement(stored, one.told());
      case CountEvent.CountTaken one ->
          new Heard(
              About.COUNT,
              null,
              "Opptelling levert",
              one.told().by(),
              one.told().occurredAt(),
              scope -> scope.isParty(one.trust(), one.municipality()));
      case NoteEvent one ->
          new Heard(
              About.NOTE,
              null,
              "Merknad slettet",
              one.told().by(),
              one.told().occurredAt(),
              AUDITORS);
      case ReferenceEvent one ->
          new Heard(
              About.REFERENCE,
              null,
              AroundLabels.of(one),
              source.organisation().orElse(null),
              null,
              EVERYBODY);
      default -> throw new IllegalStateException("nobody knows who may hear of a " + stored.type());
    };
  }

  private static Heard statement(StoredEvent stored, Told told) {
    StatementNews news = StatementNews.of(stored).orElseThrow();
    return new Heard(
        About.STATEMENT, null, news.label(), told.by(), told.occurredAt(), news::isHeardBy);
  }

  /** What the asker's own organisation told, it may be told again. */
  boolean isFor(Scope scope, Directory directory) {
    return by != null && scope.isOwn(by, directory) || isFor.test(scope);
  }
}
