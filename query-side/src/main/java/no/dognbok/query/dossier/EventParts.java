package no.dognbok.query.dossier;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import no.dognbok.events.DisputeEvent;
import no.dognbok.events.StatementEvent;
import no.dognbok.events.StatementEvent.StatementFrozen;
import no.dognbok.events.StatementEvent.StatementPresented;
import no.dognbok.events.StayEvent;
import no.dognbok.events.StayEvent.ReceiptReceived;
import no.dognbok.events.Told;
import no.dognbok.log.EventTypes;
import no.dognbok.query.dossier.DossierContent.Version;
import no.dognbok.query.judgement.DeadlineAnswer;
import no.dognbok.query.law.Confirmations;
import no.dognbok.query.law.Directory;
import no.dognbok.query.law.Doubt;
import no.dognbok.query.law.Fact;
import no.dognbok.query.law.Judgement;
import no.dognbok.query.law.Recorded;
import no.dognbok.query.stay.EventLabels;
import no.dognbok.query.stay.PartyAnswer;
import no.dognbok.query.stay.Standings;
import no.dognbok.query.stay.Standings.Standing;
import org.jspecify.annotations.Nullable;

/** The events of a dossier as it shows them. */
final class EventParts {

  private final Version version;
  private final Numbering numbering;
  private final OwnFields fields;
  private final Directory directory;
  private final @Nullable Judgement judgement;
  private final @Nullable Standings standings;
  private final Map<String, String> confirmedBy;
  private final List<UUID> disputes;
  private final FactsBlocks blocks;

  EventParts(
      Version version,
      Numbering numbering,
      Directory directory,
      @Nullable Judgement judgement,
      List<UUID> disputes,
      FactsBlocks blocks) {
    this.version = version;
    this.numbering = numbering;
    this.fields = new OwnFields(numbering);
    this.directory = directory;
    this.judgement = judgement;
    this.standings = judgement == null ? null : Standings.of(judgement);
    this.confirmedBy = judgement == null ? Map.of() : Confirmations.of(judgement.facts());
    this.disputes = disputes;
    this.blocks = blocks;
  }

  /** In the order in which they happened; what happened at once, in that in which it was told. */
  List<EventPart> all() {
    return numbering.events().stream()
        .map(this::part)
        .sorted(
            Comparator.comparing((EventPart part) -> part.occurredAt().toInstant())
                .thenComparing(EventPart::number))
        .toList();
  }

  /** Whether the facts block of an event is left out. */
  boolean isLeftOut(SourceEvent source) {
    return version == Version.ANONYMOUS && fields.tellOfOthers(source);
  }

  private EventPart part(SourceEvent source) {
    Object event = asItReads(source);
    Told told = source.told();
    Told reads = event instanceof StayEvent one ? one.told() : told;
    boolean leftOut = isLeftOut(source);
    return new EventPart(
        numbering.number(source),
        source.about(),
        dispute(source),
        source.sequence(),
        EventTypes.name(source.event().getClass()),
        name(event),
        standing(source),
        Objects.requireNonNull(DeadlineAnswer.local(reads.occurredAt())),
        reads.at().precision(),
        Objects.requireNonNull(DeadlineAnswer.local(source.recordedAt())),
        source.position(),
        PartyAnswer.of(told.by(), directory),
        PartyAnswer.of(told.from(), directory),
        PartyAnswer.of(told.to(), directory),
        told.via(),
        confirmedBy.containsKey(source.id()) ? numbering.of(confirmedBy.get(source.id())) : null,
        receipts(source),
        leftOut ? null : fields.shown(event),
        doubts(source),
        leftOut ? blocks.digest(source) : null,
        version == Version.PARTY
            ? new EventPart.Sender(
                source.id(),
                told.message(),
                source.identity().messageId(),
                source.identity().digest())
            : null);
  }

  /** Corrections applied, where it stands. */
  private Object asItReads(SourceEvent source) {
    return source
        .ofStay()
        .map(event ->
            (Object) (standings == null ? event : standings.asItReads(recorded(source, event))))
        .orElse(source.event());
  }

  private static Recorded recorded(SourceEvent source, StayEvent event) {
    return new Recorded(source.id(), event, source.position(), source.recordedAt());
  }

  /** What is yet to happen at the moment of judgement is in no judgement, and stands. */
  private Standing standing(SourceEvent source) {
    return source
        .ofStay()
        .filter(_ -> standings != null)
        .flatMap(event -> Objects.requireNonNull(standings).of(recorded(source, event)))
        .orElse(Standing.STANDS);
  }

  private static String name(Object event) {
    return switch (event) {
      case StayEvent one -> EventLabels.of(one);
      case DisputeEvent one -> DisputeParts.name(one);
      case StatementPresented _ -> "Avregningen lagt fram";
      case StatementFrozen _ -> "Avregningen låst";
      case StatementEvent one -> EventTypes.name(one.getClass());
      default -> throw new IllegalStateException("no event of a dossier: " + event.getClass());
    };
  }

  private @Nullable Integer dispute(SourceEvent source) {
    if (source.about() != EventPart.About.DISPUTE) {
      return null;
    }
    UUID id = UUID.fromString(source.stream().substring(DisputeEvent.STREAM.length()));
    return disputes.indexOf(id) + 1;
  }

  private List<EventPart.Receipt> receipts(SourceEvent source) {
    List<EventPart.Receipt> receipts = new ArrayList<>();
    if (judgement != null && source.about() == EventPart.About.STAY) {
      for (Fact fact : judgement.facts()) {
        if (fact.event() instanceof ReceiptReceived receipt
            && receipt.of().equals(source.told().message())) {
          receipts.add(new EventPart.Receipt(numbering.of(fact.id()), receipt.positive()));
        }
      }
    }
    return receipts;
  }

  private List<String> doubts(SourceEvent source) {
    Set<String> doubts = new LinkedHashSet<>();
    source.told().doubts().forEach(doubt -> doubts.add(doubt.contradiction().name()));
    if (judgement != null) {
      for (Doubt doubt : judgement.doubts()) {
        if (doubt.events().contains(source.id())) {
          doubts.add(doubt.code().name());
        }
      }
    }
    return List.copyOf(doubts);
  }
}
