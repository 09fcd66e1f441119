package no.dognbok.query.assessment;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import no.dognbok.events.Address;
import no.dognbok.events.DisputeEvent;
import no.dognbok.events.DisputeEvent.DisputeOpened;
import no.dognbok.events.DisputeEvent.DisputeSettled;
import no.dognbok.events.DisputeEvent.DisputeSettled.How;
import no.dognbok.events.DisputeEvent.SettlementConfirmed;
import no.dognbok.events.DisputeGround;
import no.dognbok.events.DisputeParty;
import no.dognbok.events.DisputeStep;
import no.dognbok.events.DisputedMatter;
import no.dognbok.events.MessageKey;
import no.dognbok.events.Moment;
import no.dognbok.events.Municipality;
import no.dognbok.events.Told;
import no.dognbok.exchange.FlatObject;
import no.dognbok.query.law.DisputeEntry;
import no.dognbok.query.law.Disputed;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The {@code settlements} of a case: what the parties have settled about days of the stay. Each is
 * a dispute of its own, that was opened and settled by the trust.
 */
final class CaseSettlements {

  private static final int MOST = 100;
  private static final int MOST_DAYS = 3_660;

  private CaseSettlements() {}

  /**
   * Reads them.
   *
   * @param municipality of the stay, as the case states it
   */
  static List<Disputed> read(FlatObject in, @Nullable Municipality municipality) {
    List<Disputed> settled = new ArrayList<>();
    for (JsonNode item : in.list("settlements", MOST)) {
      FlatObject one = FlatObject.of("settlements[" + settled.size() + "]", item);
      settled.add(settlement(one, municipality, settled.size()));
      one.end();
    }
    return settled;
  }

  private static Disputed settlement(FlatObject in, @Nullable Municipality stated, int number) {
    Instant at = in.instant("at").orElseThrow(() -> in.missing("at"));
    Municipality municipality =
        in.municipality("municipality")
            .or(() -> Optional.ofNullable(stated))
            .orElseThrow(() -> in.missing("municipality"));
    Address trust = in.organisation("trust").orElse(Address.NOBODY);
    List<LocalDate> stands = in.dates("stands", MOST_DAYS);
    List<LocalDate> falls = in.dates("falls", MOST_DAYS);
    if (stands.isEmpty() && falls.isEmpty()) {
      throw in.missing("stands");
    }
    How how = in.code("how", How.class).orElse(How.AGREEMENT);
    DisputeGround.Code ground =
        in.code("ground", DisputeGround.Code.class).orElse(DisputeGround.Code.OTHER);
    boolean confirmed = in.flag("confirmed").orElse(true);
    UUID id = key(number, "dispute");
    List<DisputeEntry> entries = new ArrayList<>();
    add(
        entries,
        number,
        new DisputeOpened(
            told(number, "opened", at),
            DisputeParty.MUNICIPALITY,
            trust,
            municipality,
            new DisputedMatter(id, List.of(), null),
            List.of(new DisputeGround(ground, null))));
    String settlement =
        add(
            entries,
            number,
            new DisputeSettled(
                told(number, "settled", at),
                DisputeParty.TRUST,
                stands,
                falls,
                ground,
                DisputeStep.LOWEST_LEVEL,
                how,
                Set.of(),
                null));
    if (confirmed) {
      add(
          entries,
          number,
          new SettlementConfirmed(
              told(number, "confirmed", at), DisputeParty.MUNICIPALITY, settlement, null));
    }
    return new Disputed(id, entries);
  }

  private static String add(List<DisputeEntry> entries, int number, DisputeEvent event) {
    String id = "settlements[%d]/%d".formatted(number, entries.size());
    Instant at = event.told().occurredAt();
    long index = number * 3L + entries.size();
    entries.add(new DisputeEntry(id, event, index, at, index));
    return id;
  }

  private static Told told(int number, String what, Instant at) {
    return Told.of(Moment.exact(at), Address.NOBODY, key(number, what));
  }

  private static UUID key(int number, String what) {
    return MessageKey.of("case", "settlement-%d-%s".formatted(number, what));
  }
}
