package no.dognbok.command.matter;

import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import no.dognbok.command.Commands;
import no.dognbok.command.matter.MatterRequest.What;
import no.dognbok.events.Address;
import no.dognbok.events.MessageKey;
import no.dognbok.events.NoteReference;
import no.dognbok.events.Refusal;
import no.dognbok.events.Refusal.Code;
import no.dognbok.events.Told;
import no.dognbok.exchange.FlatObject;
import no.dognbok.identity.Identity;
import no.dognbok.log.AppendRefused;
import no.dognbok.log.EventLog;
import no.dognbok.log.SimulatedClock;
import no.dognbok.log.StoredCommit;
import no.dognbok.log.StoredEvent;
import no.dognbok.notes.Notes;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Takes what is told of matters between two parties: knows a request again, sees that it comes from
 * a party, keeps the notes in it, and then records it. Nothing is recorded before its notes are
 * kept.
 */
@Component
public final class MatterIntake {

  private static final int ATTEMPTS = 20;

  /** Stands for the digest of a note that is not kept yet. */
  private static final String NO_DIGEST = "0".repeat(64);

  private final Commands commands;
  private final EventLog log;
  private final Notes notes;
  private final Clock clock;

  MatterIntake(Commands commands, EventLog log, Notes notes, Clock clock) {
    this.commands = commands;
    this.log = log;
    this.notes = notes;
    this.clock = clock;
  }

  /**
   * What a request is answered with.
   *
   * @param id the teller's own id of what was told
   * @param position of the commit
   * @param recordedAt when the ledger was told
   * @param repeated whether it had been recorded before
   * @param events ids of the events
   */
  public record Answer(
      String id, long position, Instant recordedAt, boolean repeated, List<String> events) {

    static Answer of(String id, StoredCommit commit, boolean repeated) {
      return new Answer(
          id,
          commit.position(),
          commit.events().getFirst().recordedAt(),
          repeated,
          commit.events().stream().map(StoredEvent::id).toList());
    }

    /** As it goes out: 201 where something was recorded, 200 where it had been before. */
    public <T> ResponseEntity<T> response(String address, T body) {
      ResponseEntity.BodyBuilder response =
          ResponseEntity.status(repeated ? HttpStatus.OK : HttpStatus.CREATED)
              .location(URI.create(address))
              .header("Dognbok-Position", String.valueOf(position));
      if (repeated) {
        response.header("Dognbok-Repeated", "true");
      }
      return response.body(body);
    }
  }

  /**
   * Records what is told, or gives the first answer again.
   *
   * @param now reads the matter as it stands
   * @throws Refusal where it cannot be read or placed, or does not come from a party
   */
  public <E> Answer take(MatterRequest request, Supplier<? extends Matter<E>> now) {
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      Matter<E> matter = now.get();
      Understood<E> understood = understood(request, matter);
      Optional<Answer> before = known(understood, matter);
      if (before.isPresent()) {
        return before.get();
      }
      try {
        return record(understood, matter);
      } catch (AppendRefused.ClaimTaken taken) {
        // The same request came twice at once: read again.
      }
    }
    throw new Refusal(
        Code.CONFLICT, "others told of the same matter all the time; send the request again");
  }

  private static <E> Understood<E> understood(MatterRequest request, Matter<E> matter) {
    MatterForm form = new MatterForm(FlatObject.of("", request.body()));
    String id =
        form.id()
            .or(() -> onlyOne(request.what()))
            .or(() -> Optional.ofNullable(request.key()))
            .orElseThrow(MatterIntake::mayBeDoubled);
    Matter.Reading<E> read = matter.read(request, form);
    Telling telling = new Telling(told(request, form, id), read.parties().teller());
    form.end();
    return new Understood<>(request, id, form.notes(), read.draft(), read.parties(), telling);
  }

  private static Optional<String> onlyOne(What what) {
    return what.isOnly() ? Optional.of(what.name().toLowerCase(Locale.ROOT)) : Optional.empty();
  }

  private static Refusal mayBeDoubled() {
    return new Refusal(
        Code.MISSING_FIELD,
        "a request that is sent again must not be recorded twice: give it an 'id' of your own in"
            + " the body, or the header Idempotency-Key",
        Map.of("field", "id"));
  }

  private static Told told(MatterRequest request, MatterForm form, String id) {
    Address teller = request.caller().asker();
    return Told.of(form.at(), teller, MessageKey.of(teller.toString(), request.matter() + "/" + id))
        .reportedAt(form.reportedAt().orElse(null));
  }

  private Optional<Answer> known(Understood<?> understood, Matter<?> matter) {
    return understood.claims().stream()
        .flatMap(claim -> log.find(claim).stream())
        .findFirst()
        .map(claim -> {
          StoredCommit commit = log.commits(claim.position(), 1).getFirst();
          if (!isSame(understood, commit)) {
            throw another(understood, matter, claim);
          }
          return Answer.of(understood.id(), commit, true);
        });
  }

  /** A text that was deleted is no reason to take the request for another. */
  private boolean isSame(Understood<?> understood, StoredCommit commit) {
    JsonNode identity =
        JsonMapper.shared().readTree(commit.events().getFirst().metadataOrNothing());
    JsonNode digest = identity.get("digest");
    boolean same = digest == null || digest.asString().equals(understood.request().digest());
    return same
        && understood.notes().stream()
            .allMatch(written ->
                notes
                    .find(written.id())
                    .map(kept -> kept.text().equals(written.text()))
                    .orElse(true));
  }

  private static Refusal another(Understood<?> understood, Matter<?> matter, EventLog.Claim claim) {
    if (understood.idempotency().filter(claim.claim()::equals).isPresent()) {
      return new Refusal(
          Code.IDEMPOTENCY_KEY_TAKEN,
          "the Idempotency-Key was used for another request, recorded at position %d; give each request a key of its own"
              .formatted(claim.position()),
          Map.of("position", claim.position()));
    }
    return matter.taken(understood.request(), understood.id(), claim.position());
  }

  private <E> Answer record(Understood<E> understood, Matter<E> matter) {
    Clock heard = SimulatedClock.hearing(clock, understood.telling().told());
    E likely =
        understood.draft().with(understood.telling(), note -> new NoteReference(note, NO_DIGEST));
    // What would be refused leaves no note behind.
    matter.check(likely, heard);
    Map<UUID, NoteReference> kept = new HashMap<>();
    for (WrittenNote written : understood.notes()) {
      kept.put(written.id(), notes.put(understood.note(written, heard.instant())).reference());
    }
    E telling =
        understood
            .draft()
            .with(understood.telling(), note -> Optional.ofNullable(kept.get(note)).orElseThrow());
    Commands.Outcome<String> outcome =
        commands.send(matter.command(telling), identity(understood), understood.claims());
    long position = Optional.ofNullable(outcome.position()).orElseThrow();
    return Answer.of(understood.id(), log.commits(position, 1).getFirst(), false);
  }

  private static Identity identity(Understood<?> understood) {
    return new Identity(
        null,
        null,
        understood.teller().toString(),
        understood.request().matter() + "/" + understood.id(),
        understood.request().digest(),
        null,
        understood.request().caller().client());
  }
}
