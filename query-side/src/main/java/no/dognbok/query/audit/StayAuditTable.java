package no.dognbok.query.audit;

import java.util.List;
import no.dognbok.events.Moment;
import no.dognbok.events.Told;
import no.dognbok.query.answer.Cells;
import no.dognbok.query.stay.Standings.Standing;
import no.dognbok.query.table.NorwegianTable;
import org.jspecify.annotations.Nullable;

/** Everything about a stay as a table for a spreadsheet. A line for each event. */
final class StayAuditTable {

  static final List<String> HEADINGS =
      List.of(
          "Posisjon",
          "Nummer i loggen",
          "Registrert",
          "Gjelder",
          "Sak",
          "Nummer i saken",
          "Hendelse",
          "Type",
          "Hva som skjedde",
          "Tidspunkt",
          "Presisjon",
          "Meldt av avsender",
          "Meldt av",
          "Klient",
          "Fra",
          "Til",
          "Kanal",
          "Meldings-ID",
          "Meldingens SHA-256",
          "Egen referanse",
          "Kvittering",
          "Kvittert",
          "Kvitteringens hendelse",
          "Status",
          "Gjelder melding",
          "Gjelder hendelser",
          "Identitet slettet",
          "Opplysninger");

  private StayAuditTable() {}

  static String of(List<AuditedEvent> events) {
    return NorwegianTable.of(HEADINGS, events.stream().map(StayAuditTable::row));
  }

  private static List<String> row(AuditedEvent event) {
    Concerned concerned = event.concerns();
    return List.of(
        String.valueOf(event.position()),
        String.valueOf(event.index()),
        Cells.time(event.recordedAt()),
        event.about().norwegian(),
        event.matter().toString(),
        String.valueOf(event.sequence()),
        event.event(),
        event.type(),
        event.name(),
        Cells.time(event.occurredAt()),
        precision(event.precision()),
        Cells.time(event.reportedAt()),
        Cells.party(event.by()),
        Cells.told(event.client()),
        Cells.party(event.from()),
        Cells.party(event.to()),
        channel(event.channel()),
        Cells.told(event.messageId()),
        Cells.told(event.digest()),
        Cells.told(event.reference()),
        receipt(event.receipt().state()),
        Cells.time(event.receipt().at()),
        Cells.told(event.receipt().event()),
        standing(event.standing()),
        concerned == null || concerned.message() == null ? "" : concerned.message().toString(),
        concerned == null ? "" : String.join(" ", concerned.events()),
        event.erased() ? "ja" : "nei",
        event.facts() == null ? "" : event.facts().toString());
  }

  private static String precision(Moment.Precision precision) {
    return switch (precision) {
      case EXACT -> "";
      case DATE -> "bare dato";
      case REPEATED_HOUR -> "timen kommer to ganger (sommertid slutter)";
      case SKIPPED_HOUR -> "timen finnes ikke (sommertid begynner)";
    };
  }

  private static String channel(Told.Channel channel) {
    return switch (channel) {
      case MESSAGE -> "melding";
      case PHONE -> "telefon";
      case PAGE -> "side";
    };
  }

  private static String receipt(Receipt.State state) {
    return switch (state) {
      case RECEIVED -> "mottatt";
      case DENIED -> "avvist";
      case NONE -> "";
    };
  }

  private static String standing(@Nullable Standing standing) {
    return switch (standing) {
      case null -> "ikke skjedd ennå";
      case STANDS -> "står";
      case CORRECTED -> "rettet";
      case REPLACED -> "erstattet";
      case CANCELLED -> "kansellert";
      case RECORDED_IN_ERROR -> "feilregistrert";
    };
  }
}
