package no.dognbok.standalone.simulation;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import no.dognbok.command.reference.ReferenceProposals;
import no.dognbok.events.Address;
import no.dognbok.events.MessageKey;
import no.dognbok.events.Moment;
import no.dognbok.events.StayEvent;
import no.dognbok.exchange.FlatEvent;
import no.dognbok.exchange.FlatObject;
import no.dognbok.query.law.Judgement;
import no.dognbok.query.law.Law;
import no.dognbok.query.law.Matter;
import no.dognbok.query.law.Recorded;
import no.dognbok.query.law.RuleSet;
import no.dognbok.query.law.Stated;
import no.dognbok.query.law.Surroundings;
import no.dognbok.query.surroundings.SurroundingsView;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Lines of traffic as the ledger would read them, and what the law says of each stay. */
final class Judged {

  private static final Address TELLER = Address.org("983974791");
  private static final Surroundings AROUND =
      SurroundingsView.of(ReferenceProposals.builtIn().firstOfEach());

  private Judged() {}

  /** Everything that was told, by stay. */
  static Map<UUID, List<Recorded>> byStay(Iterable<String> lines) {
    Map<UUID, List<Recorded>> stays = new LinkedHashMap<>();
    long position = 0;
    for (String line : lines) {
      ObjectNode node = (ObjectNode) JsonMapper.shared().readTree(line);
      UUID stay = UUID.fromString(node.path("stay").asString());
      stays.computeIfAbsent(stay, _ -> new ArrayList<>()).add(recorded(stay, node, position++));
    }
    return stays;
  }

  private static Recorded recorded(UUID stay, ObjectNode node, long position) {
    FlatObject in = FlatObject.of("", node);
    for (String ofTheLine : List.of("stay", "id", "patient", "reference", "hospital")) {
      in.node(ofTheLine);
    }
    UUID message = key(stay, node.path("id").asString());
    Instant reportedAt = in.instant("reportedAt").orElseThrow();
    StayEvent event =
        FlatEvent.read(
            in,
            new FlatEvent.Context(
                TELLER,
                message,
                LocalDateTime.ofInstant(reportedAt, Moment.OSLO),
                (_, other) -> key(stay, other.asString())));
    return new Recorded(message.toString(), event, position, reportedAt);
  }

  private static UUID key(UUID stay, String id) {
    return MessageKey.of(TELLER.toString(), stay + "/" + id);
  }

  /** What the law says when all has been told. */
  static Judgement judge(List<Recorded> told) {
    Instant end =
        told.stream()
            .map(recorded -> recorded.event().told().occurredAt())
            .max(Instant::compareTo)
            .orElseThrow();
    return Law.judge(
        new Matter(told, Stated.NOTHING, AROUND, end.plus(Duration.ofDays(2)), RuleSet.NEWEST));
  }
}
