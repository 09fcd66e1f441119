package no.dognbok.log.axon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import no.dognbok.events.EventSamples;
import no.dognbok.events.StayEvent;
import no.dognbok.log.AppendRefused;
import no.dognbok.log.Commit;
import no.dognbok.log.StoredEvent;
import no.dognbok.log.sqlite.DataFolder;
import no.dognbok.log.sqlite.SqliteEventLog;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.ReplayToken;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;
import org.axonframework.serialization.SerializedObject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where Axon would surprise us, and does not any more. */
class AxonTrapsTest {

  @TempDir Path path;
  private DataFolder folder;
  private SqliteEventLog log;
  private EventLogStorageEngine engine;

  @BeforeEach
  void open() {
    folder = DataFolder.open(path);
    log = SqliteEventLog.open(folder, Clock.systemUTC());
    EventSerializer serializer = EventSerializer.create();
    EventLogStorageEngine.Builder builder = EventLogStorageEngine.builder(log);
    builder
        .eventSerializer(serializer)
        .snapshotSerializer(serializer)
        .upcasterChain(Upcasters.chain());
    engine = builder.build();
  }

  @AfterEach
  void close() {
    log.close();
    folder.close();
  }

  private static DomainEventMessage<?> message(long sequence) {
    return new GenericDomainEventMessage<>(
        "stay",
        "stay/1",
        sequence,
        new StayEvent.PatientDied(EventSamples.TOLD),
        Map.of("patient", "k1:00ff"));
  }

  /**
   * Every new streaming processor starts with a ReplayToken, and Axon's serializer cannot read its
   * own.
   */
  @Test
  void aReplayTokenIsReadBack() {
    EventSerializer serializer = EventSerializer.create();
    Object token =
        ReplayToken.createReplayToken(
            new GlobalSequenceTrackingToken(41), new GlobalSequenceTrackingToken(7));
    SerializedObject<byte[]> written = serializer.serialize(token, byte[].class);
    assertThat(serializer.<byte[], Object>deserialize(written)).isEqualTo(token);
  }

  @Test
  void eventsAreStoredUnderTheirNamesAndNotUnderClassNames() {
    engine.appendEvents(List.of(message(0)));
    StoredEvent stored = log.events(0, 1).getFirst();
    assertThat(stored.type()).isEqualTo("PatientDied");
    assertThat(stored.revision()).isEqualTo("1");
    assertThat(new String(stored.payload(), StandardCharsets.UTF_8)).doesNotContain("no.dognbok");
    assertThat(engine.readEvents("stay/1").next().getPayload())
        .isEqualTo(new StayEvent.PatientDied(EventSamples.TOLD));
  }

  @Test
  void whatACommandCarriesReachesTheLogAndTheLogsAnswerReachesTheCommand() {
    var unitOfWork = DefaultUnitOfWork.startAndGet(GenericCommandMessage.asCommandMessage("tell"));
    CommitContext.current().claim(Set.of("msg/her:59/m-1"));
    engine.appendEvents(List.of(message(0)));
    assertThat(CommitContext.of(unitOfWork).appended()).isNotNull();
    unitOfWork.commit();
    assertThat(log.find("msg/her:59/m-1").orElseThrow().position()).isZero();
  }

  /**
   * Axon appends a second time when something is published while the first append is final already.
   */
  @Test
  void aSecondAppendInOneUnitOfWorkIsRefusedAndNotStoredBesideTheFirst() {
    var unitOfWork = DefaultUnitOfWork.startAndGet(GenericCommandMessage.asCommandMessage("tell"));
    engine.appendEvents(List.of(message(0)));
    assertThatThrownBy(() -> engine.appendEvents(List.of(message(1))))
        .isInstanceOf(AppendRefused.CommitIdTaken.class);
    unitOfWork.rollback();
    assertThat(log.head().events()).isEqualTo(1);
  }

  @Test
  void aTakenClaimIsNotMistakenForAConflictInAStream() {
    log.append(new Commit(UUID.randomUUID(), List.of(), Set.of("x"), Commit.Erasure.NOTHING));
    var unitOfWork = DefaultUnitOfWork.startAndGet(GenericCommandMessage.asCommandMessage("tell"));
    CommitContext.current().claim(Set.of("x"));
    assertThatThrownBy(() -> engine.appendEvents(List.of(message(0))))
        .isInstanceOf(AppendRefused.ClaimTaken.class);
    unitOfWork.rollback();
  }

  @Test
  void anErasedIdentityIsReadAsNoMetadata() {
    engine.appendEvents(List.of(message(0)));
    String id = log.events(0, 1).getFirst().id();
    log.append(
        new Commit(
            UUID.randomUUID(), List.of(), Set.of(), new Commit.Erasure(Set.of(id), Set.of())));
    assertThat(engine.readEvents("stay/1").next().getMetaData()).isEmpty();
  }
}
