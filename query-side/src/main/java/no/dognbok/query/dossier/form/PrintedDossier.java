package no.dognbok.query.dossier.form;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import no.dognbok.query.dossier.DossierContent;
import no.dognbok.query.dossier.DossierContent.Claim;
import no.dognbok.query.dossier.DossierContent.Unproven;
import no.dognbok.query.dossier.DossierContent.Version;
import no.dognbok.query.dossier.LinePart;
import no.dognbok.query.judgement.DeadlineAnswer;
import no.dognbok.query.law.Standing;
import no.dognbok.query.print.StyleText;
import no.dognbok.query.statement.form.StatementLabels;
import no.dognbok.query.stay.PartyAnswer;
import org.jspecify.annotations.Nullable;

/** A dossier as the template of the page asks for it. Public members are for the template. */
public final class PrintedDossier {

  private static final String MARGIN_FONT =
      "font-family: \"Liberation Sans\", Arial, sans-serif; font-size: 7pt;";

  /** What may be among that which the asker does not see. */
  static final String NOT_SHOWN = "ikke vist i utdraget";

  private static final char NO_BREAK_SPACE = '\u00A0';

  private final DossierContent content;

  PrintedDossier(DossierContent content) {
    this.content = content;
  }

  public DossierContent content() {
    return content;
  }

  public String title() {
    return switch (content.subject().kind()) {
      case STAY -> "Saksmappe: opphold 1";
      case DISPUTE -> "Saksmappe: uenighet 1 om opphold 1";
      case STATEMENT_LINE ->
          "Saksmappe: opphold 1 i avregningen for "
              + StatementLabels.month(Objects.requireNonNull(content.subject().month()));
    };
  }

  public boolean isSimulated() {
    return content.basis().simulated();
  }

  public boolean isExtract() {
    return content.subject().extract();
  }

  public boolean isOfStay() {
    return content.subject().kind() == DossierContent.Kind.STAY;
  }

  private boolean isParty() {
    return content.version() == Version.PARTY;
  }

  /** What it is, of whom, and on what it rests. */
  public List<Fact> about() {
    return AboutDossier.of(content);
  }

  /** To what the proofs lead. */
  public List<Fact> checkpoint() {
    return List.of(
        new Fact("Hovedbok", content.checkpoint().origin()),
        new Fact("Antall registreringer", Long.toString(content.checkpoint().size())),
        new Fact("Rot (SHA-256, base64)", content.checkpoint().root()));
  }

  public String claimFor(Claim claim) {
    return switch (claim.what()) {
      case PAYMENT_DAYS -> "Betalingsdøgn etter § 13";
      case DISPUTED_DAYS -> "Omtvistede døgn";
      case STATEMENT_LINE -> "Oppholdet i avregningen";
    };
  }

  public String kroner(@Nullable Number amount) {
    return amount == null
        ? "ikke kjent"
        : "%,d".formatted(amount.longValue()).replace(',', NO_BREAK_SPACE);
  }

  public String name(@Nullable PartyAnswer party) {
    return PartyLabels.name(party);
  }

  public String numbered(@Nullable PartyAnswer party) {
    return PartyLabels.numbered(party);
  }

  public String days(List<LocalDate> days) {
    return DossierLabels.days(days);
  }

  public String day(LocalDate day) {
    return DossierLabels.day(day);
  }

  public String weekday(LocalDate day) {
    return DossierLabels.weekday(day);
  }

  /** Without the year: 14.07. */
  public String brief(LocalDate day) {
    return DossierLabels.day(day).substring(0, 6);
  }

  public String second(OffsetDateTime time) {
    return DossierLabels.second(time);
  }

  public List<Timeline.Strip> timeline() {
    return Timeline.of(content);
  }

  public List<PrintedEvent> events() {
    return content.events().stream().map(PrintedEvent::new).toList();
  }

  public PrintedDays judged() {
    return new PrintedDays(content.days());
  }

  public List<PrintedDispute> disputes() {
    return content.disputes().stream().map(PrintedDispute::new).toList();
  }

  /** What is owed, and for which events. */
  public String duty(DeadlineAnswer duty) {
    return duty.triggeredBy().isEmpty()
        ? duty.name()
        : "%s (for hendelse %s)".formatted(duty.name(), DossierLabels.events(duty.triggeredBy()));
  }

  public String owed(DeadlineAnswer duty) {
    return "%s til %s"
        .formatted(
            DossierLabels.of(duty.owedBy()),
            DossierLabels.of(duty.owedTo()).toLowerCase(Locale.ROOT));
  }

  public String due(DeadlineAnswer duty) {
    return duty.due() == null ? "ingen frist" : DossierLabels.time(duty.due());
  }

  public String fulfilled(DeadlineAnswer duty) {
    return duty.fulfilledAt() == null
        ? unfulfilled()
        : "%s (hendelse %s)"
            .formatted(
                DossierLabels.time(duty.fulfilledAt()), DossierLabels.events(duty.fulfilledBy()));
  }

  private String unfulfilled() {
    return content.stay() == null || content.stay().whole() ? "ikke oppfylt" : NOT_SHOWN;
  }

  public String state(LinePart line) {
    return StatementLabels.of(line.state());
  }

  /** What an unproven thing is about. */
  public String about(Unproven one) {
    return Stream.of(
            one.days().isEmpty() ? "" : DossierLabels.days(one.days()),
            one.events().isEmpty() ? "" : "Hendelse " + DossierLabels.events(one.events()))
        .filter(text -> !text.isEmpty())
        .collect(Collectors.joining(". "));
  }

  /** What the letters beside the paragraphs stand for. */
  public String standings() {
    return Stream.of(Standing.values()).map(StatementLabels::of).collect(Collectors.joining("; "));
  }

  /** Rules for the margins of each printed page: what it is, what it rests on, and its number. */
  public String margins() {
    return """
    @page {
      @top-left { %1$s content: "%2$s"; }
      @top-right { %1$s content: "%3$s"; }
      @bottom-left { %1$s content: "%4$s"; }
      @bottom-right { %1$s content: "Side " counter(page) " av " counter(pages); }
    }
    """
        .formatted(
            MARGIN_FONT,
            StyleText.escaped(title()),
            isSimulated()
                ? "SIMULERT"
                : StyleText.escaped(isParty() ? "For partene" : "Anonymisert"),
            StyleText.escaped(
                "Posisjon %d · Regelsett %d · Rot %s"
                    .formatted(
                        content.basis().position(),
                        content.basis().ruleSet(),
                        content.checkpoint().root())));
  }
}
