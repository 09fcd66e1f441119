package no.dognbok.query.dossier.form;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import no.dognbok.events.Moment;
import no.dognbok.query.dossier.DayPart;
import no.dognbok.query.dossier.DisputePart;
import no.dognbok.query.dossier.DossierContent;
import no.dognbok.query.dossier.DossierContent.Claim;
import no.dognbok.query.dossier.DossierContent.Unproven;
import no.dognbok.query.dossier.DossierContent.Version;
import no.dognbok.query.dossier.EventPart;
import no.dognbok.query.dossier.LinePart;
import no.dognbok.query.dossier.StayPart;
import no.dognbok.query.judgement.DeadlineAnswer;
import no.dognbok.query.judgement.DoubtAnswer;
import no.dognbok.query.judgement.ReasonAnswer;
import no.dognbok.query.law.Standing;
import no.dognbok.query.notes.NoteAnswer;
import no.dognbok.query.print.StyleText;
import no.dognbok.query.statement.form.StatementLabels;
import no.dognbok.query.stay.OwnReference;
import no.dognbok.query.stay.PartyAnswer;
import org.jspecify.annotations.Nullable;

/** A dossier as the template of the page asks for it. Public members are for the template. */
public final class PrintedDossier {

  private static final String MARGIN_FONT =
      "font-family: \"Liberation Sans\", Arial, sans-serif; font-size: 7pt;";

  /** How the address of a municipality begins that messages went to. */
  private static final String MUNICIPALITY = "municipality:";

  private final DossierContent content;

  PrintedDossier(DossierContent content) {
    this.content = content;
  }

  /**
   * Something that is said of the dossier.
   *
   * @param name of it
   * @param value what it is
   */
  public record Fact(String name, String value) {}

  /**
   * Days in a row of which the same is to be said.
   *
   * @param days all of them
   * @param day the first
   */
  public record Run(List<LocalDate> days, DayPart day) {}

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

  public boolean isParty() {
    return content.version() == Version.PARTY;
  }

  /** What it is, of whom, and on what it rests. */
  public List<Fact> about() {
    List<Fact> facts = new ArrayList<>();
    StayPart stay = content.stay();
    if (stay != null) {
      facts.add(new Fact("Sykehus", name(stay.hospital())));
      facts.add(
          new Fact(
              "Oppholdskommune", stay.municipality() == null ? "ikke oppgitt" : numbered(stay.municipality())));
      facts.add(new Fact("Fagområde", StatementLabels.of(stay.careType())));
      facts.add(new Fact("Innlagt", timeOr(stay.admittedAt(), "ikke fortalt")));
      facts.add(new Fact("Utskrevet", timeOr(stay.departedAt(), "ikke fortalt")));
      if (stay.id() != null) {
        facts.add(new Fact("Opphold i Døgnbok", stay.id().toString()));
      }
      if (stay.references() != null && !stay.references().isEmpty()) {
        facts.add(
            new Fact(
                "Egen referanse",
                stay.references().stream()
                    .map(OwnReference::reference)
                    .collect(Collectors.joining(", "))));
      }
    }
    facts.add(
        new Fact(
            "Utgave",
            isParty()
                ? "For partene: med meldings-id-er, egne referanser og tekster. Skal ikke sendes videre."
                : "Anonymisert: uten pasient, meldings-id-er, referanser og tekster"));
    facts.add(
        new Fact(
            "Viser",
            "hovedboken til og med posisjon %d, registrert %s"
                .formatted(content.basis().position(), DossierLabels.second(content.basis().knownAt()))));
    facts.add(
        new Fact(
            "Vurdert",
            "slik det var %s, etter regelsett %d"
                .formatted(DossierLabels.second(content.basis().asOf()), content.basis().ruleSet())));
    return facts;
  }

  /** To what the proofs lead. */
  public List<Fact> checkpoint() {
    return List.of(
        new Fact("Hovedbok", content.checkpoint().origin()),
        new Fact("Antall registreringer", Long.toString(content.checkpoint().size())),
        new Fact("Rot (SHA-256, base64)", content.checkpoint().root()));
  }

  private static String timeOr(@Nullable OffsetDateTime time, String otherwise) {
    return time == null ? otherwise : DossierLabels.time(time);
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
        : "%,d".formatted(amount.longValue()).replace(',', '\u00A0');
  }

  public String name(@Nullable PartyAnswer party) {
    return party == null ? "ikke kjent" : party.name();
  }

  public String numbered(@Nullable PartyAnswer party) {
    return party == null
        ? "ikke kjent"
        : party.address().startsWith(MUNICIPALITY)
            ? new PartyAnswer(
                    party.address().substring(MUNICIPALITY.length()), party.name(), party.mapped())
                .numbered()
            : party.address().contains(":") ? party.name() : party.numbered();
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

  public String brief(LocalDate day) {
    return DossierLabels.day(day).substring(0, 6);
  }

  public String time(OffsetDateTime time) {
    return DossierLabels.time(time);
  }

  public String date(OffsetDateTime time) {
    return DossierLabels.date(time);
  }

  /** At what time of the day it happened, as well as that is known. */
  public String clock(EventPart event) {
    return event.precision() == Moment.Precision.DATE
        ? "bare dato"
        : DossierLabels.clock(event.occurredAt());
  }

  public String clockWithSeconds(OffsetDateTime time) {
    return DossierLabels.clockWithSeconds(time);
  }

  public String second(OffsetDateTime time) {
    return DossierLabels.second(time);
  }

  public String events(List<Object> events) {
    return DossierLabels.events(events);
  }

  public List<Timeline.Strip> timeline() {
    return Timeline.of(content);
  }

  /** Who did it, and to whom it went. */
  public String who(EventPart event) {
    PartyAnswer from = event.from() == null ? event.by() : event.from();
    return event.to() == null
        ? name(from)
        : "%s til %s".formatted(name(from), numbered(event.to()));
  }

  /** Who told the ledger, where that is another than whose act it was. */
  public String teller(EventPart event) {
    return event.from() == null || event.by() == null || event.from().equals(event.by())
        ? ""
        : "Fortalt av " + event.by().name();
  }

  /** How it was told, and whether that it arrived is proven. */
  public List<String> proof(EventPart event) {
    List<String> proof = new ArrayList<>();
    proof.add(DossierLabels.of(event.channel()));
    event
        .receipts()
        .forEach(receipt ->
            proof.add(
                (receipt.positive() ? "Mottatt" : "Avvist")
                    + " (kvittering: hendelse " + receipt.event() + ")"));
    if (event.confirmedBy() != null) {
      proof.add("Bekreftet av hendelse " + event.confirmedBy());
    }
    return proof;
  }

  /** What a reader has to know of an event besides. */
  public List<String> remarks(EventPart event) {
    List<String> remarks = new ArrayList<>(FieldLabels.of(event.facts()));
    event.doubts().forEach(code -> remarks.add("Tvil: " + DossierLabels.doubt(code)));
    if (event.factsDigest() != null) {
      remarks.add("Bare sammendrag; kontrollsum " + event.factsDigest());
    }
    if (event.sender() != null) {
      EventPart.Sender sender = event.sender();
      if (sender.messageId() != null) {
        remarks.add("Meldings-id: " + sender.messageId());
      }
    }
    return remarks;
  }

  public String standing(EventPart event) {
    return DossierLabels.of(event.standing());
  }

  public boolean stands(EventPart event) {
    return DossierLabels.stands(event);
  }

  /** Which dispute, where there are several. */
  public String about(EventPart event) {
    return switch (event.about()) {
      case STAY -> "";
      case DISPUTE -> "Uenighet %d: ".formatted(event.dispute());
      case STATEMENT -> "";
    };
  }

  /** Days in a row of which the same is to be said, together. */
  public List<Run> runs() {
    List<Run> runs = new ArrayList<>();
    for (DayPart day : content.days()) {
      Run last = runs.isEmpty() ? null : runs.getLast();
      if (last != null
          && last.days().getLast().plusDays(1).equals(day.date())
          && said(last.day()).equals(said(day))) {
        runs.set(
            runs.size() - 1,
            new Run(Stream.concat(last.days().stream(), Stream.of(day.date())).toList(), last.day()));
      } else {
        runs.add(new Run(List.of(day.date()), day));
      }
    }
    return runs;
  }

  private static List<Object> said(DayPart day) {
    return Stream.of(
            day.verdict(), day.payer(), day.hospital(), day.rate(), day.reasons(), day.doubts(),
            day.settled())
        .map(Optional::ofNullable)
        .map(Object.class::cast)
        .toList();
  }

  public String verdict(DayPart day) {
    return StatementLabels.of(day.verdict());
  }

  public String verdict(LinePart.Day day) {
    return day.heldBack() ? "Holdt tilbake" : StatementLabels.of(day.verdict());
  }

  public List<String> reasons(List<ReasonAnswer> reasons) {
    return reasons.stream()
        .map(reason ->
            unbroken(StatementLabels.of(reason))
                + (reason.events().isEmpty()
                    ? ""
                    : " Hendelse " + DossierLabels.events(reason.events()) + "."))
        .toList();
  }

  public List<String> marks(DayPart day) {
    List<String> marks = new ArrayList<>();
    DayPart.Settled settled = day.settled();
    if (settled != null) {
      marks.add(
          "Avgjort (%s): %s. Uten avgjørelsen: %s."
              .formatted(
                  DossierLabels.of(settled.how()),
                  settled.groundName(),
                  settled.judged() == null
                      ? "ikke utskrivningsklar"
                      : StatementLabels.of(settled.judged())));
    }
    for (DoubtAnswer doubt : day.doubts()) {
      marks.add("Tvil: " + doubt.text());
    }
    return marks.stream().map(PrintedDossier::unbroken).toList();
  }

  private static String unbroken(String text) {
    return text.replace("§ ", "§\u00A0");
  }

  public String owed(DeadlineAnswer duty) {
    return "%s til %s"
        .formatted(
            DossierLabels.of(duty.owedBy()), DossierLabels.of(duty.owedTo()).toLowerCase(Locale.ROOT));
  }

  public String due(DeadlineAnswer duty) {
    return timeOr(duty.due(), "ingen frist");
  }

  public String fulfilled(DeadlineAnswer duty) {
    return timeOr(duty.fulfilledAt(), "ikke oppfylt")
        + (duty.fulfilledBy().isEmpty()
            ? ""
            : " (hendelse " + DossierLabels.events(duty.fulfilledBy()) + ")");
  }

  public String statement(LinePart line) {
    return StatementLabels.of(line.state());
  }

  public String dispute(DisputePart dispute) {
    return "Uenighet %d mellom %s og %s".formatted(
        dispute.number(), dispute.trust().name(), numbered(dispute.municipality()));
  }

  /** What a dispute is about, how far it has come, and when the board can be asked. */
  public List<Fact> aboutDispute(DisputePart dispute) {
    List<Fact> facts = new ArrayList<>();
    facts.add(
        new Fact(
            "Gjelder",
            (dispute.days().isEmpty()
                    ? dispute.month() == null ? "hele oppholdet" : "hele linjen"
                    : DossierLabels.days(dispute.days()))
                + (dispute.month() == null
                    ? ""
                    : " i avregningen for " + StatementLabels.month(dispute.month()))));
    facts.add(
        new Fact(
            "Meldt",
            "%s, av %s"
                .formatted(DossierLabels.time(dispute.openedAt()), DossierLabels.of(dispute.openedBy()))));
    facts.add(
        new Fact(
            "Kommet til",
            "%s, fra %s. %s."
                .formatted(
                    dispute.stepName(),
                    DossierLabels.time(dispute.stepSince()),
                    DossierLabels.of(dispute.state()))));
    facts.add(
        new Fact(
            "To måneders forhandlinger",
            "%s %s (%s, %s)"
                .formatted(
                    dispute.board().over() ? "over" : "over først",
                    DossierLabels.time(dispute.board().from()),
                    dispute.board().basis(),
                    dispute.board().standing())));
    return facts;
  }

  public String party(DisputePart.Ground ground) {
    return DossierLabels.of(ground.party());
  }

  public String party(DisputePart.Happening one) {
    return DossierLabels.of(one.party());
  }

  public String party(DisputePart.Proposal one) {
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
    return (text.state() == NoteAnswer.State.DELETED
            ? "Teksten er slettet"
            : "Tekst som ikke er med")
        + "; kontrollsum " + text.digest();
  }

  /** What there is to say of a step besides. */
  public List<String> remarks(DisputePart.Happening one) {
    return Stream.of(
            Stream.of(DossierLabels.of(one.stand())),
            Stream.of(text(one.text())),
            one.doubts().stream().map(doubt -> "Tvil: " + DossierLabels.of(doubt)))
        .flatMap(some -> some)
        .filter(text -> !text.isEmpty())
        .toList();
  }

  public List<Fact> proposal(DisputePart.Proposal one) {
    return List.of(
        new Fact("Betales", DossierLabels.days(one.stands())),
        new Fact("Betales ikke", DossierLabels.days(one.falls())),
        new Fact("Grunn", one.groundName()),
        new Fact("Hvordan", DossierLabels.of(one.how())),
        new Fact(
            "Den andre parten",
            DossierLabels.of(one.outcome())
                + (one.answer() == null ? "" : " (hendelse " + one.answer() + ")")));
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

  public boolean hasDisputes() {
    return !content.disputes().isEmpty();
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
