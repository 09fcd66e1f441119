package no.dognbok.query.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import no.dognbok.events.StayEvent.IdentityErased;
import no.dognbok.events.StayEvent.ReadyNoticeSent;
import no.dognbok.identity.Identity;
import no.dognbok.log.Leaf;
import no.dognbok.log.TransferableLog;
import no.dognbok.log.WholeCommit;
import no.dognbok.log.sqlite.DataFolder;
import no.dognbok.log.sqlite.SqliteEventLog;
import no.dognbok.query.TestLog;
import no.dognbok.query.evidence.check.Hash;
import no.dognbok.query.evidence.tree.TilesInFolder;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * Whatever is done to any commit in a copy of the store is found, and named by its position: by who
 * knows how the store is made, and by who makes the whole log anew so that it agrees with itself.
 */
class SelfCheckTest {

  private static final int COMMITS = 9;

  /** Here a head is signed, and another at the end. */
  private static final int SIGNED = 5;

  private static final UUID STAY = UUID.fromString("10000000-0000-4000-8000-000000000001");

  @TempDir Path original;
  @TempDir Path copies;

  private final List<WholeCommit> commits = new ArrayList<>();
  private int copy;

  @BeforeEach
  void fill() {
    EvidenceKeys.make(
        original.resolve("evidence-keys"), "test", Instant.parse("2025-01-01T00:00:00Z"));
    try (TestLog log = new TestLog(original)) {
      String first = null;
      for (int i = 0; i < COMMITS - 1; i++) {
        String id =
            log.tell(
                "stay/" + STAY,
                new ReadyNoticeSent(TestLog.told("m" + i, "2025-10-06T08:0" + i)),
                Identity.NONE);
        first = first == null ? id : first;
        if (i + 1 == SIGNED) {
          sign(original, log);
        }
      }
      log.tell(
          "stay/" + STAY,
          new IdentityErased(
              TestLog.told("slettet", "2025-10-06T09:00"),
              List.of(first),
              IdentityErased.Ground.PATIENTS_DEMAND),
          Identity.NONE);
      sign(original, log);
      commits.addAll(((TransferableLog) log.log()).whole(0, 100));
    }
    assertThat(commits).hasSize(COMMITS);
    assertThat(commits.getFirst().blocks().getFirst().identity()).as("erased").isNull();
  }

  private static void sign(Path data, TestLog log) {
    try (HeadsInFolder heads = HeadsInFolder.open(data);
        TilesInFolder tiles = new TilesInFolder(data.resolve("evidence"));
        EvidenceKeeper keeper =
            new EvidenceKeeper(
                log.log(), tiles, heads, EvidenceKeys.in(data.resolve("evidence-keys")), log)) {
      keeper.signNow();
    }
  }

  /** A folder with the evidence of the original, and with no log yet. */
  private Path evidence() throws IOException {
    Path data = Files.createDirectories(copies.resolve("copy-" + copy++));
    Files.createDirectories(data.resolve("evidence"));
    for (String name : List.of("evidence-keys", "evidence/checkpoints", "evidence/tiles-0")) {
      Files.copy(original.resolve(name), data.resolve(name));
    }
    return data;
  }

  /** The same log, whose tables somebody has changed behind its back. */
  private SelfCheckReport afterTampering(String... statements) throws IOException, SQLException {
    Path data = evidence();
    Files.copy(original.resolve("log.db"), data.resolve("log.db"));
    // Opened before: what is changed while it is open is not found by looking at the end.
    return check(
        data,
        log -> {
          try (Connection connection =
                  DriverManager.getConnection("jdbc:sqlite:" + data.resolve("log.db"));
              Statement statement = connection.createStatement()) {
            for (String sql : statements) {
              assertThat(statement.executeUpdate(sql)).as(sql).isPositive();
            }
          } catch (SQLException e) {
            throw new AssertionError(e);
          }
        });
  }

  /** Another log in its place, in which everything agrees with everything. */
  private SelfCheckReport afterForging(List<WholeCommit> forged) throws IOException {
    return check(evidence(), log -> log.hold(forged));
  }

  private static SelfCheckReport check(Path data, Consumer<SqliteEventLog> before) {
    try (DataFolder folder = DataFolder.open(data);
        SqliteEventLog log = SqliteEventLog.open(folder, Clock.systemUTC());
        HeadsInFolder heads = HeadsInFolder.open(data);
        TilesInFolder tiles = new TilesInFolder(data.resolve("evidence"));
        EvidenceKeeper keeper =
            new EvidenceKeeper(
                log,
                tiles,
                heads,
                EvidenceKeys.in(data.resolve("evidence-keys")),
                Clock.systemUTC())) {
      before.accept(log);
      keeper.check();
      return ended(keeper);
    }
  }

  static SelfCheckReport ended(EvidenceKeeper keeper) {
    long end = System.nanoTime() + 20_000_000_000L;
    while (keeper.lastCheck().ended() == null) {
      assertThat(System.nanoTime()).as("it ends in time: %s", keeper.lastCheck()).isLessThan(end);
      Thread.onSpinWait();
    }
    return keeper.lastCheck();
  }

  private static void isNamed(SelfCheckReport report, long position) {
    assertThat(report.isClean()).isFalse();
    assertThat(report.findings()).extracting(Mismatch::position).contains(position);
    assertThat(report.findings())
        .as("nothing before it is wrong")
        .allSatisfy(finding -> assertThat(finding.position()).isGreaterThanOrEqualTo(position));
  }

  /** The same commit at another place, with a leaf that says so. */
  private static WholeCommit at(long position, WholeCommit commit) {
    byte[] leaf = commit.leaf().bytes();
    ByteBuffer.wrap(leaf).putLong(1, position);
    return new WholeCommit(
        commit.id(), Leaf.read(leaf), position, commit.blocks(), commit.claims());
  }

  /** With the recorded times in order, as a log must have them. */
  private static List<WholeCommit> numbered(List<WholeCommit> some) {
    List<WholeCommit> numbered = new ArrayList<>();
    some.forEach(commit -> numbered.add(at(numbered.size(), commit)));
    return numbered;
  }

  /** A commit of the same event with another payload, and a leaf that agrees with it. */
  private static WholeCommit forged(WholeCommit commit) {
    byte[] facts = commit.blocks().getFirst().facts().clone();
    facts[0] ^= 1; // the salt: nobody who reads the event sees it
    byte[] leaf = commit.leaf().bytes();
    System.arraycopy(Hash.ofContent(facts).bytes(), 0, leaf, 21, Hash.LENGTH);
    return new WholeCommit(
        commit.id(),
        Leaf.read(leaf),
        commit.firstIndex(),
        List.of(new WholeCommit.Blocks(facts, commit.blocks().getFirst().identity())),
        commit.claims());
  }

  private static WholeCommit inserted(WholeCommit like) {
    WholeCommit commit = forged(like);
    byte[] facts = commit.blocks().getFirst().facts().clone();
    String text = new String(facts, java.nio.charset.StandardCharsets.ISO_8859_1);
    String other =
        text.replaceFirst("\"sequence\":\\d+", "\"sequence\":" + COMMITS)
            .replaceFirst("\"id\":\"[^\"]+\"", "\"id\":\"" + UUID.randomUUID() + "\"");
    byte[] block = other.getBytes(java.nio.charset.StandardCharsets.ISO_8859_1);
    byte[] leaf = commit.leaf().bytes();
    System.arraycopy(Hash.ofContent(block).bytes(), 0, leaf, 21, Hash.LENGTH);
    return new WholeCommit(
        UUID.randomUUID(),
        Leaf.read(leaf),
        commit.firstIndex(),
        List.of(new WholeCommit.Blocks(block, commit.blocks().getFirst().identity())),
        Set.of());
  }

  @Test
  void anUntouchedCopyIsClean_alsoWithAnIdentityThatWasErased() throws Exception {
    SelfCheckReport report = afterForging(commits);
    assertThat(report.findings()).isEmpty();
    assertThat(report.isClean()).isTrue();
    assertThat(report.commits()).isEqualTo(COMMITS);
  }

  private static Stream<Long> positions() {
    return LongStream.range(0, COMMITS).boxed();
  }

  private interface Attack {
    SelfCheckReport on(long position) throws Exception;
  }

  private Stream<DynamicTest> ofEach(String what, Attack attack) {
    return positions()
        .map(position ->
            DynamicTest.dynamicTest(
                what + " " + position, () -> isNamed(attack.on(position), position)));
  }

  @TestFactory
  Stream<DynamicTest> changedInItsTables() {
    return Stream.of(
            ofEach(
                "facts",
                position ->
                    afterTampering(
                        "UPDATE events SET facts = replace(facts, 'ReadyNotice', 'ReadyNotiss') ||"
                            + " x'20' WHERE idx = "
                            + position)),
            ofEach(
                "column",
                position ->
                    afterTampering("UPDATE events SET stream = 'stay/x' WHERE idx = " + position)),
            ofEach(
                "leaf",
                position ->
                    afterTampering(
                        "UPDATE commits SET leaf = substr(leaf, 1, 16) || x'ff' || substr(leaf, 18)"
                            + " WHERE position = "
                            + position)),
            ofEach(
                "commit row",
                position -> afterTampering("DELETE FROM commits WHERE position = " + position)),
            ofEach(
                "event row",
                position -> afterTampering("DELETE FROM events WHERE idx = " + position)))
        .flatMap(tests -> tests);
  }

  @TestFactory
  Stream<DynamicTest> changedSoThatTheLogAgreesWithItself() {
    return ofEach(
        "changed",
        position -> {
          List<WholeCommit> all = new ArrayList<>(commits);
          all.set((int) position, forged(all.get((int) position)));
          return afterForging(all);
        });
  }

  @TestFactory
  Stream<DynamicTest> removedSoThatTheLogAgreesWithItself() {
    return ofEach(
        "removed",
        position -> {
          List<WholeCommit> all = new ArrayList<>(commits);
          all.remove((int) position);
          return afterForging(numbered(all));
        });
  }

  @TestFactory
  Stream<DynamicTest> swappedSoThatTheLogAgreesWithItself() {
    return ofEach(
            "swapped",
            position -> {
              List<WholeCommit> all = new ArrayList<>(commits);
              all.add((int) position, all.remove((int) position + 1));
              return afterForging(numbered(all));
            })
        .limit(COMMITS - 1L);
  }

  @TestFactory
  Stream<DynamicTest> insertedSoThatTheLogAgreesWithItself() {
    return ofEach(
        "inserted",
        position -> {
          List<WholeCommit> all = new ArrayList<>(commits);
          all.add((int) position, inserted(all.get(1)));
          return afterForging(numbered(all));
        });
  }

  @Test
  void anIdentityThatIsGoneWithoutAWordIsFound() throws Exception {
    SelfCheckReport report = afterTampering("UPDATE events SET identity = NULL WHERE idx = 3");
    assertThat(report.findings())
        .singleElement()
        .satisfies(finding -> assertThat(finding.what()).contains("1 events are without identity"));
  }

  @Test
  void aChangedIdentityIsFound() throws Exception {
    isNamed(afterTampering("UPDATE events SET identity = identity || x'20' WHERE idx = 3"), 3);
  }

  /** Also where somebody has made the tiles anew: what was signed cannot be made anew. */
  @Test
  void aLogAndATreeThatAreForgedTogetherDoNotLeadToWhatWasSigned() throws Exception {
    Path forged = Files.createDirectories(copies.resolve("forged"));
    EvidenceKeys.make(
        forged.resolve("evidence-keys"), "test", Instant.parse("2025-01-01T00:00:00Z"));
    List<WholeCommit> all = new ArrayList<>(commits);
    all.set(2, forged(all.get(2)));
    check(forged, log -> log.hold(all));
    try (TestLog log = new TestLog(forged)) {
      sign(forged, log);
    }
    Path data = evidence();
    Files.copy(
        forged.resolve("evidence/tiles-0"),
        data.resolve("evidence/tiles-0"),
        java.nio.file.StandardCopyOption.REPLACE_EXISTING);
    try (DataFolder folder = DataFolder.open(data);
        SqliteEventLog log = SqliteEventLog.open(folder, Clock.systemUTC());
        HeadsInFolder heads = HeadsInFolder.open(data);
        TilesInFolder tiles = new TilesInFolder(data.resolve("evidence"))) {
      log.hold(all);
      SelfCheckReport report =
          new SelfCheck(
                  log,
                  no.dognbok.query.evidence.tree.MerkleTree.open(tiles, COMMITS),
                  heads,
                  () -> EvidenceKeys.in(data.resolve("evidence-keys")).current().published(),
                  Clock.systemUTC(),
                  _ -> {})
              .run(() -> false);
      assertThat(report.findings())
          .extracting(Mismatch::position)
          .containsExactly(SIGNED - 1L, COMMITS - 1L);
    }
  }
}
