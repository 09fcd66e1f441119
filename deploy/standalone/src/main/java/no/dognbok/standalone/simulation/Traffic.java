package no.dognbok.standalone.simulation;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.PriorityQueue;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import no.dognbok.events.Moment;

/**
 * Made-up traffic in the order in which it reaches the ledger. It is made as it is asked for, and
 * holds the open stays only: a million stays need no more memory than a thousand at the same rate.
 *
 * <pre>{@code
 * Traffic traffic = Traffic.of(Traffic.Settings.year(2025, 100_000, 42));
 * traffic.lines().forEach(line -> …);   // newline-delimited JSON, without the newline
 * traffic.tellings().forEach(telling -> …);   // the same, before it has a form
 * }</pre>
 *
 * <p>Each call of {@link #lines()} or {@link #tellings()} begins anew, and gives the same. The
 * lines are told by one organisation (say the trust of {@link Country#hospitals()}), in this order;
 * {@code POST /api/v1/events} takes 10 000 at once. None of them is refused by a ledger whose clock
 * lies after the last {@code reportedAt}.
 */
public final class Traffic {

  /**
   * What traffic to make.
   *
   * @param stays how many patients are admitted
   * @param seed same seed, same traffic
   * @param from first day on which any is admitted
   * @param to last day on which any is admitted
   * @param country where
   * @param cut whether to leave out what arrives after the last day, so that stays are open then
   */
  public record Settings(
      int stays, long seed, LocalDate from, LocalDate to, Country country, boolean cut) {

    public Settings {
      if (stays < 0) {
        throw new IllegalArgumentException("%d stays; expected 0 or more".formatted(stays));
      }
      if (to.isBefore(from)) {
        throw new IllegalArgumentException(
            "the period ends on %s, before it begins on %s".formatted(to, from));
      }
    }

    /** Helse Nord-Trøndelag over a year. */
    public static Settings year(int year, int stays, long seed) {
      return new Settings(
          stays,
          seed,
          LocalDate.of(year, 1, 1),
          LocalDate.of(year, 12, 31),
          Country.nordTrondelag(),
          false);
    }

    /** The end of the period: the start of the day after it. */
    public Instant end() {
      return to.plusDays(1).atStartOfDay(Moment.OSLO).toInstant();
    }
  }

  private final Settings settings;

  private Traffic(Settings settings) {
    this.settings = settings;
  }

  public static Traffic of(Settings settings) {
    return new Traffic(settings);
  }

  /** What is told, in the order of {@link Telling#reportedAt()}. */
  public Stream<Telling> tellings() {
    return StreamSupport.stream(
        Spliterators.spliteratorUnknownSize(
            new Sweep(settings), Spliterator.ORDERED | Spliterator.NONNULL),
        false);
  }

  /** The same as lines of JSON. */
  public Stream<String> lines() {
    return tellings().map(LineForm::of);
  }

  static long mixed(long seed, long number) {
    return new SplittableRandom(seed * 0x9E3779B97F4A7C15L + number).nextLong();
  }

  /** From admission to admission: what arrives before the next one is ready to be told. */
  private static final class Sweep implements Iterator<Telling> {

    private record Waiting(Telling telling, long number) {}

    private final Settings settings;
    private final Stories stories;
    private final AdmissionTimes admissions;
    private final PriorityQueue<Waiting> waiting =
        new PriorityQueue<>(
            Comparator.comparing((Waiting one) -> one.telling().reportedAt())
                .thenComparingLong(Waiting::number));
    private Instant nextAdmission = Instant.MAX;
    private int stays;
    private long numbers;

    Sweep(Settings settings) {
      this.settings = settings;
      Rhythm rhythm = new Rhythm();
      this.stories = new Stories(settings.country(), rhythm, settings.seed());
      this.admissions =
          new AdmissionTimes(
              settings.from(),
              settings.to(),
              settings.stays(),
              rhythm,
              new SplittableRandom(settings.seed()));
      moveOn();
    }

    private void moveOn() {
      nextAdmission = admissions.hasNext() ? admissions.next() : Instant.MAX;
    }

    @Override
    public boolean hasNext() {
      while (nextAdmission != Instant.MAX
          && (waiting.isEmpty()
              || !waiting.peek().telling().reportedAt().isBefore(nextAdmission))) {
        List<Telling> story = stories.of(stays++, nextAdmission);
        for (Telling telling : story) {
          if (!settings.cut() || telling.reportedAt().isBefore(settings.end())) {
            waiting.add(new Waiting(telling, numbers++));
          }
        }
        moveOn();
      }
      return !waiting.isEmpty();
    }

    @Override
    public Telling next() {
      if (!hasNext()) {
        throw new NoSuchElementException();
      }
      return waiting.remove().telling();
    }
  }
}
