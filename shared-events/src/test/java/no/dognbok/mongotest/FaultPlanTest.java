package no.dognbok.mongotest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import no.dognbok.mongotest.FaultPlan.Chance;
import org.junit.jupiter.api.Test;

/** Which requests a fault befalls. */
class FaultPlanTest {

  private static final Fault DELAY = Fault.delayRequest(Duration.ofMillis(5));

  private static List<Fault> faults(FaultPlan plan, int requests) {
    return Stream.generate(() -> plan.next("insert")).limit(requests).toList();
  }

  private static FaultPlan random(long seed) {
    return FaultPlan.atRandom(
        seed,
        new Chance(0.1, Fault.CUT),
        new Chance(0.2, Fault.DROP_ANSWER),
        new Chance(0.05, DELAY));
  }

  @Test
  void theFirstSoManyAreHitAndNobodyAfterThem() {
    assertThat(faults(FaultPlan.first(2, Fault.CUT), 4))
        .containsExactly(Fault.CUT, Fault.CUT, Fault.NONE, Fault.NONE);
  }

  @Test
  void aCommandThatIsNotNamedUsesUpNoTurn() {
    FaultPlan plan = FaultPlan.first(1, Fault.CUT).only("insert", "update");
    assertThat(plan.next("hello")).isEqualTo(Fault.NONE);
    assertThat(plan.next("find")).isEqualTo(Fault.NONE);
    assertThat(plan.next("update")).isEqualTo(Fault.CUT);
    assertThat(plan.next("insert")).isEqualTo(Fault.NONE);
  }

  @Test
  void aSeedGivesTheSameFaultsAgainAndAnotherSeedGivesOthers() {
    List<Fault> once = faults(random(7), 200);
    assertThat(faults(random(7), 200)).isEqualTo(once);
    assertThat(faults(random(8), 200)).isNotEqualTo(once);
  }

  @Test
  void faultsComeAsOftenAsTheirChancesSay() {
    List<Fault> many = faults(random(1), 10_000);
    assertThat(many.stream().filter(Fault.CUT::equals).count()).isBetween(900L, 1_100L);
    assertThat(many.stream().filter(Fault.DROP_ANSWER::equals).count()).isBetween(1_850L, 2_150L);
    assertThat(many.stream().filter(DELAY::equals).count()).isBetween(430L, 570L);
  }

  @Test
  void chancesOfMoreThanOneTogetherAreRefused() {
    assertThatThrownBy(() ->
            FaultPlan.atRandom(1, new Chance(0.6, Fault.CUT), new Chance(0.5, Fault.DROP_ANSWER)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("more than everybody");
  }
}
