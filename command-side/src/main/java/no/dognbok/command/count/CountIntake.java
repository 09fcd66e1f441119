package no.dognbok.command.count;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import no.dognbok.command.Commands;
import no.dognbok.events.Address;
import no.dognbok.events.CountEvent.CountTaken;
import no.dognbok.events.MessageKey;
import no.dognbok.events.Moment;
import no.dognbok.events.NoteReference;
import no.dognbok.events.Refusal;
import no.dognbok.events.Refusal.Code;
import no.dognbok.events.Told;
import no.dognbok.identity.Identity;
import no.dognbok.log.AppendRefused;
import no.dognbok.log.EventJson;
import no.dognbok.log.EventLog;
import no.dognbok.log.StoredCommit;
import no.dognbok.log.StoredEvent;
import no.dognbok.notes.Note;
import no.dognbok.notes.Notes;
import org.springframework.stereotype.Component;

/**
 * Takes counts: keeps the rows of a list as notes, and then records that it was handed in. The list
 * that stands already, handed in again, changes nothing.
 */
@Component
final class CountIntake {

  private static final int ATTEMPTS = 20;
  private static final int EVENTS = 10_000;

  private final Commands commands;
  private final EventLog log;
  private final Notes notes;
  private final Clock clock;

  CountIntake(Commands commands, EventLog log, Notes notes, Clock clock) {
    this.commands = commands;
    this.log = log;
    this.notes = notes;
    this.clock = clock;
  }

  /**
   * What a count is answered with.
   *
   * @param commit that recorded it
   * @param repeated whether it had been recorded before
   */
  record Answer(StoredCommit commit, boolean repeated) {}

  /**
   * Records a count, or gives the first answer again.
   *
   * @throws Refusal where the month has not begun, or the key was used for something else
   */
  Answer take(HandedIn count) {
    requireBegun(count);
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      Optional<StoredCommit> before = known(count).or(() -> standing(count));
      if (before.isPresent()) {
        return new Answer(before.get(), true);
      }
      try {
        return new Answer(record(count), false);
      } catch (AppendRefused.ClaimTaken taken) {
        // The same request came twice at once: read again.
      }
    }
    throw new Refusal(Code.CONFLICT, "others told of the same month all the time; send it again");
  }

  private void requireBegun(HandedIn count) {
    Instant begins = count.month().atDay(1).atStartOfDay(Moment.OSLO).toInstant();
    if (begins.isAfter(clock.instant())) {
      throw new Refusal(
          Code.TIME_AHEAD,
          "%s has not begun; count it when it has".formatted(count.month()),
          Map.of("field", "month"));
    }
  }

  private Optional<StoredCommit> known(HandedIn count) {
    return count
        .claim()
        .flatMap(log::find)
        .map(claim -> {
          StoredCommit commit = log.commits(claim.position(), 1).getFirst();
          StoredEvent stored = commit.events().getFirst();
          boolean isSame =
              count.stream().equals(stored.stream())
                  && EventJson.read(stored) instanceof CountTaken taken
                  && isSame(count, taken, true);
          if (!isSame) {
            throw new Refusal(
                Code.IDEMPOTENCY_KEY_TAKEN,
                "the Idempotency-Key was used for another request, recorded at position %d; give each request a key of its own"
                    .formatted(claim.position()),
                Map.of("position", claim.position()));
          }
          return commit;
        });
  }

  /** The list that stands on this side, where it is this one. */
  private Optional<StoredCommit> standing(HandedIn count) {
    return log.stream(count.stream(), 0, EVENTS).stream()
        .filter(stored ->
            EventJson.read(stored) instanceof CountTaken taken && taken.side() == count.side())
        .reduce((_, later) -> later)
        .filter(last -> isSame(count, (CountTaken) EventJson.read(last), false))
        .map(last -> log.commits(last.position(), 1).getFirst());
  }

  /** Whether it is the same list; where its rows were deleted, that can be. */
  private boolean isSame(HandedIn count, CountTaken taken, boolean whereDeleted) {
    List<String> texts = count.texts();
    if (taken.side() != count.side()
        || taken.source() != count.source()
        || taken.rows() != count.rows().size()
        || taken.days() != count.days()
        || taken.list().size() != texts.size()) {
      return false;
    }
    for (int i = 0; i < texts.size(); i++) {
      String text = texts.get(i);
      boolean same =
          notes
              .find(taken.list().get(i).note())
              .map(kept -> kept.text().equals(text))
              .orElse(whereDeleted);
      if (!same) {
        return false;
      }
    }
    return true;
  }

  /** The rows are kept before the event that names them is appended. */
  private StoredCommit record(HandedIn count) {
    Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    String id = Optional.ofNullable(count.key()).orElseGet(() -> UUID.randomUUID().toString());
    Address teller = count.caller().asker();
    List<NoteReference> kept = new ArrayList<>();
    for (String text : count.texts()) {
      kept.add(
          notes
              .put(
                  Note.written(
                      UUID.randomUUID(), text, teller, count.caller().unit(), now, count.readers()))
              .reference());
    }
    CountTaken taken =
        new CountTaken(
            Told.of(
                Moment.exact(now),
                teller,
                MessageKey.of(teller.toString(), count.stream() + "/" + id)),
            count.parties().teller(),
            count.parties().trust(),
            count.parties().municipality(),
            count.month(),
            count.source(),
            count.rows().size(),
            count.days(),
            kept);
    Identity identity =
        new Identity(
            null,
            null,
            teller.toString(),
            count.stream() + "/" + id,
            count.digest(),
            null,
            count.caller().client());
    Set<String> claims = count.claim().stream().collect(Collectors.toSet());
    Commands.Outcome<String> outcome =
        commands.send(new CountCommand(count.stream(), taken), identity, claims);
    return log.commits(Optional.ofNullable(outcome.position()).orElseThrow(), 1).getFirst();
  }
}
