package no.dognbok.query.stay;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.OffsetDateTime;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import no.dognbok.events.Moment;
import no.dognbok.events.StayEvent;
import no.dognbok.events.StayEvent.AccountGiven;
import no.dognbok.events.Told;
import no.dognbok.log.EventJson;
import no.dognbok.query.judgement.DeadlineAnswer;
import no.dognbok.query.judgement.DoubtAnswer;
import no.dognbok.query.judgement.EventNames;
import no.dognbok.query.law.Confirmations;
import no.dognbok.query.law.Directory;
import no.dognbok.query.law.Doubt;
import no.dognbok.query.law.Recorded;
import no.dognbok.query.stay.Standings.Standing;
import no.dognbok.query.stay.StayQuestions.Judged;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * What happened in a stay, in order: both times, who told, whether it stands.
 *
 * @param stay id of the stay
 * @param events in the order in which they happened
 * @param doubts about the stay as a whole
 * @param basis what this rests on
 */
record TimelineAnswer(UUID stay, List<Entry> events, List<DoubtAnswer> doubts, Basis basis) {

  /**
   * An event.
   *
   * @param id event id
   * @param type stored name of the type
   * @param name what people call it, in Norwegian
   * @param standing whether it stands
   * @param occurredAt when it happened
   * @param precision how well that is known
   * @param recordedAt when the ledger was told
   * @param position of its commit in the log
   * @param by who told the ledger
   * @param from whose act it was
   * @param to whom the message went to
   * @param channel how it was told
   * @param confirmedBy id of the message that confirms what was told otherwise
   * @param message the key of the telling
   * @param messageId the sender's id of the message; absent where there is none, or it was erased
   * @param reference of an account (§ 14) in the hospital's own system; absent for anything else
   * @param facts its own fields
   * @param doubts what the ledger saw when it recorded it, and what is in doubt about it now
   */
  @JsonInclude(JsonInclude.Include.NON_EMPTY)
  record Entry(
      String id,
      String type,
      String name,
      Standing standing,
      OffsetDateTime occurredAt,
      Moment.Precision precision,
      OffsetDateTime recordedAt,
      long position,
      @Nullable PartyAnswer by,
      @Nullable PartyAnswer from,
      @Nullable PartyAnswer to,
      Told.Channel channel,
      @Nullable String confirmedBy,
      UUID message,
      @Nullable String messageId,
      @Nullable String reference,
      @Nullable JsonNode facts,
      List<String> doubts) {}

  static TimelineAnswer of(Judged judged) {
    Standings standings = Standings.of(judged.judgement());
    Map<String, String> confirmedBy = Confirmations.of(judged.judgement().facts());
    Map<String, StayRecord.Entry> entries = new HashMap<>();
    judged.record().entries().forEach(entry -> entries.put(entry.id(), entry));
    Comparator<Entry> order =
        Comparator.comparing((Entry entry) -> entry.occurredAt().toInstant())
            .thenComparing(Entry::position);
    List<Entry> events =
        judged.known().stream()
            .flatMap(recorded ->
                standings
                    .of(recorded)
                    .map(standing ->
                        entry(
                            judged,
                            recorded,
                            standings.asItReads(recorded),
                            standing,
                            Objects.requireNonNull(entries.get(recorded.id())),
                            confirmedBy.get(recorded.id())))
                    .stream())
            .sorted(order)
            .toList();
    return new TimelineAnswer(
        judged.record().id(),
        events,
        DoubtAnswer.all(judged.judgement().doubts(), EventNames.BY_ID),
        judged.basis());
  }

  private static Entry entry(
      Judged judged,
      Recorded recorded,
      StayEvent event,
      Standing standing,
      StayRecord.Entry entry,
      @Nullable String confirmedBy) {
    Told told = event.told();
    Directory directory = judged.around().directory();
    return new Entry(
        recorded.id(),
        event.getClass().getSimpleName(),
        EventLabels.of(event),
        standing,
        Objects.requireNonNull(DeadlineAnswer.local(told.occurredAt())),
        told.at().precision(),
        Objects.requireNonNull(DeadlineAnswer.local(recorded.recordedAt())),
        recorded.position(),
        PartyAnswer.of(told.by(), directory),
        PartyAnswer.of(told.from(), directory),
        PartyAnswer.of(told.to(), directory),
        told.via(),
        confirmedBy,
        told.message(),
        entry.identity().messageId(),
        event instanceof AccountGiven ? entry.identity().reference() : null,
        facts(event),
        doubts(judged, recorded));
  }

  /** The event's own fields; its circumstances are shown beside them. */
  private static @Nullable JsonNode facts(StayEvent event) {
    ObjectNode node = (ObjectNode) JsonMapper.shared().readTree(EventJson.write(event));
    node.remove("told");
    return node.isEmpty() ? null : node;
  }

  private static List<String> doubts(Judged judged, Recorded recorded) {
    Set<String> doubts = new LinkedHashSet<>();
    recorded.event().told().doubts().forEach(doubt -> doubts.add(doubt.contradiction().name()));
    for (Doubt doubt : judged.judgement().doubts()) {
      if (doubt.events().contains(recorded.id())) {
        doubts.add(doubt.code().name());
      }
    }
    return List.copyOf(doubts);
  }
}
