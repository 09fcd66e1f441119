package no.dognbok.query.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import no.dognbok.query.evidence.check.Checkpoint;
import no.dognbok.query.evidence.check.Hash;
import org.junit.jupiter.api.Test;

/** What every store of tree heads guarantees. */
abstract class HeadsContract {

  private static final SigningKey KEY = SigningKey.make("test");

  abstract Heads open();

  static Checkpoint head(long size) {
    return head(size, "root of " + size);
  }

  private static Checkpoint head(long size, String root) {
    Hash hash = Hash.ofContent(root.getBytes(java.nio.charset.StandardCharsets.UTF_8));
    return Checkpoint.parse(KEY.sign(Checkpoint.text("test", size, hash)).toString());
  }

  @Test
  void headsAreFoundByWhatTheyHold() {
    Heads heads = open();
    assertThat(heads.last()).isEmpty();
    assertThat(heads.above(0)).isEmpty();
    heads.keep(head(3));
    heads.keep(head(10));
    heads.keep(head(200));
    assertThat(heads.last()).hasValue(head(200));
    assertThat(heads.above(0)).hasValue(head(3));
    assertThat(heads.above(2)).hasValue(head(3));
    assertThat(heads.above(3)).hasValue(head(10));
    assertThat(heads.above(200)).isEmpty();
    assertThat(heads.after(-1, 2)).containsExactly(head(3), head(10));
    assertThat(heads.after(3, 5)).containsExactly(head(10), head(200));
  }

  @Test
  void whatWasSignedStands() {
    Heads heads = open();
    heads.keep(head(3));
    heads.keep(head(3, "another"));
    assertThat(heads.last()).hasValue(head(3));
    assertThat(heads.after(-1, 5)).hasSize(1);
  }

  @Test
  void anAlarmStandsUntilItIsEnded_alsoAfterOpeningAgain() {
    Heads heads = open();
    assertThat(heads.alarm()).isEmpty();
    heads.alarm("posisjon 7 er endret");
    assertThat(heads.alarm()).hasValue("posisjon 7 er endret");
    heads.keep(head(5));
    Heads again = open();
    assertThat(again.alarm()).hasValue("posisjon 7 er endret");
    assertThat(again.last()).hasValue(head(5));
    again.alarm(null);
    again.alarm(null);
    assertThat(again.alarm()).isEmpty();
  }
}
