package no.dognbok.query.dossier;

import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import no.dognbok.query.dossier.LinePart.Corrected;
import no.dognbok.query.dossier.LinePart.Day;
import no.dognbok.query.judgement.EventNames;
import no.dognbok.query.judgement.ReasonAnswer;
import no.dognbok.query.statement.Correction;
import no.dognbok.query.statement.Statement;
import no.dognbok.query.statement.StatementContent.Line;
import no.dognbok.query.statement.StatementDay;
import org.jspecify.annotations.Nullable;

/** What stands of one stay in a statement. */
final class LineParts {

  private final UUID stay;
  private final EventNames names;

  LineParts(UUID stay, EventNames names) {
    this.stay = stay;
    this.names = names;
  }

  /** Whether anything of the stay stands in it. */
  static boolean isIn(Statement statement, UUID stay) {
    return Stream.of(
            statement.content().lines().stream().map(Line::stay),
            statement.content().notBilled().stream().map(one -> one.stay()),
            statement.content().corrections().stream().map(Correction::stay))
        .flatMap(stays -> stays)
        .anyMatch(stay::equals);
  }

  LinePart of(Statement statement) {
    List<Line> lines =
        statement.content().lines().stream().filter(line -> line.stay().equals(stay)).toList();
    Statement.Presented presented = statement.presented();
    return new LinePart(
        statement.state(),
        statement.digest(),
        statement.basis().position(),
        statement.basis().ruleSet(),
        presented == null ? null : presented.presentedAt(),
        presented == null ? null : presented.objectionsUntil(),
        statement.frozenAt(),
        lines.stream().mapToInt(Line::number).sum(),
        amount(lines),
        lines.stream().flatMap(line -> line.days().stream()).map(this::day).toList(),
        statement.content().notBilled().stream()
            .filter(one -> one.stay().equals(stay))
            .map(one -> day(one.day()))
            .toList(),
        statement.content().corrections().stream()
            .filter(one -> one.stay().equals(stay))
            .map(LineParts::corrected)
            .toList());
  }

  private static @Nullable Long amount(List<Line> lines) {
    long sum = 0;
    for (Line line : lines) {
      if (line.amount() == null) {
        return null;
      }
      sum += line.amount();
    }
    return sum;
  }

  private Day day(StatementDay day) {
    return new Day(
        day.date(),
        day.verdict(),
        day.isHeldBack(),
        day.rate(),
        day.reasons().stream().map(this::renamed).toList());
  }

  private ReasonAnswer renamed(ReasonAnswer reason) {
    return new ReasonAnswer(
        reason.rule(),
        reason.code(),
        reason.standing(),
        reason.basis(),
        reason.text(),
        reason.events().stream().map(event -> names.of(event.toString())).toList());
  }

  private static Corrected corrected(Correction one) {
    return new Corrected(
        one.month(),
        one.date(),
        one.billed(),
        one.due(),
        one.because().stream().map(Correction.Cause::text).toList());
  }
}
