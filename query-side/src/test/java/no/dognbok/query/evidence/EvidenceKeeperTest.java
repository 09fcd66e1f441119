package no.dognbok.query.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import no.dognbok.events.Address;
import no.dognbok.events.Municipality;
import no.dognbok.events.Refusal;
import no.dognbok.events.StatementEvent;
import no.dognbok.events.StatementEvent.StatementFrozen;
import no.dognbok.events.StayEvent.IdentityErased;
import no.dognbok.events.StayEvent.ReadyNoticeSent;
import no.dognbok.identity.Identity;
import no.dognbok.log.LogUnavailable;
import no.dognbok.query.TestLog;
import no.dognbok.query.evidence.check.Checkpoint;
import no.dognbok.query.evidence.check.ConsistencyProof;
import no.dognbok.query.evidence.check.InclusionProof;
import no.dognbok.query.evidence.tree.MerkleTree;
import no.dognbok.query.evidence.tree.Tiles;
import no.dognbok.query.evidence.tree.TilesInFolder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Heads are signed while the log grows, lead to each other, and stop where something is wrong. */
class EvidenceKeeperTest {

  @TempDir Path data;

  private TestLog log;
  private HeadsInFolder heads;
  private TilesInFolder tiles;
  private EvidenceKeeper keeper;
  private Evidence evidence;
  private int told;

  @BeforeEach
  void open() {
    if (!Files.exists(data.resolve("evidence-keys"))) {
      EvidenceKeys.make(
          data.resolve("evidence-keys"), "test", Instant.parse("2025-01-01T00:00:00Z"));
    }
    log = new TestLog(data);
    heads = HeadsInFolder.open(data);
    tiles = new TilesInFolder(data.resolve("evidence"));
    keeper =
        new EvidenceKeeper(
            log.log(), tiles, heads, EvidenceKeys.in(data.resolve("evidence-keys")), log);
    evidence = new Evidence(log.log(), keeper);
  }

  @AfterEach
  void close() {
    keeper.close();
    tiles.close();
    heads.close();
    log.close();
  }

  private void again() {
    close();
    open();
  }

  private void tell(int number) {
    for (int i = 0; i < number; i++) {
      log.tell(
          UUID.randomUUID(), new ReadyNoticeSent(TestLog.told("m" + told++, "2025-10-06T08:00")));
    }
  }

  private static void await(String what, BooleanSupplier isSo) {
    long end = System.nanoTime() + 20_000_000_000L;
    while (!isSo.getAsBoolean()) {
      assertThat(System.nanoTime()).as(what).isLessThan(end);
      Thread.onSpinWait();
    }
  }

  @Test
  void whatIsSignedLeadsFromOneHeadToTheNext_alsoAfterARestart() {
    tell(3);
    Checkpoint first = evidence.last();
    assertThat(first.size()).isEqualTo(3);
    assertThat(evidence.keys().signerOf(first.note())).isEqualTo(evidence.keys().current());
    tell(300);
    again();
    assertThat(evidence.last()).isEqualTo(first);
    Checkpoint second = evidence.covering(302);
    assertThat(second.size()).isEqualTo(303);
    ConsistencyProof proof = evidence.consistency(3, 303);
    assertThat(proof.holds(first, second)).isTrue();
    assertThat(ConsistencyProof.parse(proof.json())).isEqualTo(proof);
    for (long position : new long[] {0, 2, 3, 255, 256, 302}) {
      InclusionProof included = evidence.inclusion(position, second);
      assertThat(included.holds()).isTrue();
      assertThat(included.leafBytes()).isEqualTo(log.log().leaves(position, 1).getFirst().bytes());
      assertThat(InclusionProof.parse(included.toString())).isEqualTo(included);
    }
    assertThat(evidence.covering(1)).as("the first that holds it").isEqualTo(first);
  }

  @Test
  void whatIsAheadOfTheLogIsRefused() {
    tell(2);
    Checkpoint head = evidence.last();
    tell(1);
    assertThatThrownBy(() -> evidence.inclusion(2, head)).hasMessageContaining("not among the 2");
    assertThatThrownBy(() -> evidence.covering(3)).hasMessageContaining("the log ends at 2");
    assertThatThrownBy(() -> evidence.covering(-1)).hasMessageContaining("start at 0");
    assertThatThrownBy(() -> evidence.consistency(0, 4)).hasMessageContaining("the log has 3");
    assertThatThrownBy(() -> evidence.consistency(2, 1)).isInstanceOf(Refusal.class);
  }

  @Test
  void whileItRunsHeadsAreSignedByThemselves_andAtOnceWhenAStatementIsFrozen() {
    tell(2);
    keeper.start();
    await("a first head", () -> heads.last().filter(head -> head.size() == 2).isPresent());
    tell(1);
    await("it is in the tree", () -> keeper.size() == 3);
    StatementFrozen frozen =
        new StatementFrozen(
            TestLog.told("lås", "2025-11-20T10:00"),
            Address.org("983974791"),
            new Municipality("5006"),
            YearMonth.of(2025, 10),
            new StatementEvent.Drawn(2, Instant.parse("2025-11-20T09:00:00Z"), 2, "0".repeat(64)));
    log.tell("statement/983974791/5006", frozen, Identity.NONE);
    // Half a minute would pass otherwise.
    await("a head with it", () -> heads.last().filter(head -> head.size() == 4).isPresent());
  }

  @Test
  void aTreeThatIsGoneIsBuiltAgain_andOneThatIsDamagedIsNot() throws IOException {
    tell(700);
    Checkpoint head = evidence.last();
    close();
    Files.delete(data.resolve("evidence/tiles-0"));
    Files.delete(data.resolve("evidence/tiles-1"));
    open();
    tell(1);
    assertThat(evidence.consistency(700, 701).holds(head, evidence.covering(700))).isTrue();
    close();
    byte[] leaves = Files.readAllBytes(data.resolve("evidence/tiles-0"));
    leaves[690 * 32] ^= 1;
    Files.write(data.resolve("evidence/tiles-0"), leaves);
    open();
    assertThatThrownBy(() -> evidence.inclusion(5, head))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("what is kept of the tree is damaged")
        .hasMessageContaining(
            "when it is deleted and the process started again, it is built from the log");
    assertThat(keeper.alarm()).isPresent();
    assertThatThrownBy(() -> evidence.signer()).isInstanceOf(Refusal.class);
  }

  @Test
  void aLogThatDoesNotBeginWithWhatWasSignedGetsNoHeadMore() throws IOException {
    tell(5);
    evidence.last();
    close();
    for (String name : new String[] {"log.db", "evidence/tiles-0"}) {
      Files.delete(data.resolve(name));
    }
    Files.deleteIfExists(data.resolve("log.db-wal"));
    Files.deleteIfExists(data.resolve("log.db-shm"));
    open(); // another log, of which nothing is known but the head
    tell(9);
    assertThatThrownBy(() -> evidence.covering(8))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("the log does not begin with what was signed at 5 commits");
    again();
    tell(1);
    assertThatThrownBy(() -> evidence.covering(9)).isInstanceOf(Refusal.class);
    assertThat(heads.after(-1, 9)).hasSize(1);
  }

  @Test
  void keysOfAnotherLedgerSignNothing_andMissingOnesAreSaid() throws IOException {
    tell(1);
    evidence.last();
    close();
    Files.delete(data.resolve("evidence-keys"));
    EvidenceKeys.make(data.resolve("evidence-keys"), "test", Instant.parse("2025-01-01T00:00:00Z"));
    open();
    tell(1);
    assertThatThrownBy(() -> evidence.covering(1))
        .hasMessageContaining("the keys are not those of this ledger");
    Files.delete(data.resolve("evidence-keys"));
    assertThat(keeper.alarm()).hasValueSatisfying(why -> assertThat(why).contains("not there"));
  }

  @Test
  void anotherKeySignsOnFromTheOldOne() {
    tell(1);
    Checkpoint first = evidence.last();
    EvidenceKeys.in(data.resolve("evidence-keys")).rotate(Instant.parse("2026-01-01T00:00:00Z"));
    again();
    tell(1);
    Checkpoint second = evidence.covering(1);
    assertThat(evidence.keys().keys()).hasSize(2);
    assertThat(evidence.keys().signerOf(first.note()))
        .isEqualTo(evidence.keys().keys().getFirst().key());
    assertThat(evidence.keys().signerOf(second.note())).isEqualTo(evidence.keys().current());
  }

  @Test
  void whatACheckFindsStopsTheSigning_alsoAfterARestart_untilOneFindsNothing() {
    tell(3);
    evidence.last();
    heads.alarm("noe er galt");
    again();
    tell(1);
    assertThatThrownBy(() -> evidence.covering(3))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("noe er galt");
    // Nothing is opened while the alarm stands, and yet the check can end it.
    assertThat(evidence.check().ended()).isNull();
    await("the check ends", () -> keeper.lastCheck().ended() != null);
    await("the alarm ends", () -> keeper.alarm().isEmpty());
    assertThat(evidence.covering(3).size()).isEqualTo(4);
  }

  @Test
  void whatHappensWhileTheLogIsReadIsNoAlarm() {
    tell(1_501);
    evidence.last();
    boolean[] once = new boolean[1];
    SelfCheckReport report =
        new SelfCheck(
                log.log(),
                keeper.tree().get(),
                heads,
                () -> evidence.keys(),
                log,
                now -> {
                  if (!once[0]) {
                    once[0] = true;
                    erase(erasedLater());
                    tell(1);
                    keeper.signNow();
                  }
                })
            .run(() -> false);
    assertThat(report.findings()).isEmpty();
    assertThat(report.isClean()).isTrue();
    assertThat(heads.last()).hasValueSatisfying(head -> assertThat(head.size()).isEqualTo(1_503));
  }

  /** One that has not been read when the first thousand have. */
  private String erasedLater() {
    return log.log().events(1_200, 1).getFirst().id();
  }

  private void erase(String event) {
    log.tell(
        "stay/" + UUID.randomUUID(),
        new IdentityErased(
            TestLog.told("slettet", "2025-10-06T09:00"),
            List.of(event),
            IdentityErased.Ground.PATIENTS_DEMAND),
        Identity.NONE);
  }

  /** Whatever could not be written, what is signed afterwards is the root of the log. */
  @Test
  void aTileThatCouldNotBeWrittenLeavesNothingBehind() {
    for (int fails = 0; fails < 6; fails++) {
      tell(257);
      FailingTiles failing = new FailingTiles(fails);
      EvidenceKeeper unlucky =
          new EvidenceKeeper(
              log.log(),
              failing,
              Heads.inMemory(),
              EvidenceKeys.in(data.resolve("evidence-keys")),
              log);
      long commits = log.log().head().commits();
      assertThatThrownBy(() -> unlucky.tree().require(commits)).hasMessage("full");
      Checkpoint head = unlucky.signNow();
      MerkleTree right = MerkleTree.open(Tiles.inMemory(), 0);
      right.add(log.log().leaves(0, 10_000));
      assertThat(head.size()).isEqualTo(commits);
      assertThat(head.root()).as("after call %d failed", fails).isEqualTo(right.root(commits));
    }
  }

  /** Tiles on a disk that is full once. */
  private static final class FailingTiles implements Tiles {
    private final Tiles tiles = Tiles.inMemory();
    private int left;

    FailingTiles(int left) {
      this.left = left;
    }

    @Override
    public byte[] read(int level, long index) {
      return tiles.read(level, index);
    }

    @Override
    public void keep(int level, long index, byte[] hashes) {
      if (left-- == 0) {
        throw new LogUnavailable("full");
      }
      tiles.keep(level, index, hashes);
    }

    @Override
    public void force() {
      // nothing is durable here
    }
  }

  @Test
  void aLogThatWasCutShortUnderItsEvidenceIsNotSignedOver() throws IOException {
    tell(300);
    evidence.last();
    close();
    for (String name : List.of("log.db", "log.db-wal", "log.db-shm")) {
      Files.deleteIfExists(data.resolve(name));
    }
    open();
    tell(290);
    assertThatThrownBy(keeper::signNow)
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("the log has 290 commits, and 300 were signed");
    heads.alarm(null);
    again();
    tell(20);
    assertThatThrownBy(() -> evidence.covering(305))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("is not the one that the tree was made of");
    assertThat(heads.after(-1, 9)).hasSize(1);
  }

  @Test
  void aProofThatDoesNotHoldIsNotGiven_andTheCheckFindsTheTile() throws IOException {
    tell(700);
    Checkpoint head = evidence.last();
    byte[] roots = Files.readAllBytes(data.resolve("evidence/tiles-1"));
    roots[40] ^= 1; // of the second whole tile
    Files.write(data.resolve("evidence/tiles-1"), roots);
    SelfCheckReport report =
        new SelfCheck(log.log(), keeper.tree().get(), heads, () -> evidence.keys(), log, _ -> {})
            .run(() -> false);
    assertThat(report.findings()).extracting(Mismatch::position).containsExactly(511L);
    assertThatThrownBy(() -> evidence.inclusion(5, head))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("does not lead to the checkpoint of 700 commits");
    assertThat(keeper.alarm()).isPresent();
  }

  @Test
  void aCheckEndsTheAlarmThatStoodWhenItBegan_andNoneThatCameLater() {
    Alarm alarm = new Alarm(heads);
    alarm.raise("det første");
    Optional<String> stood = alarm.standing();
    new Alarm(heads).raise("det andre"); // by another process
    alarm.end(Optional.of("det andre"));
    assertThat(alarm.standing()).as("this process has seen another").isEqualTo(stood);
    alarm.end(stood);
    assertThat(alarm.standing()).isEmpty();
  }
}
