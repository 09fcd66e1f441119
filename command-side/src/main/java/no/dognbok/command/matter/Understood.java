package no.dognbok.command.matter;

import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import no.dognbok.events.Address;
import no.dognbok.notes.Note;

/**
 * A request that was read: what it says, and what it takes to know it again.
 *
 * @param id the teller's own id of it
 * @param notes that came with it
 * @param draft what is to be recorded
 */
record Understood<E>(
    MatterRequest request,
    String id,
    List<WrittenNote> notes,
    Draft<E> draft,
    Parties parties,
    Telling telling) {

  Address teller() {
    return request.caller().asker();
  }

  Optional<String> idempotency() {
    return Optional.ofNullable(request.key())
        .map(key ->
            "idem/%s/%s/%s"
                .formatted(
                    teller(), Optional.ofNullable(request.caller().client()).orElse(""), key));
  }

  /** The claims by which it is known again. */
  Set<String> claims() {
    Set<String> claims = new LinkedHashSet<>();
    idempotency().ifPresent(claims::add);
    claims.add("msg/%s/%s/%s".formatted(teller(), request.matter(), id));
    return claims;
  }

  /** A note of it, as it is kept. */
  Note note(WrittenNote written, Instant at) {
    return Note.written(
        written.id(), written.text(), teller(), request.caller().unit(), at, parties.readers());
  }
}
