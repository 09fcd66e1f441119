package no.dognbok.query.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import no.dognbok.events.Obligation;
import no.dognbok.query.law.Duty;
import org.junit.jupiter.api.Test;

class DutyFilterTest {

  @Test
  void aParagraphNamesWhatRestsOnItOrOnAPartOfIt() {
    assertThat(DutyFilter.kinds(null, null, "§ 11"))
        .containsExactlyInAnyOrder(
            Obligation.REPLY,
            Obligation.ESTIMATE,
            Obligation.OFFER_READY,
            Obligation.READING_OF_REPLY);
    assertThat(DutyFilter.kinds(null, null, "§ 11 andre ledd"))
        .containsExactlyInAnyOrder(Obligation.ESTIMATE, Obligation.OFFER_READY);
    assertThat(DutyFilter.kinds(null, null, "§ 1")).isEmpty();
    assertThat(DutyFilter.kinds(null, Duty.Party.HOSPITAL, "§ 11"))
        .containsExactly(Obligation.READING_OF_REPLY);
    assertThat(DutyFilter.kinds(Obligation.REPLY, Duty.Party.HOSPITAL, null)).isEmpty();
    assertThat(DutyFilter.kinds(null, null, null)).hasSize(Obligation.values().length);
  }
}
