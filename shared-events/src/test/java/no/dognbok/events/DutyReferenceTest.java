package no.dognbok.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** By what a broken duty is found. */
class DutyReferenceTest {

  private static final UUID STAY = UUID.fromString("6f9c1c7e-2d39-4a53-9a52-0c6a9d1b7e10");
  private static final String TRIGGER = "PatientAdmitted 3f0c2a4e-8f6b-8d0e-9c55-0d6f0c1b2a3d";

  private static DutyReference duty(String trigger, int number) {
    return new DutyReference(STAY, Obligation.ADMISSION_NOTICE, trigger, number);
  }

  /** The ids stand in logs and in other systems: they must never come out otherwise. */
  @Test
  void itsDeviationHasAnIdThatAnybodyCanMake() {
    assertThat(duty(TRIGGER, 0).deviation())
        .isEqualTo(
            UUID.nameUUIDFromBytes(
                (STAY + "/ADMISSION_NOTICE/" + TRIGGER + "/0").getBytes(StandardCharsets.UTF_8)))
        .isEqualTo(UUID.fromString("f649eb86-7fc7-377f-80e8-bbe5c3445290"))
        .matches(DutyReference::isOfDuty)
        .isNotEqualTo(duty(TRIGGER, 1).deviation())
        .isNotEqualTo(duty("", 0).deviation());
    assertThat(DutyReference.isOfDuty(UUID.randomUUID())).isFalse();
    assertThat(duty(TRIGGER + "+" + TRIGGER, 0).deviation()).isNotNull();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "PatientAdmitted",
        "the patient came late",
        "PatientAdmitted 3f0c2a4e-8f6b-8d0e-9c55-0d6f0c1b2a3d+",
        "12834112092"
      })
  void whatIsNoTriggerIsNotTaken(String trigger) {
    assertThatThrownBy(() -> duty(trigger, 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("expected")
        .hasMessageNotContaining("12834112092");
    assertThatThrownBy(() -> duty(TRIGGER, -1)).isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @EnumSource(Obligation.class)
  void everyObligationIsAKindOfDeviation(Obligation obligation) {
    assertThat(DeviationKind.of(obligation).obligation()).contains(obligation);
  }

  @Test
  void theOtherKindsAreNoObligations() {
    assertThat(Arrays.stream(DeviationKind.values()).filter(kind -> kind.obligation().isEmpty()))
        .hasSize(DeviationKind.values().length - Obligation.values().length)
        .contains(DeviationKind.IMPROVEMENT_PROPOSAL, DeviationKind.OTHER);
  }
}
