package no.dognbok.command.erasure;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import no.dognbok.command.Commands;
import no.dognbok.command.reference.Setters;
import no.dognbok.command.stay.Expected;
import no.dognbok.command.stay.StayCommand;
import no.dognbok.events.MessageKey;
import no.dognbok.events.Moment;
import no.dognbok.events.NoteEvent;
import no.dognbok.events.NoteEvent.NoteDeleted;
import no.dognbok.events.Refusal;
import no.dognbok.events.Refusal.Code;
import no.dognbok.events.StayEvent.IdentityErased;
import no.dognbok.events.Told;
import no.dognbok.identity.Caller;
import no.dognbok.log.AppendRefused;
import no.dognbok.log.ErasedMessages;
import no.dognbok.log.ErasurePending;
import no.dognbok.log.EventLog;
import no.dognbok.log.EventTypes;
import no.dognbok.log.StoredEvent;
import no.dognbok.notes.Notes;

/**
 * Erases one thing: the identity of a stay, or a note. Each is one event and safe to break off;
 * what was begun is done by whoever does it again.
 */
final class Erasing {

  static final String IDENTITY_ERASED = EventTypes.name(IdentityErased.class);

  private static final int ATTEMPTS = 20;

  private final EventLog log;
  private final Commands commands;
  private final Notes notes;
  private final Clock clock;

  Erasing(EventLog log, Commands commands, Notes notes, Clock clock) {
    this.log = log;
    this.commands = commands;
    this.notes = notes;
    this.clock = clock;
  }

  /**
   * What was erased.
   *
   * @param position of the commit that says so
   * @param blocks how many identity blocks
   * @param claims how many claims
   * @param pending whether the bytes may still be on the disk
   */
  record Erased(long position, int blocks, int claims, boolean pending) {

    Erased and(Erased other) {
      return new Erased(
          position, blocks + other.blocks, claims + other.claims, pending || other.pending);
    }
  }

  /**
   * Erases the identity of a stay, and of the receipts that came before their message and were told
   * in it; or that of a receipt by itself.
   *
   * @return empty where there is nothing to erase
   */
  Optional<Erased> identity(String stream, IdentityErased.Ground ground, Caller by) {
    Optional<Erased> receipts = Optional.empty();
    for (String receipt : IdentityOf.read(log, stream).receipts()) {
      // First: as long as they are there the stay says which they are.
      Optional<Erased> one = identityOfOne(receipt, ground, by);
      receipts = receipts.map(before -> one.map(before::and).orElse(before)).or(() -> one);
      if (one.filter(Erased::pending).isPresent()) {
        return receipts;
      }
    }
    Optional<Erased> stay = identityOfOne(stream, ground, by);
    Optional<Erased> before = receipts;
    return stay.map(erased -> before.map(erased::and).orElse(erased)).or(() -> before);
  }

  private Optional<Erased> identityOfOne(String stream, IdentityErased.Ground ground, Caller by) {
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      IdentityOf there = IdentityOf.read(log, stream);
      if (there.isNothing()) {
        return Optional.empty();
      }
      IdentityErased event = new IdentityErased(told(by), there.events(), ground);
      try {
        Commands.Outcome<?> outcome =
            commands.send(
                new StayCommand.EraseIdentity(stream, event, there.early()),
                Setters.by(by),
                known(there),
                new Expected(Set.of(there.lastSequence()), false));
        return Optional.of(
            erased(there, Optional.ofNullable(outcome.position()).orElseThrow(), false));
      } catch (ErasurePending pending) {
        return Optional.of(erased(there, pending.position(), true));
      } catch (AppendRefused.ClaimTaken | AppendRefused.NothingToErase refused) {
        // Somebody else erases the same: read again.
      } catch (Refusal refusal) {
        if (refusal.code() != Code.STAY_CHANGED) {
          throw refusal;
        }
      }
    }
    throw new Refusal(
        Code.CONFLICT, "others told of %s all the time; erase it again".formatted(stream));
  }

  private static Erased erased(IdentityOf there, long position, boolean pending) {
    return new Erased(position, there.events().size(), there.claims().size(), pending);
  }

  /** Of its messages those that are not known already: the stay may have been erased before. */
  private Set<String> known(IdentityOf there) {
    return there.known().stream()
        .filter(claim -> !ErasedMessages.isKnown(log, claim))
        .collect(Collectors.toSet());
  }

  private Told told(Caller by) {
    Instant now = clock.instant();
    UUID telling = MessageKey.of(by.teller().toString(), "erasure/" + UUID.randomUUID());
    return Told.of(Moment.exact(now), by.teller(), telling);
  }

  /** When and where the log was told of a note's deletion, and on what ground. */
  Optional<StoredEvent> deletion(UUID note) {
    return log.stream(NoteEvent.stream(note), 0, 1).stream().findFirst();
  }

  /**
   * Deletes a note: the log is told first, and the text goes then.
   *
   * @return the event that says so, of whoever said so first
   */
  StoredEvent note(UUID note, NoteDeleted.Ground ground, Caller by) {
    if (deletion(note).isEmpty()) {
      commands.send(
          new DeleteNote(NoteEvent.stream(note), new NoteDeleted(told(by), note, ground)),
          Setters.by(by),
          Set.of());
    }
    notes.delete(note);
    return deletion(note).orElseThrow();
  }
}
