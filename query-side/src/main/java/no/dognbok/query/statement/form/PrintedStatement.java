package no.dognbok.query.statement.form;

import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import no.dognbok.events.CareType;
import no.dognbok.query.judgement.DoubtAnswer;
import no.dognbok.query.judgement.ReasonAnswer;
import no.dognbok.query.law.Standing;
import no.dognbok.query.print.StyleText;
import no.dognbok.query.statement.Seal;
import no.dognbok.query.statement.Statement;
import no.dognbok.query.statement.StatementContent;
import no.dognbok.query.statement.StatementContent.Line;
import no.dognbok.query.statement.StatementContent.NotBilled;
import no.dognbok.query.statement.StatementDay;
import no.dognbok.query.stay.PartyAnswer;
import org.jspecify.annotations.Nullable;

/** A statement as the template of the page asks for it. Public members are for the template. */
public final class PrintedStatement {

  private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd.MM.yyyy");
  private static final String MARGIN_FONT =
      "font-family: \"Liberation Sans\", Arial, sans-serif; font-size: 7pt;";
  private static final char MINUS = '\u2212';
  private static final char NO_BREAK_SPACE = '\u00A0';

  private final Statement statement;
  private final StatementFacts facts;
  private final @Nullable Seal seal;

  PrintedStatement(Statement statement, @Nullable Seal seal) {
    this.statement = statement;
    this.facts = new StatementFacts(statement);
    this.seal = seal;
  }

  /**
   * A stay with payment days.
   *
   * @param number in the statement, from 1
   * @param line as it stands there
   * @param ours the references of the trust
   * @param theirs the references of the others
   * @param runs its days
   */
  public record PrintedLine(int number, Line line, String ours, String theirs, List<DayRun> runs) {}

  /**
   * Days of a stay that are not billed.
   *
   * @param notBilled the first of them
   * @param ours the references of the trust
   * @param theirs the references of the others
   * @param run the days
   */
  public record PrintedNotBilled(NotBilled notBilled, String ours, String theirs, DayRun run) {}

  public StatementContent content() {
    return statement.content();
  }

  public String title() {
    return facts.title();
  }

  public List<StatementFacts.Fact> about() {
    List<StatementFacts.Fact> about = new ArrayList<>(facts.about());
    if (seal != null) {
      about.add(
          new StatementFacts.Fact(
              "Signert hode (checkpoint)",
              "%s, %s oppføringer, rot %s"
                  .formatted(seal.origin(), number(seal.size()), seal.root())));
    }
    return about;
  }

  public List<StatementFacts.Fact> sums() {
    return facts.sums();
  }

  public List<String> remarks() {
    return facts.remarks();
  }

  public boolean isSimulated() {
    return statement.basis().simulated();
  }

  public String simulated() {
    return StatementFacts.SIMULATED;
  }

  public List<PrintedLine> lines() {
    List<PrintedLine> lines = new ArrayList<>();
    for (Line line : content().lines()) {
      References references = References.of(content(), line.hospital(), line.references());
      lines.add(
          new PrintedLine(
              lines.size() + 1,
              line,
              references.ours(),
              references.theirs(),
              DayRun.of(line.days())));
    }
    return lines;
  }

  public List<StatementRow> corrections() {
    return StatementRow.corrections(content()).toList();
  }

  /** Those of a stay that follow each other, in runs. */
  public List<PrintedNotBilled> notBilled() {
    List<PrintedNotBilled> printed = new ArrayList<>();
    List<NotBilled> all = content().notBilled();
    for (int from = 0, to; from < all.size(); from = to) {
      NotBilled first = all.get(from);
      to = from;
      List<StatementDay> days = new ArrayList<>();
      while (to < all.size() && isOfSame(first, all.get(to))) {
        days.add(all.get(to++).day());
      }
      References references = References.of(content(), first.hospital(), first.references());
      DayRun.of(days)
          .forEach(run ->
              printed.add(
                  new PrintedNotBilled(first, references.ours(), references.theirs(), run)));
    }
    return printed;
  }

  private static boolean isOfSame(NotBilled one, NotBilled other) {
    return one.stay().equals(other.stay()) && Objects.equals(one.hospital(), other.hospital());
  }

  /** What the letters beside the paragraphs stand for. */
  public List<String> standings() {
    return Stream.of(Standing.values()).map(StatementLabels::of).toList();
  }

  public String day(LocalDate day) {
    return DAY.format(day);
  }

  public String days(DayRun run) {
    return run.number() == 1 ? day(run.from()) : day(run.from()) + "–" + day(run.to());
  }

  public String month(YearMonth month) {
    return StatementLabels.month(month);
  }

  /** 7 171 219; a dash where there is none. */
  public String number(@Nullable Number number) {
    if (number == null) {
      return "–";
    }
    String digits = "%,d".formatted(Math.abs(number.longValue())).replace(',', NO_BREAK_SPACE);
    return number.longValue() < 0 ? MINUS + digits : digits;
  }

  /** A text as it is, a number as people write it. */
  public String text(Object value) {
    return value instanceof Number number ? number(number) : value.toString();
  }

  /** Whole kroner of days whose rate may not be known. */
  public String kroner(@Nullable Number amount) {
    return amount == null ? "ikke kjent" : number(amount);
  }

  private static String unbroken(String text) {
    return text.replace("§ ", "§" + NO_BREAK_SPACE);
  }

  private static List<String> reasons(List<ReasonAnswer> reasons) {
    return reasons.stream().map(StatementLabels::of).map(PrintedStatement::unbroken).toList();
  }

  public String name(@Nullable PartyAnswer party) {
    return StatementLabels.name(party);
  }

  public String careType(CareType careType) {
    return StatementLabels.of(careType);
  }

  public String verdict(StatementDay day) {
    return StatementLabels.of(day.verdict());
  }

  /** What a reader has to know of a day besides its reasons, marked by a word of its own. */
  public List<Mark> marks(StatementDay day) {
    List<Mark> marks = new ArrayList<>();
    if (day.objection() != null) {
      marks.add(
          new Mark(
              day.isHeldBack() ? "Holdt tilbake" : "Omtvistet",
              StatementLabels.of(day.objection())));
    }
    if (day.settled() != null) {
      marks.add(new Mark("Avgjort", StatementLabels.of(day.settled())));
    }
    for (DoubtAnswer doubt : day.doubts()) {
      marks.add(new Mark("Tvil", doubt.text()));
    }
    return marks;
  }

  /**
   * What is said of a day besides.
   *
   * @param word that it begins with
   * @param text what there is to say
   */
  public record Mark(String word, String text) {
    public Mark {
      text = unbroken(text);
    }
  }

  public List<String> reasons(StatementDay day) {
    return reasons(day.reasons());
  }

  public List<String> reasons(StatementRow row) {
    return reasons(row.reasons());
  }

  public List<String> causes(StatementRow row) {
    return row.correction() == null
        ? List.of()
        : row.correction().because().stream().map(StatementLabels::of).toList();
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
            StyleText.escaped(
                "Avregning %s, %s – %s"
                    .formatted(
                        month(content().month()),
                        content().trust().name(),
                        content().municipality().name())),
            isSimulated() ? "SIMULERT" : StyleText.escaped(StatementLabels.of(statement.state())),
            StyleText.escaped(
                "Posisjon %d · Regelsett %d · SHA-256 %s"
                    .formatted(
                        statement.basis().position(),
                        statement.basis().ruleSet(),
                        statement.digest())));
  }
}
