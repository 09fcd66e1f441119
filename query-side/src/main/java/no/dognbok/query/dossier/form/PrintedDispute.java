package no.dognbok.query.dossier.form;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import no.dognbok.events.DisputeEvent.DisputeSettled;
import no.dognbok.query.dispute.DisputeRecord;
import no.dognbok.query.dossier.DisputePart;
import no.dognbok.query.notes.NoteAnswer;
import no.dognbok.query.statement.form.StatementLabels;
import org.jspecify.annotations.Nullable;

/** A dispute as the template asks for it. Public members are for the template. */
public final class PrintedDispute {

  private final DisputePart dispute;

  PrintedDispute(DisputePart dispute) {
    this.dispute = dispute;
  }

  public String title() {
    return "Uenighet %d mellom %s og %s"
        .formatted(
            dispute.number(), dispute.trust().name(), PartyLabels.numbered(dispute.municipality()));
  }

  /** Who does not agree, and what the other party says to that. */
  public String stances() {
    return "Uenighet %d (%s): åpnet av %s; svar: %s."
        .formatted(dispute.number(), matter(), DossierLabels.of(dispute.openedBy()), answer());
  }

  /** The last that the other party has answered. */
  private String answer() {
    return dispute.history().stream()
        .filter(one -> one.party() == dispute.openedBy().other())
        .flatMap(one -> Stream.ofNullable(one.stand()))
        .reduce((_, later) -> later)
        .map(stand -> DossierLabels.of(stand).toLowerCase(Locale.ROOT))
        .orElse("ikke besvart");
  }

  /** What it is about, how far it has come, and when the board can be asked. */
  public List<Fact> about() {
    return List.of(
        new Fact("Gjelder", matter()),
        new Fact(
            "Meldt",
            "%s, av %s"
                .formatted(
                    DossierLabels.time(dispute.openedAt()), DossierLabels.of(dispute.openedBy()))),
        new Fact(
            "Kommet til",
            "%s, fra %s. %s."
                .formatted(dispute.stepName(), DossierLabels.time(dispute.stepSince()), state())),
        new Fact(
            "To måneders forhandlinger",
            "%s %s (%s, %s)"
                .formatted(
                    dispute.board().over() ? "over" : "over først",
                    DossierLabels.time(dispute.board().from()),
                    dispute.board().basis(),
                    dispute.board().standing())));
  }

  private String state() {
    return dispute.state() == DisputeRecord.State.SETTLED
            && dispute.proposals().getLast().outcome() == DisputePart.Outcome.UNANSWERED
        ? "Venter på bekreftelse"
        : DossierLabels.of(dispute.state());
  }

  private String matter() {
    String what =
        dispute.days().isEmpty()
            ? dispute.month() == null ? "hele oppholdet" : "hele linjen"
            : DossierLabels.days(dispute.days());
    return dispute.month() == null
        ? what
        : "%s i avregningen for %s".formatted(what, StatementLabels.month(dispute.month()));
  }

  public List<DisputePart.Ground> grounds() {
    return dispute.grounds();
  }

  public List<DisputePart.Happening> history() {
    return dispute.history();
  }

  public List<DisputePart.Proposal> proposals() {
    return dispute.proposals();
  }

  public String time(OffsetDateTime time) {
    return DossierLabels.time(time);
  }

  public String party(DisputePart.Ground ground) {
    return DossierLabels.of(ground.party());
  }

  public String party(DisputePart.Happening one) {
    return DossierLabels.of(one.party());
  }

  /** A text, or that there is one. */
  public String text(DisputePart.@Nullable Text text) {
    if (text == null) {
      return "";
    }
    if (text.text() != null) {
      return text.state() == NoteAnswer.State.ALTERED
          ? "Teksten i lageret er ikke den som loggen har kontrollsummen av: " + text.text()
          : text.text();
    }
    return "%s; kontrollsum %s"
        .formatted(
            text.state() == NoteAnswer.State.DELETED
                ? "Teksten er slettet"
                : "Tekst som ikke er med",
            text.digest());
  }

  /** What there is to say of a step besides. */
  public List<String> remarks(DisputePart.Happening one) {
    return Stream.of(
            Stream.of(DossierLabels.of(one.stand()), text(one.text())),
            one.doubts().stream().map(doubt -> "Tvil: " + DossierLabels.of(doubt)))
        .flatMap(some -> some)
        .filter(remark -> !remark.isEmpty())
        .toList();
  }

  public String title(DisputePart.Proposal one) {
    return "%s, fortalt av %s (hendelse %s), %s"
        .formatted(
            what(one), DossierLabels.of(one.party()), one.event(), DossierLabels.time(one.at()));
  }

  private static String what(DisputePart.Proposal one) {
    return switch (one.outcome()) {
      case CONFIRMED, DECIDED -> "Avgjørelse";
      case UNANSWERED -> "Forslag til avgjørelse, som venter på bekreftelse";
      case CONTESTED ->
          one.how() == DisputeSettled.How.AGREEMENT
              ? "Forslag til avgjørelse"
              : "Avgjørelse som er bestridt";
    };
  }

  public List<Fact> about(DisputePart.Proposal one) {
    String outcome = DossierLabels.of(one.outcome());
    return List.of(
        new Fact("Betales", DossierLabels.days(one.stands())),
        new Fact("Betales ikke", DossierLabels.days(one.falls())),
        new Fact("Grunn", one.groundName()),
        new Fact("Hvordan", DossierLabels.of(one.how())),
        new Fact(
            "Den andre parten",
            one.answer() == null ? outcome : "%s (hendelse %s)".formatted(outcome, one.answer())));
  }
}
