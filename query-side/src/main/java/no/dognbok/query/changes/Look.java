package no.dognbok.query.changes;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import no.dognbok.query.changes.Change.Sight;
import no.dognbok.query.law.Directory;
import no.dognbok.query.scope.Scope;
import no.dognbok.query.stay.StayRecord;
import no.dognbok.query.stay.Visibility;
import org.jspecify.annotations.Nullable;

/**
 * What a commit brought into somebody's sight, of one stay: all that they see with it and did not
 * see without. That is told at this position and at no other, so that who reads on misses nothing
 * and gets nothing twice; also where the commit's own event is not what they see.
 *
 * @param stay what they see of it now
 * @param events those of this commit that came into sight
 * @param sight how what they see became another; absent where it goes on as before
 */
record Look(StayRecord stay, List<StayRecord.Entry> events, @Nullable Sight sight) {

  /** What addresses stood for before the commit, with it, and now. */
  record Directories(Directory before, Directory with, Directory now) {}

  /**
   * Looks at a stay as a commit left it.
   *
   * @return empty where the commit brought nothing into sight, or nothing that may be seen now
   */
  static Optional<Look> at(long position, StayRecord stay, Scope scope, Directories directories) {
    StayRecord now = Visibility.of(scope, directories.now()).seen(stay).orElse(null);
    if (now == null) {
      return Optional.empty();
    }
    StayRecord before = stay.upTo(position - 1);
    StayRecord with = stay.upTo(position);
    Visibility visibilityBefore = Visibility.of(scope, directories.before());
    Visibility visibilityWith = Visibility.of(scope, directories.with());
    Set<Long> had = indexes(visibilityBefore.seen(before));
    Set<Long> has = indexes(visibilityWith.seen(with));
    List<StayRecord.Entry> came =
        now.entries().stream()
            .filter(entry -> has.contains(entry.index()) && !had.contains(entry.index()))
            .toList();
    if (came.isEmpty()) {
      return Optional.empty();
    }
    List<StayRecord.Entry> events =
        came.stream().filter(entry -> entry.recorded().position() == position).toList();
    Sight sight = null;
    if (had.isEmpty() || events.size() < came.size()) {
      sight = Sight.OPENED;
    } else if (visibilityBefore.isFollowed(before) && !visibilityWith.isFollowed(with)) {
      sight = Sight.CLOSED;
    }
    return Optional.of(new Look(now, events, sight));
  }

  private static Set<Long> indexes(Optional<StayRecord> seen) {
    return seen.stream()
        .flatMap(record -> record.entries().stream())
        .map(StayRecord.Entry::index)
        .collect(Collectors.toSet());
  }
}
