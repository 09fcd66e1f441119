package no.dognbok.query.audit;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import no.dognbok.query.answer.Cells;
import no.dognbok.query.answer.Tabular;
import no.dognbok.query.table.NorwegianTable;

/**
 * What an organisation or a system has told in a period.
 *
 * @param tellings those that the asker may see, in the order of the log, whole commits
 * @param after the position that was asked from
 * @param next the position to ask from next time; it moves on over what is not asked for
 * @param more whether there may be more of the period after {@code next} already
 * @param simulated whether everything in this ledger is made up; not shown where it is not
 */
record TellingsAnswer(
    List<Telling> tellings,
    long after,
    long next,
    boolean more,
    @JsonInclude(JsonInclude.Include.NON_DEFAULT) boolean simulated)
    implements Tabular {

  static final List<String> HEADINGS =
      List.of(
          "Posisjon",
          "Nummer i loggen",
          "Registrert",
          "Gjelder",
          "Sak",
          "Opphold",
          "Hendelse",
          "Type",
          "Hva som skjedde",
          "Tidspunkt",
          "Meldt av",
          "Klient",
          "Identitet slettet");

  @Override
  public String table() {
    return NorwegianTable.of(HEADINGS, tellings.stream().map(TellingsAnswer::row));
  }

  private static List<String> row(Telling telling) {
    return List.of(
        String.valueOf(telling.position()),
        String.valueOf(telling.index()),
        Cells.time(telling.recordedAt()),
        telling.about().norwegian(),
        Cells.told(telling.subject()),
        telling.stay() == null ? "" : telling.stay().toString(),
        telling.event(),
        telling.type(),
        telling.name(),
        Cells.time(telling.occurredAt()),
        Cells.party(telling.by()),
        Cells.told(telling.client()),
        telling.erased() ? "ja" : "nei");
  }
}
