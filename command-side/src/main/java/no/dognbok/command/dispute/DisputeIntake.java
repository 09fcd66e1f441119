package no.dognbok.command.dispute;

import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import no.dognbok.command.Commands;
import no.dognbok.command.dispute.DisputeForm.Telling;
import no.dognbok.command.dispute.DisputeRequest.What;
import no.dognbok.command.reference.Addresses;
import no.dognbok.command.stay.StayCommand;
import no.dognbok.events.Address;
import no.dognbok.events.DisputeEvent;
import no.dognbok.events.DisputeParty;
import no.dognbok.events.MessageKey;
import no.dognbok.events.Moment;
import no.dognbok.events.Municipality;
import no.dognbok.events.NoteReference;
import no.dognbok.events.ReferenceEvent.AddressMapped;
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
import no.dognbok.notes.Note;
import no.dognbok.notes.Notes;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Takes what is told of disputes: knows a request again, sees that it comes from a party, keeps the
 * notes in it, and then records it. Nothing is recorded before its notes are kept.
 */
@Component
final class DisputeIntake {

  private static final int ATTEMPTS = 20;
  private static final int EVENTS = 10_000;

  /** Stands for the digest of a note that is not kept yet. */
  private static final String NO_DIGEST = "0".repeat(64);

  private final Commands commands;
  private final EventLog log;
  private final Notes notes;
  private final Addresses addresses;
  private final Clock clock;

  DisputeIntake(Commands commands, EventLog log, Notes notes, Clock clock) {
    this.commands = commands;
    this.log = log;
    this.notes = notes;
    this.addresses = new Addresses(log);
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
  record Answer(
      String id, long position, Instant recordedAt, boolean repeated, List<String> events) {

    static Answer of(String id, StoredCommit commit, boolean repeated) {
      return new Answer(
          id,
          commit.position(),
          commit.events().getFirst().recordedAt(),
          repeated,
          commit.events().stream().map(StoredEvent::id).toList());
    }
  }

  /** The parties of the dispute, and as which of them somebody tells. */
  private record Parties(Address trust, Municipality municipality, DisputeParty teller) {

    /** Whose matter it is. */
    Set<Address> readers() {
      return Set.of(trust, Address.of(municipality));
    }
  }

  /** A request that was read: what it says, and what it takes to know it again. */
  private record Understood(
      DisputeRequest request,
      String id,
      DisputeForm form,
      DisputeForm.Draft draft,
      Parties parties,
      Telling telling) {

    Address teller() {
      return request.caller().asker();
    }

    String stream() {
      return DisputeEvent.stream(request.dispute());
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
      claims.add("msg/%s/%s/%s".formatted(teller(), request.dispute(), id));
      return claims;
    }
  }

  /**
   * Records what is told, or gives the first answer again.
   *
   * @throws Refusal where it cannot be read or placed, or does not come from a party
   */
  Answer take(DisputeRequest request) {
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      Course course = course(request.dispute());
      Understood understood = understood(request, course);
      Optional<Answer> before = known(understood);
      if (before.isPresent()) {
        return before.get();
      }
      try {
        return record(understood, course);
      } catch (AppendRefused.ClaimTaken taken) {
        // The same request came twice at once: read again.
      }
    }
    throw new Refusal(
        Code.CONFLICT, "others told of the same dispute all the time; send the request again");
  }

  private Course course(UUID dispute) {
    return Course.of(log.stream(DisputeEvent.stream(dispute), 0, EVENTS));
  }

  private Understood understood(DisputeRequest request, Course course) {
    FlatObject in = FlatObject.of("", request.body());
    DisputeForm form = new DisputeForm(in);
    String id =
        form.id()
            .or(() -> onlyOne(request.what()))
            .or(() -> Optional.ofNullable(request.key()))
            .orElseThrow(DisputeIntake::mayBeDoubled);
    Parties parties = parties(request, form, course);
    DisputeForm.Draft draft =
        switch (request.what()) {
          case OPENING -> form.opening(parties.trust(), parties.municipality());
          case GROUND -> form.ground();
          case ANSWER -> form.answer();
          case STEP -> form.step();
          case SETTLEMENT -> form.settlement(course.step());
          case CONFIRMATION -> form.confirmation();
          case CONTEST -> form.contest();
          case WITHDRAWAL -> form.withdrawal();
        };
    Telling telling = new Telling(told(request, form, id), parties.teller());
    form.end();
    return new Understood(request, id, form, draft, parties, telling);
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

  private static Told told(DisputeRequest request, DisputeForm form, String id) {
    Address teller = request.caller().asker();
    Moment at = form.at();
    return Told.of(at, teller, MessageKey.of(teller.toString(), request.dispute() + "/" + id))
        .reportedAt(form.reportedAt().orElse(null));
  }

  private Parties parties(DisputeRequest request, DisputeForm form, Course course) {
    if (request.what() == What.OPENING) {
      Address trust = trust(form);
      Municipality municipality = form.municipality();
      return new Parties(
          trust,
          municipality,
          party(request, trust, municipality).orElseThrow(DisputeIntake::noParty));
    }
    Address trust = course.begun().trust();
    Municipality municipality = course.begun().municipality();
    return new Parties(
        trust,
        municipality,
        party(request, trust, municipality).orElseThrow(Course::noSuchDispute));
  }

  /** A hospital stands for its trust. */
  private Address trust(DisputeForm form) {
    Address given = form.trust();
    @Nullable Address trust = addresses.find(given).map(AddressMapped::trust).orElse(null);
    if (trust == null) {
      throw new Refusal(
          Code.INVALID_VALUE,
          "'%s' is not valid in 'trust': expected a hospital trust in the ledger's address map"
              .formatted(given.value()),
          Map.of("field", "trust"));
    }
    return trust;
  }

  private Optional<DisputeParty> party(
      DisputeRequest request, Address trust, Municipality municipality) {
    AddressMapped teller = addresses.find(request.caller().asker()).orElse(null);
    if (teller != null && trust.equals(teller.trust())) {
      return Optional.of(DisputeParty.TRUST);
    }
    return teller != null && municipality.equals(teller.municipality())
        ? Optional.of(DisputeParty.MUNICIPALITY)
        : Optional.empty();
  }

  private static Refusal noParty() {
    return new Refusal(
        Code.NOT_YOURS,
        "a dispute is opened by the trust or by the municipality that it names; you are neither");
  }

  private Optional<Answer> known(Understood understood) {
    return understood.claims().stream()
        .flatMap(claim -> log.find(claim).stream())
        .findFirst()
        .map(claim -> {
          StoredCommit commit = log.commits(claim.position(), 1).getFirst();
          if (!isSame(understood, commit)) {
            throw another(understood, claim);
          }
          return Answer.of(understood.id(), commit, true);
        });
  }

  /** A text that was deleted is no reason to take the request for another. */
  private boolean isSame(Understood understood, StoredCommit commit) {
    JsonNode identity =
        JsonMapper.shared().readTree(commit.events().getFirst().metadataOrNothing());
    JsonNode digest = identity.get("digest");
    boolean same = digest == null || digest.asString().equals(understood.request().digest());
    return same
        && understood.form().notes().stream()
            .allMatch(written ->
                notes
                    .find(written.id())
                    .map(kept -> kept.text().equals(written.text()))
                    .orElse(true));
  }

  private static Refusal another(Understood understood, EventLog.Claim claim) {
    Map<String, Object> details = Map.of("position", claim.position());
    if (understood.idempotency().filter(claim.claim()::equals).isPresent()) {
      return new Refusal(
          Code.IDEMPOTENCY_KEY_TAKEN,
          "the Idempotency-Key was used for another request, recorded at position %d; give each request a key of its own"
              .formatted(claim.position()),
          details);
    }
    return understood.request().what() == What.OPENING
        ? new Refusal(
            Code.DISPUTE_ID_TAKEN,
            "you have opened this dispute in another way, at position %d; add a ground, or open another dispute"
                .formatted(claim.position()),
            details)
        : new Refusal(
            Code.MESSAGE_ID_TAKEN,
            "the id '%s' is taken by something else that you told of this dispute, at position %d"
                .formatted(understood.id(), claim.position()),
            details);
  }

  private Answer record(Understood understood, Course course) {
    Clock heard = SimulatedClock.hearing(clock, understood.telling().told());
    DisputeEvent likely =
        understood.draft().with(understood.telling(), note -> new NoteReference(note, NO_DIGEST));
    // What would be refused leaves no note behind.
    Dispute.refuseAhead(likely, heard);
    if (likely instanceof DisputeEvent.DisputeOpened opened) {
      refuseWithoutStay(opened.matter().stay());
    }
    course.check(likely);
    Map<UUID, NoteReference> kept = new HashMap<>();
    for (WrittenNote written : understood.form().notes()) {
      kept.put(written.id(), notes.put(note(written, understood, heard)).reference());
    }
    DisputeEvent event =
        understood
            .draft()
            .with(understood.telling(), note -> Optional.ofNullable(kept.get(note)).orElseThrow());
    Commands.Outcome<String> outcome =
        commands.send(
            new DisputeCommand(understood.stream(), event),
            identity(understood),
            understood.claims());
    long position = Optional.ofNullable(outcome.position()).orElseThrow();
    return Answer.of(understood.id(), log.commits(position, 1).getFirst(), false);
  }

  /**
   * A dispute is an act in the ledger itself, about what it holds; no message that may come first.
   */
  private void refuseWithoutStay(UUID stay) {
    if (log.lastSequence(StayCommand.stream(stay)).isEmpty()) {
      throw new Refusal(
          Code.NO_SUCH_STAY,
          "the ledger has no stay %s; a dispute is about one that somebody has told of"
              .formatted(stay),
          Map.of("field", "stay"));
    }
  }

  private static Note note(WrittenNote written, Understood understood, Clock heard) {
    return Note.written(
        written.id(),
        written.text(),
        understood.teller(),
        understood.request().caller().unit(),
        heard.instant(),
        understood.parties().readers());
  }

  private static Identity identity(Understood understood) {
    return new Identity(
        null,
        null,
        understood.teller().toString(),
        understood.request().dispute() + "/" + understood.id(),
        understood.request().digest(),
        null,
        understood.request().caller().client());
  }
}
