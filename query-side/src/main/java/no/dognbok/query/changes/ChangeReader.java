package no.dognbok.query.changes;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.LongSupplier;
import no.dognbok.events.ReferenceEvent.AddressMapped;
import no.dognbok.log.StoredEvent;
import no.dognbok.query.dispute.Disputes;
import no.dognbok.query.law.Directory;
import no.dognbok.query.scope.Scope;
import no.dognbok.query.statement.StatementNews;
import no.dognbok.query.surroundings.SurroundingsView;

/** Reads changes, commit by commit, as somebody may see them. */
final class ChangeReader {

  /** So that who may see little does not keep the ledger busy for long. */
  private static final int MOST_EXAMINED = 10_000;

  private final EventOrder order;
  private final SurroundingsView surroundings;
  private final Disputes disputes;
  private final LongSupplier held;

  /**
   * Reads from these views.
   *
   * @param held position of the last commit that all of them hold
   */
  ChangeReader(
      EventOrder order, SurroundingsView surroundings, Disputes disputes, LongSupplier held) {
    this.order = order;
    this.surroundings = surroundings;
    this.disputes = disputes;
    this.held = held;
  }

  /**
   * The changes after a position: whole commits, until there are as many changes as wanted. It may
   * stop before that, where it has come past very much that the asker may not see.
   */
  ChangesPage read(Scope scope, long after, int wanted) {
    long end = held.getAsLong();
    List<Change> changes = new ArrayList<>();
    int examined = 0;
    Iterator<EventOrder.Commit> commits = order.after(after);
    while (commits.hasNext()) {
      EventOrder.Commit commit = commits.next();
      if (commit.position() > end) {
        break;
      }
      if (changes.size() >= wanted || examined >= MOST_EXAMINED) {
        return page(changes, after, commit.position() - 1, true);
      }
      examined += commit.events().size();
      changes.addAll(changes(scope, commit));
    }
    return page(changes, after, Math.max(after, end), false);
  }

  private ChangesPage page(List<Change> changes, long after, long next, boolean more) {
    return new ChangesPage(changes, after, next, more, surroundings.isSimulated());
  }

  /** What a commit changed. */
  private List<Change> changes(Scope scope, EventOrder.Commit commit) {
    long position = commit.position();
    Directory directory = surroundings.now().directory();
    AddressHistory addresses = order.addresses();
    Look.Directories directories =
        new Look.Directories(addresses.at(position - 1), addresses.at(position), directory);
    ChangeForm form = new ChangeForm(scope, directory);
    List<Change> changes = new ArrayList<>();
    Set<UUID> touched = new LinkedHashSet<>();
    for (EventOrder.Event event : commit.events()) {
      if (event.stay() != null) {
        touched.add(event.stay());
      }
      if (event.matter() != null) {
        ofMatter(event.matter(), scope, form).ifPresent(changes::add);
      }
      if (event.around() != null) {
        changes.add(form.of(event.around()));
        if (event.around().event() instanceof AddressMapped mapped) {
          touched.addAll(addresses.opened(position, mapped));
        }
      }
    }
    for (UUID id : touched) {
      order
          .find(id)
          .flatMap(stay -> Look.at(position, stay, scope, directories))
          .ifPresent(look -> changes.addAll(told(look, form, commit)));
    }
    return changes;
  }

  /** The two parties and auditors hear of a dispute or a statement, and nobody else. */
  private Optional<Change> ofMatter(StoredEvent stored, Scope scope, ChangeForm form) {
    return Disputes.idOf(stored)
        .flatMap(id -> disputes.find(id, scope))
        .map(dispute ->
            form.of(dispute, stored, order.find(dispute.opened().matter().stay()).orElse(null)))
        .or(() ->
            StatementNews.of(stored)
                .filter(news -> news.isHeardBy(scope))
                .map(news -> form.of(news, stored)));
  }

  private static List<Change> told(Look look, ChangeForm form, EventOrder.Commit commit) {
    return look.events().isEmpty()
        ? List.of(form.opened(look, commit.position(), commit.recordedAt()))
        : look.events().stream().map(entry -> form.of(look, entry)).toList();
  }
}
