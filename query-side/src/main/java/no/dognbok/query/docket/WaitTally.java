package no.dognbok.query.docket;

import java.io.ByteArrayOutputStream;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import java.util.function.Consumer;
import no.dognbok.events.Address;
import no.dognbok.events.CareType;
import no.dognbok.events.Municipality;
import no.dognbok.query.law.Waited;
import no.dognbok.query.law.Waited.Entry;
import no.dognbok.query.law.Waited.Kind;
import org.jspecify.annotations.Nullable;

/**
 * What a stay adds to figures about readiness, as {@link Waited} has it, in little room: of each
 * entry a number of its kind and of the two that it is between, its day after that of the one
 * before it, and its length. While the patient waits nothing is kept: then it changes every day.
 */
public final class WaitTally {

  private static final Kind[] KINDS = Kind.values();

  private static final byte[] NOTHING = {};

  private final CareType careType;
  private final List<Between> between;
  private final byte[] packed;
  private final Instant decidedFrom;

  /**
   * The two that a day is between.
   *
   * @param hospital that bills, as the messages name it
   * @param payer the municipality that pays, where it is known
   */
  record Between(@Nullable Address hospital, @Nullable Municipality payer) {}

  /** One that was packed before. */
  WaitTally(CareType careType, List<Between> between, byte[] packed, Instant decidedFrom) {
    this.careType = careType;
    this.between = List.copyOf(between);
    this.packed = packed;
    this.decidedFrom = decidedFrom;
  }

  static WaitTally of(Waited waited) {
    if (waited.entries().isEmpty()) {
      return new WaitTally(waited.careType(), List.of(), NOTHING, waited.decidedFrom());
    }
    List<Between> between =
        waited.entries().stream()
            .map(entry -> new Between(entry.hospital(), entry.payer()))
            .distinct()
            .toList();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    long before = 0;
    for (Entry entry : waited.entries()) {
      int which = between.indexOf(new Between(entry.hospital(), entry.payer()));
      Varint.write(bytes, (long) which * KINDS.length + entry.kind().ordinal());
      Varint.write(bytes, Varint.zigzag(entry.day().toEpochDay() - before));
      Varint.write(bytes, entry.length());
      before = entry.day().toEpochDay();
    }
    return new WaitTally(waited.careType(), between, bytes.toByteArray(), waited.decidedFrom());
  }

  /** The same with the list of the two that is kept for all that have the same one. */
  WaitTally between(List<Between> same) {
    return new WaitTally(careType, same, packed, decidedFrom);
  }

  public CareType careType() {
    return careType;
  }

  List<Between> between() {
    return between;
  }

  byte[] packed() {
    return packed.clone();
  }

  /** From when on it says all: {@link Instant#MAX} while the patient waits. */
  Instant decidedFrom() {
    return decidedFrom;
  }

  /** Whether time alone changes it: the patient is ready, and has not left. */
  boolean isOpen() {
    return decidedFrom.equals(Instant.MAX);
  }

  /** Shows each entry. */
  public void forEach(Consumer<Entry> each) {
    Varint.Reader reader = new Varint.Reader(packed, 0);
    long day = 0;
    while (!reader.isAtEnd()) {
      int mark = (int) reader.read();
      day += reader.readZigzag();
      Between two = between.get(mark / KINDS.length);
      each.accept(
          new Entry(
              KINDS[mark % KINDS.length],
              LocalDate.ofEpochDay(day),
              (int) reader.read(),
              two.hospital(),
              two.payer()));
    }
  }

  /** Whether a payment day is among the entries. */
  boolean isPaid() {
    boolean[] found = new boolean[1];
    forEach(entry -> found[0] |= entry.kind() == Kind.PAYABLE);
    return found[0];
  }

  /** The months in which something of it lies. */
  TreeSet<YearMonth> months() {
    TreeSet<YearMonth> months = new TreeSet<>();
    forEach(entry -> months.addAll(months(entry)));
    return months;
  }

  /** The months in which an entry lies. */
  static List<YearMonth> months(Entry entry) {
    YearMonth last = YearMonth.from(lastDay(entry));
    List<YearMonth> months = new ArrayList<>();
    for (YearMonth month = YearMonth.from(entry.day());
        !month.isAfter(last);
        month = month.plusMonths(1)) {
      months.add(month);
    }
    return months;
  }

  private static LocalDate lastDay(Entry entry) {
    return switch (entry.kind()) {
      case PAYABLE, NOT_BILLED, UNDECIDED -> entry.day().plusDays(entry.length() - 1L);
      case DECLARED_READY, DEPARTED -> entry.day();
    };
  }

  /** Whether something of it lies in some months. */
  boolean reaches(Months months) {
    boolean[] found = new boolean[1];
    forEach(entry ->
        found[0] |=
            !YearMonth.from(lastDay(entry)).isBefore(months.from())
                && !YearMonth.from(entry.day()).isAfter(months.to()));
    return found[0];
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof WaitTally tally
        && careType == tally.careType
        && between.equals(tally.between)
        && Arrays.equals(packed, tally.packed)
        && decidedFrom.equals(tally.decidedFrom);
  }

  @Override
  public int hashCode() {
    return Objects.hash(careType, between, Arrays.hashCode(packed), decidedFrom);
  }

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder("WaitTally");
    forEach(text::append);
    return text.append(" from ").append(decidedFrom).toString();
  }
}
