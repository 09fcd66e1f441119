package no.dognbok.query.statistics;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.UUID;
import java.util.function.LongPredicate;
import java.util.stream.Stream;
import no.dognbok.query.docket.Docket;
import no.dognbok.query.docket.Months;
import no.dognbok.query.docket.Tallied;
import no.dognbok.query.docket.Tally;
import no.dognbok.query.law.Duty;
import no.dognbok.query.scope.Scope;
import no.dognbok.query.stay.When;
import no.dognbok.query.surroundings.SurroundingsView;
import org.jspecify.annotations.Nullable;

/**
 * The duties of all stays that were not fulfilled in time (samhandlingsavvik). They are counted by
 * what is kept of the stays' judgements; only the stays of the part that is shown are judged again.
 */
public final class BrokenDuties {

  /** Judgements are large: no more stays than this are judged before their duties are picked. */
  private static final int AT_ONCE = 1_000;

  private final Docket docket;
  private final SurroundingsView surroundings;

  public BrokenDuties(Docket docket, SurroundingsView surroundings) {
    this.docket = docket;
    this.surroundings = surroundings;
  }

  /**
   * A part of the list.
   *
   * @param duties of the part, what was due last first
   * @param total how many there are in all
   */
  public record Part(List<BrokenDuty> duties, long total) {}

  /** One that is broken, before its stay is judged again. */
  private record Found(Tallied stay, Tally.Entry duty) {

    static final Comparator<Found> NEWEST_FIRST =
        Comparator.comparingLong((Found found) -> found.duty().due())
            .reversed()
            .thenComparing(found -> found.stay().stay())
            .thenComparing(found -> found.duty().number());
  }

  /**
   * What is broken at a moment, of what fell due in some months.
   *
   * @param now by all that was told, whenever it happened; else what happened after the moment of
   *     judgement is left out
   * @param skip how many come before the part
   * @param most how many it has at most
   */
  public Part find(
      DutyFilter filter, Months months, Scope scope, When when, boolean now, long skip, int most) {
    return find(filter, months, months::include, scope, when, now, skip, most);
  }

  /**
   * The same of what fell due at some moments in these months.
   *
   * @param due whether a moment, in microseconds since 1970-01-01T00:00Z, is one of them
   */
  public Part find(
      DutyFilter filter,
      Months months,
      LongPredicate due,
      Scope scope,
      When when,
      boolean now,
      long skip,
      int most) {
    Places places =
        new Places((now ? surroundings.now() : surroundings.knownAt(when.knownAt())).directory());
    List<Tallied> stays =
        now ? docket.dueNow(scope, months, true) : docket.due(scope, months, true, when);
    Newest newest = new Newest(skip + most);
    long asOf = Tally.micros(when.asOf());
    for (Tallied stay : stays) {
      if (filter.include(stay, places)) {
        stay.tally()
            .forEach(duty -> {
              if (duty.isBroken(asOf)
                  && due.test(duty.due())
                  && filter.kinds().contains(duty.obligation())) {
                newest.add(stay, duty);
              }
            });
      }
    }
    List<Found> part = newest.inOrder().stream().skip(skip).toList();
    List<BrokenDuty> broken = new ArrayList<>(part.size());
    for (int i = 0; i < part.size(); i += AT_ONCE) {
      broken.addAll(judged(part.subList(i, Math.min(i + AT_ONCE, part.size())), now ? null : when));
    }
    return new Part(broken, newest.total);
  }

  private List<BrokenDuty> judged(List<Found> some, @Nullable When when) {
    Map<UUID, List<Duty>> duties =
        docket.dutiesOf(some.stream().map(Found::stay).distinct().toList(), when);
    return some.stream()
        .flatMap(found -> broken(found, duties.getOrDefault(found.stay().stay(), List.of())))
        .toList();
  }

  /** Keeps the newest of all that are added, and counts the others. */
  private static final class Newest {
    private final long most;
    private final PriorityQueue<Found> kept =
        new PriorityQueue<>(Found.NEWEST_FIRST.reversed()); // the oldest at its head
    private long total;

    Newest(long most) {
      this.most = most;
    }

    void add(Tallied stay, Tally.Entry duty) {
      total++;
      if (kept.size() < most || !kept.isEmpty() && duty.due() >= kept.element().duty().due()) {
        kept.add(new Found(stay, duty));
        if (kept.size() > most) {
          kept.remove();
        }
      }
    }

    List<Found> inOrder() {
      List<Found> all = new ArrayList<>(kept);
      all.sort(Found.NEWEST_FIRST);
      return all;
    }
  }

  /**
   * Nothing where what is around the stays has changed between counting and judging, and made
   * something else of it: whoever asks again finds it gone.
   */
  private static Stream<BrokenDuty> broken(Found found, List<Duty> duties) {
    Tally.Entry entry = found.duty();
    return duties.stream()
        .skip(entry.number())
        .limit(1)
        .filter(duty -> duty.obligation() == entry.obligation())
        .filter(duty -> duty.due() != null && Tally.micros(duty.due()) == entry.due())
        .map(duty ->
            new BrokenDuty(
                found.stay().stay(),
                found.stay().hospital(),
                found.stay().municipality(),
                duty,
                delay(entry)));
  }

  private static @Nullable Duration delay(Tally.Entry entry) {
    return entry.delay() < 0 ? null : Duration.ofSeconds(entry.delay());
  }
}
