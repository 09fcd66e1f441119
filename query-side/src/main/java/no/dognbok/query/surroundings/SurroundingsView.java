package no.dognbok.query.surroundings;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.stream.Stream;
import no.dognbok.events.ExceptionEvent;
import no.dognbok.events.ReferenceEvent;
import no.dognbok.events.ReferenceEvent.AddressMapped;
import no.dognbok.events.ReferenceEvent.AgreementTerminated;
import no.dognbok.events.ReferenceEvent.DailyRateSet;
import no.dognbok.events.ReferenceEvent.HolidaysSet;
import no.dognbok.events.ReferenceEvent.InvoiceReceiverSet;
import no.dognbok.events.ReferenceEvent.InvoicingSet;
import no.dognbok.events.ReferenceEvent.LedgerSimulated;
import no.dognbok.events.ReferenceEvent.MunicipalityMerged;
import no.dognbok.events.ReferenceEvent.RetentionSet;
import no.dognbok.events.ReferenceEvent.RuleSetAdopted;
import no.dognbok.events.ReferenceEvent.TermsAgreed;
import no.dognbok.log.EventJson;
import no.dognbok.log.StoredCommit;
import no.dognbok.log.StoredEvent;
import no.dognbok.query.feed.View;
import no.dognbok.query.law.AgreedException;
import no.dognbok.query.law.AgreedExceptions;
import no.dognbok.query.law.Agreements;
import no.dognbok.query.law.Directory;
import no.dognbok.query.law.Holidays;
import no.dognbok.query.law.Rates;
import no.dognbok.query.law.RuleSet;
import no.dognbok.query.law.Surroundings;
import org.jspecify.annotations.Nullable;

/**
 * What is known around the stays. New terms rewrite no view: they are joined when a question is
 * asked, from all that was known by the moment asked for.
 */
public final class SurroundingsView implements View {

  /**
   * Something that was set around the stays.
   *
   * @param stored event, as it lies in the log
   * @param event what it says
   */
  public record Known(StoredEvent stored, ReferenceEvent event) {

    Instant recordedAt() {
      return stored.recordedAt();
    }
  }

  private final IntFunction<RuleSet> rules;
  private final List<Known> known = new ArrayList<>();
  private volatile boolean simulated;
  private @Nullable Current current;

  public SurroundingsView() {
    this(RuleSet::numbered);
  }

  /**
   * A view that knows other rule sets than this program.
   *
   * @param rules by their numbers
   */
  public SurroundingsView(IntFunction<RuleSet> rules) {
    this.rules = rules;
  }

  /**
   * What holds since the last reference event, so that not every question puts it together anew.
   *
   * @param version changes with every reference event
   * @param surroundings everything that is known
   * @param rules to judge by
   */
  public record Current(int version, Surroundings surroundings, RuleSet rules) {

    /** The same, judged by other rules. */
    public Current judgedBy(RuleSet others) {
      return new Current(version, surroundings, others);
    }
  }

  @Override
  public String name() {
    return "surroundings";
  }

  @Override
  public void apply(StoredCommit commit) {
    commit.events().stream().filter(SurroundingsView::isAround).forEach(this::add);
  }

  /**
   * Takes the next event that is about something around the stays; one that is held is passed over.
   */
  public void add(StoredEvent stored) {
    ReferenceEvent event = (ReferenceEvent) EventJson.read(stored);
    synchronized (this) {
      if (stored.index() > lastIndex()) {
        known.add(new Known(stored, event));
        simulated |= event instanceof LedgerSimulated;
      }
    }
  }

  /** Index in the log of the last event that is held; −1 where none is. */
  public synchronized long lastIndex() {
    return known.isEmpty() ? -1 : known.getLast().stored().index();
  }

  /** Whether an event of the log is about something around the stays. */
  public static boolean isAround(StoredEvent stored) {
    return stored.stream() != null && isAround(stored.stream());
  }

  /** Whether a stream of the log is about something around the stays: {@link ReferenceEvent}s. */
  public static boolean isAround(String stream) {
    return stream.startsWith("reference/") || stream.startsWith("agreement/");
  }

  /** Everything that is known now, and the rule set that was adopted last. */
  public synchronized Current current() {
    Current made = current;
    if (made == null || made.version() != known.size()) {
      made = new Current(known.size(), ofKnown(known), adoptedLast(known));
      current = made;
    }
    return made;
  }

  /** Everything that is known now. */
  public Surroundings now() {
    return current().surroundings();
  }

  /** What was known when so many things had been set. */
  public synchronized Current asOf(int version) {
    List<Known> first = known.subList(0, Math.min(version, known.size()));
    return first.size() == known.size()
        ? current()
        : new Current(first.size(), ofKnown(first), adoptedLast(first));
  }

  /** What was known by a position of the log. */
  public synchronized Current upTo(long position) {
    int version = known.size();
    while (version > 0 && known.get(version - 1).stored().position() > position) {
      version--;
    }
    return asOf(version);
  }

  /** The rule set of a number. */
  public RuleSet ruleSet(int number) {
    return rules.apply(number);
  }

  /** Everything that was set, in the order of the log. */
  public synchronized List<Known> all() {
    return List.copyOf(known);
  }

  /** What was known by a moment. */
  public synchronized Surroundings knownAt(Instant moment) {
    boolean all = known.isEmpty() || !known.getLast().recordedAt().isAfter(moment);
    return all
        ? now()
        : ofKnown(known.stream().filter(one -> !one.recordedAt().isAfter(moment)).toList());
  }

  /** Of each thing what had been set last by a moment; of agreements every word. */
  public synchronized List<ReferenceEvent> lastOfEachKnownAt(Instant moment) {
    Map<@Nullable Object, ReferenceEvent> last = new LinkedHashMap<>();
    known.stream()
        .filter(one -> !one.recordedAt().isAfter(moment))
        .forEach(one ->
            last.put(
                isOfAgreement(one.event()) ? one.event() : one.stored().stream(), one.event()));
    return List.copyOf(last.values());
  }

  private static boolean isOfAgreement(ReferenceEvent event) {
    return isOfTerms(event) || event instanceof ExceptionEvent;
  }

  private static boolean isOfTerms(ReferenceEvent event) {
    return event instanceof TermsAgreed || event instanceof AgreementTerminated;
  }

  /** What had been agreed and terminated by a moment, in the order of the log. */
  public synchronized List<Known> agreementsKnownAt(Instant moment) {
    return known.stream()
        .filter(one -> isOfTerms(one.event()))
        .filter(one -> !one.recordedAt().isAfter(moment))
        .toList();
  }

  /** What had been told of exceptions by a moment, in the order of the log. */
  public synchronized List<Known> exceptionsKnownAt(Instant moment) {
    return known.stream()
        .filter(one -> one.event() instanceof ExceptionEvent)
        .filter(one -> !one.recordedAt().isAfter(moment))
        .toList();
  }

  /** Answers about the past too are judged by the rule set that was adopted last. */
  public RuleSet ruleSet() {
    return current().rules();
  }

  private RuleSet adoptedLast(List<Known> known) {
    return adopted(known).reduce((_, later) -> later).orElse(RuleSet.NEWEST);
  }

  /**
   * The rule set in force by what was known; before any was adopted, the one that was adopted
   * first.
   *
   * @param some of what is known, in the order of the log
   */
  public synchronized RuleSet ruleSetBy(List<Known> some) {
    return adopted(some)
        .reduce((_, later) -> later)
        .or(() -> adopted(known).findFirst())
        .orElse(RuleSet.NEWEST);
  }

  private Stream<RuleSet> adopted(List<Known> known) {
    return known.stream()
        .map(Known::event)
        .filter(RuleSetAdopted.class::isInstance)
        .map(event -> rules.apply(((RuleSetAdopted) event).number()));
  }

  /** Whether everything in this ledger is made up. */
  public boolean isSimulated() {
    return simulated;
  }

  /** What these, in the order of the log, make known. */
  public static Surroundings ofKnown(List<Known> some) {
    return of(some.stream().map(Known::event).toList(), AgreedExceptions.of(exceptionsAmong(some)));
  }

  /** The exceptions that were told of among these, in the order of the log. */
  public static List<AgreedException> exceptionsAmong(List<Known> some) {
    return AgreedException.of(
        some.stream()
            .filter(one -> one.event() instanceof ExceptionEvent)
            .map(one -> new AgreedException.Said(one.stored().id(), (ExceptionEvent) one.event()))
            .toList());
  }

  /**
   * What these events, in order, make known where they lie in no log: what is proposed. An
   * exception is known by its event in the log, and none can be among them.
   */
  public static Surroundings of(List<? extends ReferenceEvent> events) {
    if (events.stream().anyMatch(ExceptionEvent.class::isInstance)) {
      throw new IllegalArgumentException("an exception is known by its event in the log");
    }
    return of(events, AgreedExceptions.NONE);
  }

  private static Surroundings of(
      List<? extends ReferenceEvent> events, AgreedExceptions exceptions) {
    List<AddressMapped> addresses = new ArrayList<>();
    List<ReferenceEvent> agreements = new ArrayList<>();
    Map<Integer, DailyRateSet> rates = new HashMap<>();
    Map<Integer, List<LocalDate>> holidays = new HashMap<>();
    for (ReferenceEvent event : events) {
      switch (event) {
        case AddressMapped mapped -> addresses.add(mapped);
        case TermsAgreed _, AgreementTerminated _ -> agreements.add(event);
        case DailyRateSet rate -> rates.put(rate.year(), rate);
        case HolidaysSet year -> holidays.put(year.year(), year.days());
        case ExceptionEvent _,
            RuleSetAdopted _,
            LedgerSimulated _,
            RetentionSet _,
            InvoicingSet _,
            InvoiceReceiverSet _,
            MunicipalityMerged _ -> {
          // exceptions are read by themselves; which rules to judge by, whether it is all made up,
          // and how long identity is kept, is asked for by itself
        }
      }
    }
    Set<LocalDate> days = new HashSet<>();
    holidays.values().forEach(days::addAll);
    return new Surroundings(
        new Directory(addresses),
        Agreements.of(agreements),
        new Rates(rates),
        new Holidays(days),
        exceptions);
  }
}
