package no.dognbok.query.dossier.form;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import no.dognbok.query.dossier.DayPart;
import no.dognbok.query.dossier.LinePart;
import no.dognbok.query.judgement.DoubtAnswer;
import no.dognbok.query.judgement.ReasonAnswer;
import no.dognbok.query.statement.form.StatementLabels;

/** Days with their reasons as the template asks for them. Public members are for the template. */
public final class PrintedDays {

  private final List<DayPart> days;

  PrintedDays(List<DayPart> days) {
    this.days = days;
  }

  /** Those of which the same is to be said, together. */
  public List<Run<DayPart>> runs() {
    return Run.of(
        days,
        DayPart::date,
        day ->
            Arrays.asList(
                day.verdict(),
                day.payer(),
                day.hospital(),
                day.rate(),
                day.reasons(),
                day.doubts(),
                day.settled()));
  }

  /** The same of days as they stand in a statement. */
  public List<Run<LinePart.Day>> runs(List<LinePart.Day> line) {
    return Run.of(
        line,
        LinePart.Day::date,
        day -> Arrays.asList(day.verdict(), day.heldBack(), day.rate(), day.reasons()));
  }

  public String dates(Run<?> run) {
    return DossierLabels.days(run.days());
  }

  public String date(LocalDate day) {
    return DossierLabels.day(day);
  }

  public String verdict(DayPart day) {
    return StatementLabels.of(day.verdict());
  }

  public String verdict(LinePart.Day day) {
    return day.heldBack() ? "Holdt tilbake" : StatementLabels.of(day.verdict());
  }

  public String payer(DayPart day) {
    return day.payer() == null ? "" : PartyLabels.numbered(day.payer());
  }

  /** Each with the paragraph, what it stands on, and the events that it rests on. */
  public List<String> reasons(List<ReasonAnswer> reasons) {
    return reasons.stream()
        .map(reason -> {
          String text = unbroken(StatementLabels.of(reason));
          return reason.events().isEmpty()
              ? text
              : "%s Hendelse %s.".formatted(text, DossierLabels.events(reason.events()));
        })
        .toList();
  }

  /** What has been settled about a day, and what is in doubt. */
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
    return marks.stream().map(PrintedDays::unbroken).toList();
  }

  private static String unbroken(String text) {
    return text.replace("§ ", "§\u00A0");
  }
}
