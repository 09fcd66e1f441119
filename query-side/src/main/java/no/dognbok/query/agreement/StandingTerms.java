package no.dognbok.query.agreement;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;
import no.dognbok.events.Address;
import no.dognbok.events.Municipality;
import no.dognbok.events.ReferenceEvent;
import no.dognbok.events.ReferenceEvent.AgreementTerminated;
import no.dognbok.events.ReferenceEvent.TermsAgreed;
import no.dognbok.query.law.Agreements;
import no.dognbok.query.surroundings.SurroundingsView.Known;
import org.jspecify.annotations.Nullable;

/**
 * Terms that hold between two parties from one day to another, after all that was said of those
 * days.
 *
 * @param trust one party
 * @param municipality the other; absent for all that have no agreement of their own
 * @param from the first day
 * @param to the last day; absent while they hold
 * @param agreed what says so
 * @param origin where that lies in the log
 * @param termination what ended them, where a termination did
 */
record StandingTerms(
    Address trust,
    @Nullable Municipality municipality,
    LocalDate from,
    @Nullable LocalDate to,
    TermsAgreed agreed,
    Known origin,
    @Nullable Known termination) {

  private static final Comparator<StandingTerms> BY_PARTIES_AND_DAY =
      Comparator.comparing((StandingTerms terms) -> terms.trust().toString())
          .thenComparing(
              terms ->
                  Optional.ofNullable(terms.municipality()).map(Municipality::number).orElse(""),
              Comparator.comparing(String::isEmpty).thenComparing(Comparator.naturalOrder()))
          .thenComparing(StandingTerms::from);

  private record Parties(Address trust, Optional<Municipality> municipality) {

    static Parties of(ReferenceEvent event) {
      return switch (event) {
        case TermsAgreed agreed ->
            new Parties(agreed.trust(), Optional.ofNullable(agreed.municipality()));
        case AgreementTerminated ended ->
            new Parties(ended.trust(), Optional.ofNullable(ended.municipality()));
        default -> throw new IllegalArgumentException(event + " is about no agreement");
      };
    }
  }

  /** Whether they hold on a day. */
  boolean holdOn(LocalDate day) {
    return !day.isBefore(from) && (to == null || !day.isAfter(to));
  }

  /**
   * All that stand, by parties, those with all last, and by day.
   *
   * @param known what was agreed and terminated, in the order of the log
   */
  static List<StandingTerms> of(List<Known> known) {
    Map<Parties, List<Known>> byParties = new LinkedHashMap<>();
    known.forEach(
        one -> byParties.computeIfAbsent(Parties.of(one.event()), _ -> new ArrayList<>()).add(one));
    return byParties.entrySet().stream()
        .flatMap(entry -> between(entry.getKey(), entry.getValue()).stream())
        .sorted(BY_PARTIES_AND_DAY)
        .toList();
  }

  /** Asks the law on each day on which another answer can begin. */
  private static List<StandingTerms> between(Parties parties, List<Known> known) {
    List<ReferenceEvent> events = known.stream().map(Known::event).toList();
    NavigableSet<LocalDate> days = new TreeSet<>();
    events.forEach(event -> turns(event).forEach(days::add));
    List<StandingTerms> standing = new ArrayList<>();
    for (LocalDate day : days) {
      LocalDate next = days.higher(day);
      Agreements.inForce(events, day, parties.trust(), parties.municipality().orElse(null))
          .map(agreed ->
              new StandingTerms(
                  parties.trust(),
                  parties.municipality().orElse(null),
                  day,
                  next == null ? null : next.minusDays(1),
                  agreed,
                  origin(known, agreed),
                  null))
          .ifPresent(terms -> append(standing, terms));
    }
    return standing.stream().map(terms -> terms.endedBy(known)).toList();
  }

  /** What goes on from the day before is one. */
  private static void append(List<StandingTerms> standing, StandingTerms next) {
    boolean goesOn =
        !standing.isEmpty()
            && standing.getLast().origin() == next.origin()
            && next.from().minusDays(1).equals(standing.getLast().to());
    LocalDate from = goesOn ? standing.removeLast().from() : next.from();
    standing.add(
        new StandingTerms(
            next.trust(),
            next.municipality(),
            from,
            next.to(),
            next.agreed(),
            next.origin(),
            null));
  }

  private static Known origin(List<Known> known, TermsAgreed agreed) {
    return known.reversed().stream()
        .filter(one -> one.event().equals(agreed))
        .findFirst()
        .orElseThrow();
  }

  private StandingTerms endedBy(List<Known> known) {
    Known ending =
        known.reversed().stream()
            .filter(one ->
                one.event() instanceof AgreementTerminated ended && ended.lastDay().equals(to))
            .findFirst()
            .orElse(null);
    return new StandingTerms(trust, municipality, from, to, agreed, origin, ending);
  }

  private static Stream<LocalDate> turns(ReferenceEvent event) {
    return switch (event) {
      case TermsAgreed agreed ->
          Stream.concat(Stream.of(agreed.validFrom()), dayAfter(agreed.validTo()));
      case AgreementTerminated ended ->
          Stream.concat(dayAfter(ended.lastDay()), dayAfter(ended.wouldHaveEnded()));
      default -> Stream.of();
    };
  }

  private static Stream<LocalDate> dayAfter(@Nullable LocalDate day) {
    return day == null ? Stream.of() : Stream.of(day.plusDays(1));
  }
}
