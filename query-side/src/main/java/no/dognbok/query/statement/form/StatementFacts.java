package no.dognbok.query.statement.form;

import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import no.dognbok.events.Moment;
import no.dognbok.query.statement.Statement;
import no.dognbok.query.statement.StatementContent.Totals;

/** What stands at the head of a statement, the same in a workbook and on a page. */
final class StatementFacts {

  private static final DateTimeFormatter MOMENT =
      DateTimeFormatter.ofPattern("dd.MM.yyyy 'kl.' HH:mm");

  static final String SIMULATED = "SIMULERT – alt her er oppdiktet, og ikke noe krav";

  /**
   * One thing about it.
   *
   * @param name of the thing, in Norwegian
   * @param value a text or a whole number
   */
  public record Fact(String name, Object value) {}

  private final Statement statement;

  StatementFacts(Statement statement) {
    this.statement = statement;
  }

  String title() {
    return "Avregning for " + StatementLabels.month(statement.content().month());
  }

  /** Who, when, and how far it has come. */
  List<Fact> about() {
    List<Fact> facts = new ArrayList<>();
    facts.add(new Fact("Helseforetak", statement.content().trust().name()));
    facts.add(new Fact("Kommune", statement.content().municipality().numbered()));
    facts.add(new Fact("Måned", StatementLabels.month(statement.content().month())));
    facts.add(new Fact("Status", StatementLabels.of(statement.state())));
    if (statement.presented() != null) {
      facts.add(new Fact("Lagt fram", moment(statement.presented().presentedAt())));
      facts.add(new Fact("Innsigelsesfrist", moment(statement.presented().objectionsUntil())));
    }
    if (statement.frozenAt() != null) {
      facts.add(new Fact("Låst", moment(statement.frozenAt())));
    }
    facts.add(new Fact("Vurdert per", moment(statement.basis().asOf())));
    facts.add(new Fact("Posisjon i loggen", statement.basis().position()));
    facts.add(new Fact("Regelsett", statement.basis().ruleSet()));
    facts.add(new Fact("Kontrollsum (SHA-256)", statement.digest()));
    return facts;
  }

  /** What it comes to: days, and whole kroner. */
  List<Fact> sums() {
    Totals totals = statement.content().totals();
    return List.of(
        new Fact("Opphold med betalingsdøgn", totals.stays()),
        new Fact("Fakturerte døgn", totals.days()),
        new Fact(
            totals.amount() == null ? "Beløp for døgn med kjent døgnpris" : "Beløp",
            totals.amountOfKnownRates()),
        new Fact("Korrigerte døgn", totals.correctedDays()),
        new Fact("Beløp for korreksjoner", totals.correctedAmount()),
        new Fact("Døgn holdt tilbake", totals.heldBackDays()),
        new Fact("Beløp holdt tilbake", totals.heldBackAmount()),
        new Fact(totals.toPay() < 0 ? "Til gode for kommunen" : "Å betale", totals.toPay()));
  }

  /** What the reader has to know before relying on it. */
  List<String> remarks() {
    List<String> remarks = new ArrayList<>();
    statement.alarms().forEach(alarm -> remarks.add("Avvik: " + alarm));
    if (!statement.incomplete().isEmpty()) {
      remarks.add(
          "Ikke alt er lest om disse oppholdene, som kan ha døgn i måneden: "
              + statement.incomplete().stream()
                  .map(UUID::toString)
                  .collect(Collectors.joining(", ")));
    }
    if (!statement.content().missingRates().isEmpty()) {
      remarks.add(
          "Døgnprisen er ikke kjent for "
              + statement.content().missingRates().stream()
                  .map(String::valueOf)
                  .collect(Collectors.joining(", "))
              + ". Døgnene er talt uten beløp, og faktureres som korreksjon når prisen er kjent.");
    }
    if (statement.content().totals().toPay() < 0) {
      remarks.add("Summen er under null: helseforetaket skylder kommunen beløpet.");
    }
    return remarks;
  }

  private static String moment(OffsetDateTime at) {
    return MOMENT.format(at.atZoneSameInstant(Moment.OSLO));
  }
}
