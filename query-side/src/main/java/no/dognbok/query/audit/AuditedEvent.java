package no.dognbok.query.audit;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Objects;
import java.util.UUID;
import no.dognbok.events.Moment;
import no.dognbok.events.Told;
import no.dognbok.log.EventJson;
import no.dognbok.log.StoredEvent;
import no.dognbok.query.judgement.DeadlineAnswer;
import no.dognbok.query.law.Directory;
import no.dognbok.query.scope.Scope;
import no.dognbok.query.stay.PartyAnswer;
import no.dognbok.query.stay.Standings.Standing;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * An event as it was told, with all that the asker may know of where it came from and what became
 * of it.
 *
 * @param position of its commit in the log
 * @param index of the event in the log
 * @param about whether it is one of the stay, of a dispute about it, or of a deviation in it
 * @param matter id of the stay, the dispute or the deviation
 * @param sequence its number in the stream of that, from 0, without holes
 * @param event event id
 * @param type stored name of the type
 * @param name what people call it, in Norwegian
 * @param occurredAt when it happened, as it was told
 * @param precision how well that is known
 * @param recordedAt when the ledger was told
 * @param reportedAt the sender's own claim of when it told the ledger; judges nothing
 * @param by the organisation that told the ledger
 * @param client the system that brought it; for the organisation that told it, and auditors
 * @param from whose act it was
 * @param to whom the message went to
 * @param channel how it was told
 * @param message the key of the telling
 * @param messageId the sender's id of the message; where it went to nobody, for the organisation
 *     that told it, and auditors
 * @param digest SHA-256 of the message as it came, hexadecimal
 * @param reference the sender's own reference; for the organisation that told it, and auditors
 * @param erased whether the identity was erased: who brought it, message id, digest, reference
 * @param receipt what the receiver said of the message
 * @param standing whether it stands; absent where it happened after the moment of judgement
 * @param concerns what it is about that was told elsewhere; absent where it stands by itself
 * @param facts its own fields, as they were told
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record AuditedEvent(
    long position,
    long index,
    About about,
    UUID matter,
    long sequence,
    String event,
    String type,
    String name,
    OffsetDateTime occurredAt,
    Moment.Precision precision,
    OffsetDateTime recordedAt,
    @Nullable OffsetDateTime reportedAt,
    @Nullable PartyAnswer by,
    @Nullable String client,
    @Nullable PartyAnswer from,
    @Nullable PartyAnswer to,
    Told.Channel channel,
    UUID message,
    @Nullable String messageId,
    @Nullable String digest,
    @Nullable String reference,
    boolean erased,
    Receipt receipt,
    @Nullable Standing standing,
    @Nullable Concerned concerns,
    @Nullable JsonNode facts) {

  /**
   * What is known of an event beside what lies in the log.
   *
   * @param name what people call it
   */
  record Read(
      About about,
      UUID matter,
      Object event,
      Told told,
      String name,
      Receipt receipt,
      @Nullable Standing standing,
      Concerned concerns) {}

  static AuditedEvent of(StoredEvent stored, Read read, Scope scope, Directory directory) {
    Told told = read.told();
    Source source = Source.of(stored).shownTo(scope, told.by(), told.to(), directory);
    return new AuditedEvent(
        stored.position(),
        stored.index(),
        read.about(),
        read.matter(),
        stored.sequence(),
        stored.id(),
        stored.type(),
        read.name(),
        local(told.occurredAt()),
        told.at().precision(),
        local(stored.recordedAt()),
        DeadlineAnswer.local(told.reportedAt()),
        PartyAnswer.of(told.by(), directory),
        source.client(),
        PartyAnswer.of(told.from(), directory),
        PartyAnswer.of(told.to(), directory),
        told.via(),
        told.message(),
        source.messageId(),
        source.digest(),
        source.reference(),
        source.erased(),
        read.receipt(),
        read.standing(),
        read.concerns().isNothing() ? null : read.concerns(),
        facts(read.event()));
  }

  private static OffsetDateTime local(Instant moment) {
    return Objects.requireNonNull(DeadlineAnswer.local(moment));
  }

  /** The event's own fields; its circumstances are shown beside them. */
  private static @Nullable JsonNode facts(Object event) {
    ObjectNode node = (ObjectNode) JsonMapper.shared().readTree(EventJson.write(event));
    node.remove("told");
    return node.isEmpty() ? null : node;
  }
}
