package no.dognbok.query.audit;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import no.dognbok.log.EventLog;
import no.dognbok.log.Micros;
import no.dognbok.log.StoredCommit;
import no.dognbok.log.StoredEvent;
import no.dognbok.query.feed.Progress;
import no.dognbok.query.law.Directory;
import no.dognbok.query.scope.Scope;
import org.springframework.stereotype.Component;

/**
 * Reads what an organisation or a system has told from the log itself: who brought an event stands
 * beside it there, and in no view.
 */
@Component
final class TellingReader {

  private static final int AT_ONCE = 500;

  private final EventLog log;
  private final Sights sights;
  private final Progress progress;

  TellingReader(EventLog log, Sights sights, Progress progress) {
    this.log = log;
    this.sights = sights;
    this.progress = progress;
  }

  /**
   * What was found.
   *
   * @param tellings in the order of the log, whole commits
   * @param next the position to ask from next time; it moves on over what is not asked for
   * @param more whether there may be more of the period after it already
   */
  record Part(List<Telling> tellings, long next, boolean more) {}

  /**
   * What is asked for and the asker may see, after a position: whole commits, until there are as
   * many tellings as wanted. It may stop before that, where it has come past very much else.
   *
   * @param wanted how many are enough
   * @param examined how many events are looked at, at most; a commit is not divided
   */
  Part read(AskedTellings asked, Scope scope, long after, int wanted, int examined) {
    long end = progress.position();
    Directory directory = sights.directory();
    List<Telling> tellings = new ArrayList<>();
    long next = Math.max(after + 1, first(asked, end));
    int looked = 0;
    while (next <= end) {
      List<StoredCommit> commits = log.commits(next, AT_ONCE);
      if (commits.isEmpty()) {
        throw new IllegalStateException(
            "the views hold position %d, and the log has no %d".formatted(end, next));
      }
      for (StoredCommit commit : commits) {
        if (commit.position() > end) {
          return new Part(tellings, end, false);
        }
        if (asked.isOverAt(Micros.instant(commit.recordedAt()))) {
          return new Part(tellings, Math.max(after, commit.position() - 1), false);
        }
        if (tellings.size() >= wanted || looked >= examined) {
          return new Part(tellings, commit.position() - 1, true);
        }
        looked += Math.max(1, commit.events().size());
        commit.events().stream()
            .flatMap(stored -> told(stored, asked, scope, directory))
            .forEach(tellings::add);
        next = commit.position() + 1;
      }
    }
    return new Part(tellings, Math.max(after, end), false);
  }

  private Stream<Telling> told(
      StoredEvent stored, AskedTellings asked, Scope scope, Directory directory) {
    Source source = Source.of(stored);
    if (asked.client() != null && !asked.client().equals(source.client())) {
      return Stream.empty();
    }
    Heard heard = Heard.of(stored, source, sights);
    Source shown = source.shownTo(scope, heard.by(), null, directory);
    // By what is shown: nobody finds out by asking which system another has.
    return asked.include(heard.by(), shown.client(), directory) && heard.isFor(scope, directory)
        ? Stream.of(Telling.of(stored, heard, shown, directory))
        : Stream.empty();
  }

  /** The first position at which something of the period can have been recorded. */
  private long first(AskedTellings asked, long end) {
    Instant from = asked.from();
    if (from == null) {
      return 0;
    }
    long low = 0;
    long high = end + 1;
    while (low < high) { // the time of recording never goes back
      long middle = (low + high) >>> 1;
      StoredCommit commit = log.commits(middle, 1).getFirst();
      if (Micros.instant(commit.recordedAt()).isBefore(from)) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }
}
