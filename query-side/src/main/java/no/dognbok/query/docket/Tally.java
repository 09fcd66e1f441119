package no.dognbok.query.docket;

import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import java.util.function.Consumer;
import no.dognbok.events.Moment;
import no.dognbok.events.Obligation;
import no.dognbok.log.Micros;
import no.dognbok.query.law.Duty;
import no.dognbok.query.law.Duty.Limit;
import org.jspecify.annotations.Nullable;

/**
 * What became of the duties of a stay that fell due, or will: enough to count them, and too little
 * to explain them. There is one for every stay there ever was, so it is a few bytes for each duty:
 * of all a byte that says in what unit they are due; of each a number of its obligation, outcome
 * and marks, when it was due after the one before it, and by how much it was late. Nothing in it
 * changes with time alone.
 */
public final class Tally {

  static final Tally NONE = new Tally(new byte[0]);

  private static final Obligation[] OBLIGATIONS = Obligation.values();
  private static final Outcome[] OUTCOMES = Outcome.values();
  private static final byte IN_SECONDS = 0;
  private static final byte IN_MICROS = 1;
  private static final long A_SECOND = 1_000_000;

  private final byte[] packed;

  /** One that was packed before. */
  Tally(byte[] packed) {
    this.packed = packed;
  }

  /** What became of a duty, by all that was told. */
  public enum Outcome {
    IN_TIME,
    LATE,
    /** Open until it is due, and broken from then on. */
    NOT_FULFILLED
  }

  /**
   * A duty that fell due, or will.
   *
   * @param number of it among those of its stay that {@link #counts}, from 0
   * @param due the last instant in time, in microseconds since 1970-01-01T00:00Z, what is less cut
   *     off; of an aim without such an instant, when it arose
   * @param outcome what became of it
   * @param delay by how many whole seconds it was late; −1 where it was not, or nobody can say
   * @param aim whether it was only to be striven for: then it is never broken
   * @param doubtful whether the record does not settle something about it
   */
  public record Entry(
      int number,
      Obligation obligation,
      long due,
      Outcome outcome,
      long delay,
      boolean aim,
      boolean doubtful) {

    /** Whether it is not decided yet at a moment, in microseconds. */
    public boolean isOpen(long asOf) {
      return outcome == Outcome.NOT_FULFILLED && asOf <= due;
    }

    /** Whether it is broken at a moment, as {@link Duty#isBroken} says. */
    public boolean isBroken(long asOf) {
      return !aim && outcome != Outcome.IN_TIME && !isOpen(asOf);
    }
  }

  /** In microseconds since 1970-01-01T00:00Z, rounded down; the outermost where it lies beyond. */
  public static long micros(Instant moment) {
    try {
      return Micros.of(moment);
    } catch (ArithmeticException e) {
      return moment.getEpochSecond() < 0 ? Long.MIN_VALUE : Long.MAX_VALUE;
    }
  }

  /** The calendar month in Norway. */
  static YearMonth month(long micros) {
    return YearMonth.from(Micros.instant(micros).atZone(Moment.OSLO));
  }

  /**
   * When it falls due: absent where it has no limit, where it does not apply, or where what it was
   * for ended before that.
   */
  private static @Nullable Instant fallsDue(Duty duty) {
    return switch (duty.state(Instant.MIN)) {
      case OPEN, OVERDUE, MISSED, FULFILLED, FULFILLED_LATE, OUTSIDE_WINDOW ->
          duty.due() == null && duty.limit() == Limit.STRIVEN_FOR ? duty.since() : duty.due();
      case LAPSED, NOT_DUE, NOT_RECORDED_HERE, EXEMPT -> null;
    };
  }

  /** Whether a duty is in the tally of its stay. */
  public static boolean counts(Duty duty) {
    return fallsDue(duty) != null;
  }

  /** The tally of a stay's duties. */
  static Tally of(List<Duty> duties) {
    List<Duty> counted = duties.stream().filter(Tally::counts).toList();
    if (counted.isEmpty()) {
      return NONE;
    }
    boolean whole = counted.stream().allMatch(duty -> due(duty) % A_SECOND == 0);
    long unit = whole ? A_SECOND : 1;
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.write(whole ? IN_SECONDS : IN_MICROS);
    long before = 0;
    for (Duty duty : counted) {
      long due = due(duty) / unit;
      Outcome outcome = outcome(duty);
      Varint.write(bytes, mark(duty, outcome));
      Varint.write(bytes, Varint.zigzag(due - before));
      if (outcome == Outcome.LATE) {
        Varint.write(bytes, delay(duty) + 1);
      }
      before = due;
    }
    return new Tally(bytes.toByteArray());
  }

  private static long due(Duty duty) {
    Instant due = fallsDue(duty);
    return due == null ? Long.MAX_VALUE : micros(due);
  }

  private static Outcome outcome(Duty duty) {
    if (duty.fulfilledAt() == null) {
      return Outcome.NOT_FULFILLED;
    }
    return duty.late() ? Outcome.LATE : Outcome.IN_TIME;
  }

  /** By how many whole seconds it was late; −1 where it missed an aim without being after it. */
  static long delay(Duty duty) {
    Instant due = duty.due();
    Instant at = duty.fulfilledAt();
    return due == null || at == null || !at.isAfter(due)
        ? -1
        : Duration.between(due, at).toSeconds();
  }

  private static long mark(Duty duty, Outcome outcome) {
    return (long) duty.obligation().ordinal() << 4
        | outcome.ordinal() << 2
        | (duty.limit().isAim() ? 2 : 0)
        | (duty.doubts().isEmpty() ? 0 : 1);
  }

  byte[] packed() {
    return packed.clone();
  }

  /** Shows each of the duties, in the order of the law. */
  public void forEach(Consumer<Entry> each) {
    if (packed.length == 0) {
      return;
    }
    Varint.Reader reader = new Varint.Reader(packed, 1);
    long unit = packed[0] == IN_SECONDS ? A_SECOND : 1;
    long due = 0;
    for (int number = 0; !reader.isAtEnd(); number++) {
      int mark = (int) reader.read();
      due += reader.readZigzag();
      Outcome outcome = OUTCOMES[mark >> 2 & 3];
      each.accept(
          new Entry(
              number,
              OBLIGATIONS[mark >> 4],
              due * unit,
              outcome,
              outcome == Outcome.LATE ? reader.read() - 1 : -1,
              (mark & 2) != 0,
              (mark & 1) != 0));
    }
  }

  /** Whether a duty falls due in some months. */
  boolean reaches(Months months, boolean onlyBroken) {
    boolean[] found = new boolean[1];
    forEach(
        entry -> found[0] |= months.include(entry.due()) && (!onlyBroken || canBeBroken(entry)));
    return found[0];
  }

  /** At one moment or another. */
  private static boolean canBeBroken(Entry entry) {
    return entry.isBroken(Long.MAX_VALUE);
  }

  /** The months in which duties fall due. */
  TreeSet<YearMonth> months() {
    TreeSet<YearMonth> months = new TreeSet<>();
    forEach(entry -> months.add(month(entry.due())));
    return months;
  }

  /** The months in which duties fall due that are broken, or will be where nobody fulfils them. */
  TreeSet<YearMonth> brokenMonths() {
    TreeSet<YearMonth> months = new TreeSet<>();
    forEach(entry -> {
      if (canBeBroken(entry)) {
        months.add(month(entry.due()));
      }
    });
    return months;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Tally tally && Arrays.equals(packed, tally.packed);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(packed);
  }

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder("Tally");
    forEach(text::append);
    return text.toString();
  }
}
