package no.dognbok.command.intake;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import no.dognbok.command.stay.StayResource;
import no.dognbok.events.Address;
import no.dognbok.events.MessageKey;
import no.dognbok.events.Moment;
import no.dognbok.events.Refusal;
import no.dognbok.events.Refusal.Code;
import no.dognbok.events.StayEvent;
import no.dognbok.exchange.FlatEvent;
import no.dognbok.exchange.FlatObject;
import no.dognbok.exchange.JsonFault;
import no.dognbok.identity.Caller;
import no.dognbok.identity.IdentityNumber;
import no.dognbok.log.EventLog;
import no.dognbok.log.SimulatedClock;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads tellings in the flat form, be it a line that names its stay and type, or what is sent to a
 * stay's resource. The same fact under the same id is the same telling, whichever way it comes.
 */
@Component
final class FlatTellings {

  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private static final int LARGEST = 64 << 10;

  /** Which of two things a resource tells that can tell either. */
  private enum Phase {
    STARTED,
    ENDED
  }

  private final NamedTellings named;
  private final OtherParty otherParty;
  private final Clock clock;

  FlatTellings(EventLog log, Clock clock) {
    this.named = new NamedTellings(log);
    this.otherParty = new OtherParty(log);
    this.clock = clock;
  }

  /**
   * Parses an object.
   *
   * @param what how refusals call it
   * @throws Refusal where it is none, or larger than anything that can be told
   */
  static ObjectNode parse(String what, String text) {
    if (text.length() > LARGEST) {
      throw new Refusal(
          Code.TOO_LARGE,
          "a %s of %d characters; at most %d".formatted(what, text.length(), LARGEST));
    }
    try {
      if (JSON.readTree(text) instanceof ObjectNode node) {
        return node;
      }
      throw new Refusal(Code.UNREADABLE_JSON, "the %s is no JSON object".formatted(what));
    } catch (JacksonException e) {
      throw new Refusal(
          Code.UNREADABLE_JSON, "the %s is not JSON %s".formatted(what, JsonFault.where(e)));
    }
  }

  /**
   * A line.
   *
   * @throws Refusal naming the field that is wrong, missing or unknown
   */
  Telling ofLine(ObjectNode node, Caller caller) {
    FlatObject in = FlatObject.of("", node);
    UUID stay = in.uuid("stay").orElseThrow(() -> in.missing("stay"));
    String id = in.id("id").orElseThrow(() -> in.missing("id"));
    return telling(in, null, node, new Of(stay, id, caller, null));
  }

  /**
   * What was sent to a resource of a stay.
   *
   * @param key the request's {@code Idempotency-Key}, which is also the id of what has none
   * @throws Refusal naming the field that is wrong, missing or unknown
   */
  Telling ofResource(
      StayResource resource, UUID stay, ObjectNode body, @Nullable String key, Caller caller) {
    FlatObject in = FlatObject.of("", body);
    String id =
        in.id("id")
            .or(() -> ofItself(resource))
            .or(() -> Optional.ofNullable(key))
            .orElseThrow(FlatTellings::mayBeDoubled);
    String type = type(resource, in);
    if (resource == StayResource.OWN_REFERENCE) {
      in.reference("reference").orElseThrow(() -> in.missing("reference"));
    }
    ObjectNode asLine = body.deepCopy();
    asLine.remove("phase");
    asLine.put("stay", stay.toString()).put("id", id).put("type", type);
    return telling(in, type, asLine, new Of(stay, id, caller, key));
  }

  /** There is one admission; whoever puts it again means the same. */
  private static Optional<String> ofItself(StayResource resource) {
    return resource == StayResource.ADMISSION ? Optional.of("admission") : Optional.empty();
  }

  private static Refusal mayBeDoubled() {
    return new Refusal(
        Code.MISSING_FIELD,
        "a request that is sent again must not be recorded twice: give it an 'id' of your own in"
            + " the body, or the header Idempotency-Key",
        Map.of("field", "id"));
  }

  private static String type(StayResource resource, FlatObject in) {
    if (resource.events().size() == 1) {
      return resource.events().getFirst().getSimpleName();
    }
    Phase phase = in.code("phase", Phase.class).orElseThrow(() -> in.missing("phase"));
    return resource.events().get(phase.ordinal()).getSimpleName();
  }

  /** Which stay, under which id, who tells, and the key of the request where it has one. */
  private record Of(UUID stay, String id, Caller caller, @Nullable String key) {}

  private Telling telling(FlatObject in, @Nullable String type, ObjectNode asLine, Of of) {
    Optional<IdentityNumber> patient = in.node("patient").map(value -> patient(in, value));
    String reference = in.reference("reference").orElse(null);
    Address teller = of.caller().teller();
    Optional<Address> hospital = in.organisation("hospital");
    FlatEvent.Context context =
        new FlatEvent.Context(
            teller,
            key(teller, of.stay(), of.id()),
            LocalDateTime.ofInstant(heardAt(in), Moment.OSLO),
            (field, value) -> named.find(teller, of.stay(), field, value));
    StayEvent event =
        type == null ? FlatEvent.read(in, context) : FlatEvent.read(in, type, context);
    if (event instanceof StayEvent.ForceMajeureAgreed agreed) {
      otherParty.check(agreed);
    }
    if (patient.isPresent() && hospital.isEmpty()) {
      throw new Refusal(
          Code.MISSING_FIELD,
          "'hospital' is missing: a patient is known by hospital trust, so whoever names the"
              + " 'patient' must name it",
          Map.of("field", "hospital"));
    }
    return new Telling(
        List.of(teller),
        of.stay() + "/" + of.id(),
        digest(asLine),
        hospital.stream().toList(),
        patient.orElse(null),
        of.stay(),
        null,
        List.of(event),
        reference,
        of.caller().client(),
        of.key() == null ? null : idempotency(of));
  }

  /** Now; in a simulated ledger, when it says itself that it was told. */
  private Instant heardAt(FlatObject in) {
    return in.instant("reportedAt")
        .map(claimed -> SimulatedClock.at(clock, claimed))
        .orElse(clock)
        .instant();
  }

  /**
   * Whether the order of what is told is that of time, so that nothing may be taken out of turn.
   */
  boolean goInTurn() {
    return clock instanceof SimulatedClock;
  }

  private static String idempotency(Of of) {
    String client = Optional.ofNullable(of.caller().client()).orElse("");
    return "idem/%s/%s/%s".formatted(of.caller().teller(), client, of.key());
  }

  /** From the digest of so few facts the identity number could be guessed. */
  private static String digest(ObjectNode node) {
    ObjectNode withoutPatient = node.deepCopy();
    withoutPatient.remove("patient");
    return PloIntake.digest(
        JSON.writeValueAsString(withoutPatient).getBytes(StandardCharsets.UTF_8));
  }

  static UUID key(Address teller, UUID stay, String id) {
    return MessageKey.of(teller.toString(), stay + "/" + id);
  }

  /** What stands there is never shown, right or wrong. */
  private static IdentityNumber patient(FlatObject in, JsonNode value) {
    try {
      return new IdentityNumber(value.isString() ? value.asString() : "");
    } catch (IllegalArgumentException e) {
      throw in.invalid("patient", "…", "expected eleven digits in quotation marks", null);
    }
  }
}
