package no.dognbok.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import no.dognbok.log.EventJson;
import no.dognbok.log.EventTypes;
import no.dognbok.log.LogDamaged;
import no.dognbok.log.StoredEvent;
import no.dognbok.log.axon.EventSerializer;
import no.dognbok.log.axon.Upcasters;
import org.axonframework.eventhandling.GenericDomainEventEntry;
import org.axonframework.serialization.LazyDeserializingObject;
import org.axonframework.serialization.upcasting.event.InitialEventRepresentation;
import org.axonframework.serialization.upcasting.event.IntermediateEventRepresentation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every revision of every event ever released has an approved sample. Today's are written as they
 * were approved; older ones are read as today's types. A changed shape shows here before it reaches
 * a log. A field that came later has a sample of its own, {@code Type.revision.field.json}.
 *
 * <p>To approve the sample of a new type or revision: run this test with {@code -Dapprove=true},
 * and read what it wrote.
 */
class ApprovedEventsTest {

  private static final Path APPROVED = Path.of("src/test/resources/approved-events");

  static List<Object> samples() {
    return EventSamples.all();
  }

  static List<Path> approved() throws IOException {
    try (Stream<Path> files = Files.list(APPROVED)) {
      return files.sorted().toList();
    }
  }

  @Test
  void everyTypeHasASample() {
    Set<Class<?>> sampled =
        EventSamples.all().stream().map(Object::getClass).collect(Collectors.toSet());
    assertThat(EventTypes.all()).isSubsetOf(sampled);
  }

  @ParameterizedTest
  @MethodSource("samples")
  void isWrittenAsItWasApproved(Object event) throws IOException {
    isWrittenAs(event, ".json");
  }

  @Test
  void withAFieldThatCameLaterItIsWrittenAsItWasApproved() throws IOException {
    for (Map.Entry<String, Object> sample : EventSamples.withLaterFields().entrySet()) {
      isWrittenAs(sample.getValue(), "." + sample.getKey() + ".json");
    }
  }

  private static void isWrittenAs(Object event, String ending) throws IOException {
    Path file =
        APPROVED.resolve(
            EventTypes.name(event.getClass())
                + "."
                + EventTypes.revision(event.getClass())
                + ending);
    String written = new String(EventJson.write(event), StandardCharsets.UTF_8);
    if (Boolean.getBoolean("approve") && !Files.exists(file)) {
      Files.createDirectories(APPROVED);
      Files.writeString(file, written + "\n");
    }
    assertThat(file).exists();
    assertThat(written).isEqualTo(Files.readString(file).strip());
  }

  @ParameterizedTest
  @MethodSource("approved")
  void isReadAsTodaysType(Path file) throws IOException {
    String[] name = file.getFileName().toString().split("\\.");
    byte[] payload = Files.readString(file).strip().getBytes(StandardCharsets.UTF_8);
    Object read = EventJson.read(stored(name[0], name[1], payload));
    assertThat(EventTypes.name(read.getClass())).isEqualTo(name[0]);
    assertThat(byAxon(name[0], name[1], payload)).isEqualTo(read);
    if (name[1].equals(EventTypes.revision(read.getClass()))) {
      boolean later = name.length == 4;
      assertThat(later ? List.of(EventSamples.withLaterFields().get(name[2])) : samples())
          .contains(read);
    }
  }

  @Test
  void anOlderRevisionIsCarriedForward() throws IOException {
    byte[] payload = Files.readAllBytes(APPROVED.resolve("MunicipalityReplied.1.json"));
    StayEvent.MunicipalityReplied read =
        (StayEvent.MunicipalityReplied) EventJson.read(stored("MunicipalityReplied", "1", payload));
    assertThat(read.answer()).isEqualTo(Answer.NOT_YET);
    assertThat(read.expectedFrom()).isEqualTo("2025-03-17");
    byte[] yes =
        new String(payload, StandardCharsets.UTF_8)
            .replace("\"canReceive\":false", "\"canReceive\":true")
            .getBytes(StandardCharsets.UTF_8);
    assertThat(
            ((StayEvent.MunicipalityReplied)
                    EventJson.read(stored("MunicipalityReplied", "1", yes)))
                .answer())
        .isEqualTo(Answer.CAN_RECEIVE);
  }

  @Test
  void whatANewerVersionWroteIsRefusedByNameAndNotGuessed() {
    byte[] payload = "{}".getBytes(StandardCharsets.UTF_8);
    assertThatThrownBy(() -> EventJson.read(stored("PatientTeleported", "1", payload)))
        .isInstanceOf(LogDamaged.class)
        .hasMessageContaining("PatientTeleported");
    assertThatThrownBy(() -> EventJson.read(stored("PatientDied", "9", payload)))
        .isInstanceOf(LogDamaged.class)
        .hasMessageContaining("revision 9");
  }

  /** A missing field would become null without a word, and be judged as if nobody had told it. */
  @Test
  void aMissingFieldThatMustBeThereIsAnError() throws IOException {
    byte[] whole = Files.readAllBytes(APPROVED.resolve("ReceiptReceived.1.json"));
    String text = new String(whole, StandardCharsets.UTF_8);
    for (String field : List.of("\"positive\":false", "\"of\":\"" + receiptOf() + "\",")) {
      assertThat(text).contains(field);
      byte[] without = text.replace(field, "").replace(",}", "}").getBytes(StandardCharsets.UTF_8);
      assertThatThrownBy(() -> EventJson.read(stored("ReceiptReceived", "1", without)))
          .isInstanceOf(LogDamaged.class);
    }
    byte[] unknown = text.replace("\"positive\"", "\"positiv\"").getBytes(StandardCharsets.UTF_8);
    assertThatThrownBy(() -> EventJson.read(stored("ReceiptReceived", "1", unknown)))
        .isInstanceOf(LogDamaged.class);
  }

  private static String receiptOf() {
    return EventSamples.all().stream()
        .filter(StayEvent.ReceiptReceived.class::isInstance)
        .map(event -> ((StayEvent.ReceiptReceived) event).of().toString())
        .findFirst()
        .orElseThrow();
  }

  private static StoredEvent stored(String type, String revision, byte[] payload) {
    return new StoredEvent(
        0, 0, Instant.EPOCH, "stay/1", 0, "id", type, revision, Instant.EPOCH, payload, null);
  }

  /** The same through Axon's serializer and upcaster chain. */
  private static Object byAxon(String type, String revision, byte[] payload) {
    EventSerializer serializer = EventSerializer.create();
    var entry =
        new GenericDomainEventEntry<>(
            "stay",
            "stay/1",
            0,
            "id",
            Instant.EPOCH.toString(),
            type,
            revision,
            payload,
            "{}".getBytes(StandardCharsets.UTF_8));
    IntermediateEventRepresentation upcast =
        Upcasters.chain()
            .upcast(Stream.of(new InitialEventRepresentation(entry, serializer)))
            .findFirst()
            .orElseThrow();
    return new LazyDeserializingObject<>(upcast.getData(), serializer).getObject();
  }
}
