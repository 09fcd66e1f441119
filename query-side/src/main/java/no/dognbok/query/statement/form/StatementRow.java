package no.dognbok.query.statement.form;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import no.dognbok.events.CareType;
import no.dognbok.events.Municipality;
import no.dognbok.query.judgement.ReasonAnswer;
import no.dognbok.query.statement.Correction;
import no.dognbok.query.statement.StatementContent;
import no.dognbok.query.statement.StatementContent.Line;
import no.dognbok.query.statement.StatementContent.NotBilled;
import no.dognbok.query.statement.StatementDay;
import no.dognbok.query.stay.PartyAnswer;
import org.jspecify.annotations.Nullable;

/**
 * A stay and a day as a row of a table.
 *
 * @param kind what the row is
 * @param stay id of the stay
 * @param ours the references of the trust, and of the hospital that bills
 * @param theirs the references of the others
 * @param hospital that bills
 * @param careType what is treated; not told of a day that is not billed
 * @param formerly the municipality of the messages, where it has ceased
 * @param date the day
 * @param day what it is; absent in a correction
 * @param correction what has become of it; in a correction only
 */
public record StatementRow(
    Kind kind,
    UUID stay,
    String ours,
    String theirs,
    @Nullable PartyAnswer hospital,
    @Nullable CareType careType,
    @Nullable Municipality formerly,
    LocalDate date,
    @Nullable StatementDay day,
    @Nullable Correction correction) {

  /** What a row is. */
  public enum Kind {
    BILLED("Betalingsdøgn"),
    HELD_BACK("Holdt tilbake"),
    CORRECTION("Korreksjon"),
    NOT_BILLED("Ikke fakturert");

    private final String label;

    Kind(String label) {
      this.label = label;
    }

    String label() {
      return label;
    }
  }

  /** All rows of a statement, in its own order: lines, corrections, days that are not billed. */
  static Stream<StatementRow> all(StatementContent content) {
    return Stream.of(days(content), corrections(content), notBilled(content)).flatMap(rows -> rows);
  }

  static Stream<StatementRow> days(StatementContent content) {
    return content.lines().stream()
        .flatMap(line -> line.days().stream().map(day -> of(content, line, day)));
  }

  static Stream<StatementRow> corrections(StatementContent content) {
    return content.corrections().stream().map(correction -> of(content, correction));
  }

  static Stream<StatementRow> notBilled(StatementContent content) {
    return content.notBilled().stream().map(notBilled -> of(content, notBilled));
  }

  private static StatementRow of(StatementContent content, Line line, StatementDay day) {
    References references = References.of(content, line.hospital(), line.references());
    return new StatementRow(
        day.isHeldBack() ? Kind.HELD_BACK : Kind.BILLED,
        line.stay(),
        references.ours(),
        references.theirs(),
        line.hospital(),
        line.careType(),
        line.formerly(),
        day.date(),
        day,
        null);
  }

  private static StatementRow of(StatementContent content, Correction correction) {
    References references = References.of(content, correction.hospital(), correction.references());
    return new StatementRow(
        Kind.CORRECTION,
        correction.stay(),
        references.ours(),
        references.theirs(),
        correction.hospital(),
        correction.careType(),
        null,
        correction.date(),
        null,
        correction);
  }

  private static StatementRow of(StatementContent content, NotBilled notBilled) {
    References references = References.of(content, notBilled.hospital(), notBilled.references());
    return new StatementRow(
        Kind.NOT_BILLED,
        notBilled.stay(),
        references.ours(),
        references.theirs(),
        notBilled.hospital(),
        null,
        null,
        notBilled.day().date(),
        notBilled.day(),
        null);
  }

  /** Payment days that it adds to what is billed; their sum is that of the statement. */
  public int days() {
    return switch (kind) {
      case BILLED -> 1;
      case CORRECTION -> Objects.requireNonNull(correction).days();
      case HELD_BACK, NOT_BILLED -> 0;
    };
  }

  /** The rate of a payable day in whole kroner, also of one that is held back. */
  public @Nullable Integer rate() {
    return day == null ? null : day.rate();
  }

  /**
   * What it adds to what is billed, in whole kroner: the sum is what there is to pay. Absent where
   * the rate is not known.
   */
  public @Nullable Long amount() {
    return switch (kind) {
      case BILLED -> rate() == null ? null : Long.valueOf(rate());
      case CORRECTION -> Objects.requireNonNull(correction).amount();
      case HELD_BACK, NOT_BILLED -> 0L;
    };
  }

  List<ReasonAnswer> reasons() {
    return day != null ? day.reasons() : Objects.requireNonNull(correction).reasons();
  }

  @Nullable YearMonth corrected() {
    return correction == null ? null : correction.month();
  }
}
