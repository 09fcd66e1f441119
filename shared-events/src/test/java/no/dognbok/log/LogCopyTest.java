package no.dognbok.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;
import no.dognbok.log.mongo.MongoConnection;
import no.dognbok.log.mongo.MongoEventLog;
import no.dognbok.log.sqlite.DataFolder;
import no.dognbok.log.sqlite.SqliteEventLog;
import no.dognbok.mongotest.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A copied log is the same log, from either store to either. */
class LogCopyTest {

  @TempDir Path path;
  private final Deque<AutoCloseable> opened = new ArrayDeque<>();

  private enum Store {
    SQLITE,
    MONGO
  }

  private record Way(Store from, Store to) {}

  static Stream<Way> ways() {
    return Stream.of(Store.values())
        .flatMap(from -> Stream.of(Store.values()).map(to -> new Way(from, to)));
  }

  private TransferableLog open(Store store) {
    Clock clock = Clock.systemUTC();
    return switch (store) {
      case SQLITE -> {
        DataFolder folder = opened(DataFolder.open(path.resolve(UUID.randomUUID().toString())));
        yield opened(SqliteEventLog.open(folder, clock));
      }
      case MONGO -> {
        TestDatabase database = opened(TestDatabase.create());
        MongoConnection connection = opened(MongoConnection.open(database.uri()));
        yield opened(MongoEventLog.open(connection, clock));
      }
    };
  }

  private <T extends AutoCloseable> T opened(T resource) {
    opened.push(resource);
    return resource;
  }

  @AfterEach
  void close() throws Exception {
    while (!opened.isEmpty()) {
      opened.pop().close();
    }
  }

  private static Commit.Event event(String stream, long sequence) {
    return new Commit.Event(
        stream,
        sequence,
        stream + "-" + sequence,
        "Happened",
        "1",
        Instant.parse("2025-03-01T12:00:00Z"),
        "{\"ø\": 1}".getBytes(StandardCharsets.UTF_8),
        "{\"patient\":\"k1:aa\"}".getBytes(StandardCharsets.UTF_8));
  }

  private static Commit commit(Commit.Event... events) {
    return Commit.of(UUID.randomUUID(), List.of(events));
  }

  /** Commits with several events, with none, of no stream, with claims, and one that erases. */
  private static void fill(EventLog log, int from, int commits) {
    for (int i = from; i < from + commits; i++) {
      log.append(
          switch (i % 4) {
            case 0 -> commit(event("stay/" + i, 0), event("stay/" + i, 1));
            case 1 ->
                commit(event("stay/" + i, 0))
                    .claiming(Set.of("patient/1/k1:aa/%06d".formatted(i), "idem/c/" + i));
            case 2 -> commit();
            default ->
                commit(
                    new Commit.Event(
                        null, -1, "alone-" + i, "Noted", null, Instant.EPOCH, json(), json()));
          });
    }
  }

  private static byte[] json() {
    return "{}".getBytes(StandardCharsets.UTF_8);
  }

  private static void erase(EventLog log, int stay) {
    log.append(commit().erasing(new Commit.Erasure(Set.of("stay/%d-0".formatted(stay)), Set.of())));
  }

  private static List<String> everything(TransferableLog log) {
    List<String> all = new ArrayList<>();
    for (WholeCommit commit : log.whole(0, Integer.MAX_VALUE)) {
      all.add(
          "%s %d %s %s %s"
              .formatted(
                  commit.id(),
                  commit.firstIndex(),
                  hex(commit.leaf().bytes()),
                  commit.claims().stream().sorted().toList(),
                  commit.blocks().stream()
                      .map(both -> hex(both.facts()) + "/" + hex(both.identity()))
                      .toList()));
    }
    return all;
  }

  private static String hex(byte[] bytes) {
    return bytes == null ? "erased" : HexFormat.of().formatHex(bytes);
  }

  @ParameterizedTest
  @MethodSource("ways")
  void aCopyHasTheSamePositionsLeavesBlocksClaimsAndKeyChecks(Way way) {
    TransferableLog from = open(way.from());
    TransferableLog to = open(way.to());
    fill(from, 0, 40);
    erase(from, 1);
    from.keepKeyChecks(Map.of(), Map.of("k1", "check"));
    LogCopy.Progress done = LogCopy.run(from, to, _ -> {});
    assertThat(done).isEqualTo(new LogCopy.Progress(0, 41, 41));
    assertThat(everything(to)).hasSize(41).isEqualTo(everything(from));
    assertThat(to.head()).isEqualTo(from.head());
    assertThat(to.keyChecks()).isEqualTo(Map.of("k1", "check"));
    assertThat(to.find("patient/1/k1:aa/000005"))
        .isEqualTo(from.find("patient/1/k1:aa/000005"))
        .isPresent();
    assertThat(to.find("patient/1/k1:aa/000001")).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("ways")
  void theCopyGoesOnWhereTheLogWouldHave(Way way) {
    TransferableLog from = open(way.from());
    TransferableLog to = open(way.to());
    fill(from, 0, 10);
    LogCopy.run(from, to, _ -> {});
    Commit next = commit(event("stay/0", 2)).claiming(Set.of("idem/c/1"));
    assertThatThrownBy(() -> to.append(next)).isInstanceOf(AppendRefused.ClaimTaken.class);
    assertThatThrownBy(() -> to.append(commit(event("stay/0", 1))))
        .isInstanceOf(AppendRefused.SequenceTaken.class);
    assertThat(to.append(commit(event("stay/0", 2))).position()).isEqualTo(10);
  }

  @ParameterizedTest
  @MethodSource("ways")
  void brokenOffAndBegunAgainItComparesWhatIsThereAndCopiesTheRest(Way way) {
    TransferableLog from = open(way.from());
    TransferableLog to = open(way.to());
    fill(from, 0, 20);
    LogCopy.run(from, to, _ -> {});
    fill(from, 20, 20);
    erase(from, 1); // meanwhile, of what is copied already
    assertThat(LogCopy.run(from, to, _ -> {})).isEqualTo(new LogCopy.Progress(20, 21, 41));
    assertThat(everything(to)).isEqualTo(everything(from));
  }

  @ParameterizedTest
  @MethodSource("ways")
  void anotherLogIsNotWrittenOver(Way way) {
    TransferableLog from = open(way.from());
    TransferableLog to = open(way.to());
    fill(from, 0, 5);
    fill(to, 0, 3);
    List<String> before = everything(to);
    assertThatThrownBy(() -> LogCopy.run(from, to, _ -> {}))
        .isInstanceOf(LogDamaged.class)
        .hasMessageContaining("two logs");
    fill(to, 3, 3);
    assertThatThrownBy(() -> LogCopy.run(from, to, _ -> {}))
        .isInstanceOf(LogDamaged.class)
        .hasMessageContaining("no copy of that");
    assertThat(everything(to)).startsWith(before.toArray(String[]::new));
  }

  @ParameterizedTest
  @MethodSource("ways")
  void whatIsErasedInTheCopyDoesNotComeBack(Way way) {
    TransferableLog from = open(way.from());
    TransferableLog to = open(way.to());
    fill(from, 0, 5);
    Supplier<WholeCommit> erased = () -> to.whole(1, 1).getFirst();
    LogCopy.run(from, to, _ -> {});
    WholeCommit whole = erased.get();
    to.hold(
        List.of(
            new WholeCommit(
                whole.id(),
                whole.leaf(),
                whole.firstIndex(),
                List.of(new WholeCommit.Blocks(whole.blocks().getFirst().facts(), null)),
                Set.of())));
    assertThatThrownBy(() -> LogCopy.run(from, to, _ -> {})).isInstanceOf(LogDamaged.class);
    assertThat(erased.get().blocks().getFirst().identity()).isNull();
    assertThat(erased.get().claims()).isEmpty();
  }
}
