package no.dognbok.command.agreement;

import java.time.LocalDate;
import java.util.NavigableMap;
import java.util.TreeMap;
import no.dognbok.events.ReferenceEvent.TermsAgreed;
import org.jspecify.annotations.Nullable;

/**
 * The term of one agreement (varighet): from its first day to its last, with what was said of it.
 */
final class Term {

  private final TermsAgreed concluded;
  private final String event;
  private final long sequence;
  private final NavigableMap<LocalDate, TermsAgreed> said = new TreeMap<>();
  private @Nullable LocalDate last;

  /**
   * An agreement that was concluded.
   *
   * @param event id of the event that says so
   * @param sequence its number in the stream
   */
  Term(TermsAgreed concluded, String event, long sequence) {
    this.concluded = concluded;
    this.event = event;
    this.sequence = sequence;
    this.last = concluded.validTo();
    said.put(concluded.validFrom(), concluded);
  }

  TermsAgreed concluded() {
    return concluded;
  }

  String event() {
    return event;
  }

  long sequence() {
    return sequence;
  }

  /** Its last day; absent while it has none. */
  @Nullable LocalDate last() {
    return last;
  }

  /** Whether it has a day among these. */
  boolean overlaps(LocalDate from, @Nullable LocalDate to) {
    LocalDate end = last;
    return (to == null || !concluded.validFrom().isAfter(to))
        && (end == null || !from.isAfter(end));
  }

  /** What was said last of the terms from exactly this day on. */
  @Nullable TermsAgreed saidFrom(LocalDate day) {
    return said.get(day);
  }

  /** The day before the next terms that follow; its last day where none follow. */
  @Nullable LocalDate untilNextAfter(LocalDate day) {
    LocalDate next = said.higherKey(day);
    return next == null ? last : next.minusDays(1);
  }

  void change(TermsAgreed agreed) {
    said.put(agreed.validFrom(), agreed);
  }

  void end(LocalDate day) {
    last = day;
    said.tailMap(day, false).clear();
  }
}
