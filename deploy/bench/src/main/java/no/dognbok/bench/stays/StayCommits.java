package no.dognbok.bench.stays;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.random.RandomGenerator;
import no.dognbok.events.StayEvent;
import no.dognbok.identity.Identity;
import no.dognbok.log.Commit;
import no.dognbok.log.EventJson;
import no.dognbok.log.EventTypes;
import no.dognbok.log.PatientClaims;
import no.dognbok.log.axon.TimeOrderedIds;
import tools.jackson.databind.json.JsonMapper;

/**
 * A story as the log gets it: a commit for each message, with the facts, the identity, and the
 * claims of the message and, where it opens the stay, of the patient's number.
 *
 * @param story that is told
 * @param patient pseudonym of the patient
 * @param tellings its messages, encoded
 */
public record StayCommits(Story story, String patient, List<Telling> tellings) {

  private static final JsonMapper JSON = JsonMapper.shared();

  /**
   * One message, encoded but for the ids that must be new each time.
   *
   * @param events what it tells
   * @param identity where it came from
   */
  public record Telling(List<Encoded> events, Identity identity) {}

  /**
   * One event.
   *
   * @param event itself
   * @param at when it was made
   * @param payload its facts, JSON
   * @param metadata its identity, JSON
   */
  public record Encoded(StayEvent event, Instant at, byte[] payload, byte[] metadata) {}

  public StayCommits {
    tellings = List.copyOf(tellings);
  }

  public static StayCommits of(Story story, RandomGenerator random) {
    String patient = pseudonym(random);
    List<Telling> tellings = new ArrayList<>();
    for (Story.Message message : story.messages()) {
      Identity identity =
          new Identity(
              patient,
              null,
              message.sender().toString(),
              message.id(),
              hash(random),
              null,
              "dognbok-bench");
      byte[] metadata = JSON.writeValueAsBytes(identity.toMap());
      tellings.add(
          new Telling(
              message.events().stream()
                  .map(event -> new Encoded(event, message.at(), EventJson.write(event), metadata))
                  .toList(),
              identity));
    }
    return new StayCommits(story, patient, tellings);
  }

  private static String pseudonym(RandomGenerator random) {
    return "k1:" + hash(random);
  }

  private static String hash(RandomGenerator random) {
    byte[] bytes = new byte[32];
    random.nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }

  /** The commits of the stay itself, for a log that is filled. */
  public List<Commit> commits() {
    Told told = new Told(story.stay(), patient);
    return tellings.stream().map(telling -> told.commit(telling)).toList();
  }

  /** The stay of a writer who tells it under an id of its own, so that one story serves many. */
  public Told again(RandomGenerator random) {
    return new Told(Story.randomUuid(random), pseudonym(random));
  }

  /** A stay in the telling: each message gets the next sequence numbers and ids of its own. */
  public static final class Told {

    private final UUID stay;
    private final String patient;
    private long sequence;

    private Told(UUID stay, String patient) {
      this.stay = stay;
      this.patient = patient;
    }

    public String stream() {
      return "stay/" + stay;
    }

    /** The next sequence number of the stream, which is used up by this. */
    public long nextSequence() {
      return sequence++;
    }

    public String newEventId() {
      return TimeOrderedIds.next().toString();
    }

    /** The commit that a message brings. */
    public Commit commit(Telling telling) {
      Set<String> claims = new LinkedHashSet<>();
      if (sequence == 0) {
        claims.addAll(patientClaims(telling.identity()));
      }
      claims.add("msg/%s/%s/%d".formatted(telling.identity().sender(), stay, sequence));
      List<Commit.Event> events = telling.events().stream().map(this::event).toList();
      return Commit.of(TimeOrderedIds.next(), events).claiming(claims);
    }

    private Commit.Event event(Encoded encoded) {
      Class<?> type = encoded.event().getClass();
      return new Commit.Event(
          stream(),
          nextSequence(),
          newEventId(),
          EventTypes.name(type),
          EventTypes.revision(type),
          encoded.at(),
          encoded.payload(),
          encoded.metadata());
    }

    /** Under the hospital and under its trust. */
    private List<String> patientClaims(Identity identity) {
      return List.of(
          PatientClaims.prefix(String.valueOf(identity.sender()), patient) + "000001",
          PatientClaims.prefix(Story.TRUST.toString(), patient) + "000001");
    }
  }
}
