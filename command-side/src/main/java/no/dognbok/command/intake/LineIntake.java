package no.dognbok.command.intake;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import no.dognbok.events.Address;
import no.dognbok.events.MessageKey;
import no.dognbok.events.Moment;
import no.dognbok.events.Refusal;
import no.dognbok.events.Refusal.Code;
import no.dognbok.events.SenderText;
import no.dognbok.events.StayEvent;
import no.dognbok.events.Told;
import no.dognbok.exchange.FlatEvent;
import no.dognbok.exchange.FlatObject;
import no.dognbok.exchange.JsonFault;
import no.dognbok.identity.Caller;
import no.dognbok.identity.IdentityNumber;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Takes newline-delimited JSON: an event a line, ids instead of keys. A line that is refused does
 * not keep the others from being taken. Lines of one stay are taken in their order, those of
 * different stays side by side, so that they share the disk.
 */
@Component
final class LineIntake {

  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();
  private static final int LINE = 64 << 10;
  private static final int LINES = 10_000;
  private static final int DETAIL = 1_000;

  private final Intake intake;
  private final Clock clock;

  LineIntake(Intake intake, Clock clock) {
    this.intake = intake;
    this.clock = clock;
  }

  /** What became of a line. */
  enum Outcome {
    RECORDED,
    REPEATED,
    REFUSED
  }

  /**
   * What a line is answered with.
   *
   * @param line its number, from 1
   * @param outcome what became of it
   * @param stay where it was recorded
   * @param position of the commit
   * @param doubts what the ledger saw
   * @param code why it was refused
   * @param detail what is wrong, and what would be right
   */
  @JsonInclude(JsonInclude.Include.NON_EMPTY)
  record Answer(
      int line,
      Outcome outcome,
      @Nullable String stay,
      @Nullable Long position,
      List<Told.RecordedDoubt> doubts,
      @Nullable String code,
      @Nullable String detail) {

    static Answer refused(int line, Refusal refusal) {
      return new Answer(
          line,
          Outcome.REFUSED,
          null,
          null,
          List.of(),
          refusal.code().text(),
          shortened(String.valueOf(refusal.getMessage())));
    }

    /** Ten thousand of them are one answer. */
    private static String shortened(String detail) {
      return detail.length() <= DETAIL ? detail : detail.substring(0, DETAIL) + "…";
    }
  }

  /**
   * Takes the lines of a text; blank ones are passed over.
   *
   * @throws Refusal where there are too many
   */
  List<Answer> take(String text, Caller caller) {
    List<String> lines = text.lines().limit(LINES + 1L).toList();
    if (lines.size() > LINES) {
      throw new Refusal(
          Code.TOO_LARGE, "more than %d lines; send at most %d at once".formatted(LINES, LINES));
    }
    @Nullable Answer[] answers = new Answer[lines.size()];
    Map<String, List<Numbered>> byStay = new LinkedHashMap<>();
    for (int i = 0; i < lines.size(); i++) {
      if (lines.get(i).isBlank()) {
        continue;
      }
      try {
        ObjectNode node = parse(lines.get(i));
        String stay = Optional.ofNullable(node.get("stay")).map(JsonNode::toString).orElse("");
        byStay.computeIfAbsent(stay, _ -> new ArrayList<>()).add(new Numbered(i, node));
      } catch (Refusal refusal) {
        answers[i] = Answer.refused(i + 1, refusal);
      }
    }
    takeSideBySide(byStay, caller, answers);
    List<Answer> all = new ArrayList<>();
    for (Answer answer : answers) {
      if (answer != null) {
        all.add(answer);
      }
    }
    return all;
  }

  private record Numbered(int index, ObjectNode node) {}

  private void takeSideBySide(
      Map<String, List<Numbered>> byStay, Caller caller, @Nullable Answer[] answers) {
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<?>> all = new ArrayList<>();
      for (List<Numbered> lines : byStay.values()) {
        all.add(
            threads.submit(
                () -> lines.forEach(line -> answers[line.index()] = take(line, caller))));
      }
      for (Future<?> one : all) {
        one.get();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while taking lines", e);
    } catch (ExecutionException e) {
      throw e.getCause() instanceof RuntimeException cause
          ? cause
          : new IllegalStateException(e.getCause());
    }
  }

  private static ObjectNode parse(String line) {
    if (line.length() > LINE) {
      throw new Refusal(
          Code.TOO_LARGE, "a line of %d characters; at most %d".formatted(line.length(), LINE));
    }
    try {
      if (JSON.readTree(line) instanceof ObjectNode node) {
        return node;
      }
      throw new Refusal(Code.UNREADABLE_JSON, "the line is no JSON object");
    } catch (JacksonException e) {
      throw new Refusal(Code.UNREADABLE_JSON, "the line is not JSON " + JsonFault.where(e));
    }
  }

  private Answer take(Numbered line, Caller caller) {
    int number = line.index() + 1;
    try {
      Intake.Answer answer = intake.take(telling(line.node(), caller));
      return new Answer(
          number,
          answer.repeated() ? Outcome.REPEATED : Outcome.RECORDED,
          answer.stay().replace("stay/", ""),
          answer.position(),
          answer.doubts(),
          null,
          null);
    } catch (Refusal refusal) {
      return Answer.refused(number, refusal);
    }
  }

  private Telling telling(ObjectNode node, Caller caller) {
    FlatObject in = FlatObject.of("", node);
    UUID stay = in.uuid("stay").orElseThrow(() -> in.missing("stay"));
    String id = in.id("id").orElseThrow(() -> in.missing("id"));
    Optional<IdentityNumber> patient = in.node("patient").map(value -> patient(in, value));
    String reference = in.reference("reference").orElse(null);
    Address teller = caller.teller();
    Optional<Address> hospital = in.organisation("hospital");
    StayEvent event =
        FlatEvent.read(
            in,
            new FlatEvent.Context(
                teller,
                key(teller, stay, id),
                LocalDateTime.ofInstant(clock.instant(), Moment.OSLO),
                other -> key(teller, stay, referred(other))));
    if (patient.isPresent() && hospital.isEmpty()) {
      throw new Refusal(
          Code.MISSING_FIELD,
          "'hospital' is missing: a patient is known by hospital trust, so a line with 'patient'"
              + " needs it",
          Map.of("field", "hospital"));
    }
    ObjectNode withoutPatient = node.deepCopy();
    withoutPatient.remove("patient"); // from the digest of so few facts the number could be guessed
    return new Telling(
        List.of(teller),
        stay + "/" + id,
        PloIntake.digest(JSON.writeValueAsString(withoutPatient).getBytes(StandardCharsets.UTF_8)),
        hospital.stream().toList(),
        patient.orElse(null),
        stay,
        null,
        List.of(event),
        reference,
        caller.client());
  }

  private static UUID key(Address teller, UUID stay, String id) {
    return MessageKey.of(teller.toString(), stay + "/" + id);
  }

  /** The id of another line: it is hashed, but of so few digits the number could be guessed. */
  private static String referred(JsonNode other) {
    if (!other.isString() || !SenderText.isId(other.asString())) {
      throw new Refusal(
          Code.INVALID_VALUE, "what names another line is no id of one: " + SenderText.ID);
    }
    return other.asString();
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
