package no.dognbok.query.law;

import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import no.dognbok.events.Address;
import no.dognbok.events.CareType;
import no.dognbok.events.Municipality;
import no.dognbok.events.StayEvent.DeclaredReady;
import no.dognbok.events.StayEvent.PatientDeparted;
import org.jspecify.annotations.Nullable;

/**
 * What a stay adds to figures about readiness: its payment days (§ 13), the days on which the
 * patient waited without being billed, when it was declared ready (§ 9), and how long after that it
 * left. Enough to count, too little to explain.
 *
 * @param careType what is treated
 * @param entries what is to be counted, each kind in the order of the days
 * @param paid whether any day of the stay is a payment day, whether or not it is among these
 * @param decidedFrom from when on time alone changes nothing of it: {@link Instant#MAX} while the
 *     patient is ready and has not left, {@link Instant#MIN} where nobody ever said so
 */
public record Waited(CareType careType, List<Entry> entries, boolean paid, Instant decidedFrom) {

  /** What is counted. */
  public enum Kind {
    /** A payment day. */
    PAYABLE,
    /** A day on which the patient waited, that nobody pays. */
    NOT_BILLED,
    /** P16, P6: the day has not passed, or the municipality may still answer. */
    UNDECIDED,
    /** The patient was declared ready on the day (§ 9). */
    DECLARED_READY,
    /** The patient was declared ready, and departed on the day. */
    DEPARTED
  }

  /**
   * Something to count.
   *
   * @param day calendar day in Norway; of several days that are alike the first
   * @param length how many such days there are, one after the other; of a departure, how many days
   *     before it the patient was declared ready
   * @param hospital that bills for the day, as the messages name it
   * @param payer the municipality that pays for it, where it is known
   */
  public record Entry(
      Kind kind,
      LocalDate day,
      int length,
      @Nullable Address hospital,
      @Nullable Municipality payer) {

    private boolean isFollowedBy(Entry next) {
      return kind == next.kind
          && Objects.equals(hospital, next.hospital)
          && Objects.equals(payer, next.payer)
          && day.plusDays(length).equals(next.day);
    }
  }

  public Waited {
    entries = List.copyOf(entries);
  }

  /**
   * Of a stay as it is laid out.
   *
   * @param days that have been judged
   */
  static Waited of(Hearing hearing, List<PaymentDay> days) {
    List<Entry> entries = entries(hearing, days);
    boolean paid =
        days.stream().anyMatch(PaymentDay::isPayable)
            || hearing.disputes().isEmpty() && new PaymentDays(hearing).isAnyPayable();
    return new Waited(hearing.stay().careType(), entries, paid, Instant.MIN);
  }

  /** What of it time does not change any more: nothing while the patient waits. */
  static Waited decided(Hearing hearing) {
    Instant decidedFrom = decidedFrom(hearing);
    if (decidedFrom.equals(Instant.MAX)) {
      return new Waited(hearing.stay().careType(), List.of(), false, decidedFrom);
    }
    List<PaymentDay> days = hearing.unpricedDays();
    return new Waited(
        hearing.stay().careType(),
        entries(hearing, days),
        days.stream().anyMatch(PaymentDay::isPayable),
        decidedFrom);
  }

  private static List<Entry> entries(Hearing hearing, List<PaymentDay> days) {
    List<Entry> entries = new ArrayList<>();
    for (PaymentDay day : days) {
      kind(day)
          .map(kind -> new Entry(kind, day.date(), 1, day.hospital(), day.payer()))
          .ifPresent(entry -> add(entries, entry));
    }
    for (Readiness period : hearing.periods()) {
      period
          .all(DeclaredReady.class)
          .findFirst()
          .ifPresent(declared -> {
            entries.add(entry(Kind.DECLARED_READY, declared.day(), 1, hearing));
            Fact end = period.end();
            if (end != null && end.event() instanceof PatientDeparted) {
              int waited = Math.toIntExact(end.day().toEpochDay() - declared.day().toEpochDay());
              entries.add(entry(Kind.DEPARTED, end.day(), Math.max(0, waited), hearing));
            }
          });
    }
    return entries;
  }

  private static void add(List<Entry> entries, Entry next) {
    if (!entries.isEmpty() && entries.getLast().isFollowedBy(next)) {
      Entry last = entries.removeLast();
      entries.add(
          new Entry(last.kind, last.day, last.length + next.length, last.hospital, last.payer));
    } else {
      entries.add(next);
    }
  }

  private static Entry entry(Kind kind, LocalDate day, int length, Hearing hearing) {
    return new Entry(
        kind, day, length, hearing.hospital(day), hearing.payer().on(day).orElse(null));
  }

  private static Optional<Kind> kind(PaymentDay day) {
    return switch (day.verdict()) {
      case PAYABLE -> Optional.of(Kind.PAYABLE);
      case NOT_YET -> Optional.of(Kind.UNDECIDED);
      case NOT_PAYABLE -> day.patientWaited() ? Optional.of(Kind.NOT_BILLED) : Optional.empty();
    };
  }

  /** When the last day of readiness has passed, and no answer can come in time any more. */
  private static Instant decidedFrom(Hearing hearing) {
    List<Readiness> periods = hearing.periods();
    if (periods.isEmpty()) {
      return Instant.MIN;
    }
    if (periods.getLast().end() == null) {
      return Instant.MAX;
    }
    return periods.stream()
        .flatMap(period -> decisive(period, hearing))
        .max(Comparator.naturalOrder())
        .orElse(Instant.MIN);
  }

  private static Stream<Instant> decisive(Readiness period, Hearing hearing) {
    LocalDate last = Objects.requireNonNull(period.end()).day();
    Stream<Instant> limits =
        hearing.unpricedDays().stream()
            .filter(day -> !day.date().isBefore(period.firstDay()) && !day.date().isAfter(last))
            .map(PaymentDay::payer)
            .map(Optional::ofNullable)
            .distinct()
            .flatMap(payer -> hearing.answers(period, payer).stream())
            .flatMap(answers -> Stream.ofNullable(answers.limit().until()))
            // at the limit itself an answer is still in time; the ledger knows no less than this
            .map(until -> until.plusNanos(1_000).truncatedTo(ChronoUnit.MICROS));
    return Stream.concat(Stream.of(OfferDeadlines.endOf(last).plusNanos(1)), limits);
  }
}
