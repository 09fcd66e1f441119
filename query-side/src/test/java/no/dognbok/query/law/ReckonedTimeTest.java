package no.dognbok.query.law;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Set;
import java.util.UUID;
import no.dognbok.events.Address;
import no.dognbok.events.Answer;
import no.dognbok.events.Moment;
import no.dognbok.events.StayEvent;
import no.dognbok.events.StayEvent.CommunicationOutage;
import no.dognbok.events.StayEvent.LeaveStarted;
import no.dognbok.events.StayEvent.MunicipalityReplied;
import no.dognbok.events.StayEvent.OfferReady;
import no.dognbok.events.Told;
import org.junit.jupiter.api.Test;

/** A time outside the years in which the law reckons is the first or the last of them. */
class ReckonedTimeTest {

  private static final Instant USUAL = Instant.parse("2025-05-12T10:00:00Z");
  private static final Instant FIRST = ReckonedTime.within(Instant.MIN);
  private static final Instant LAST = ReckonedTime.within(Instant.MAX);
  private static final LocalDate LAST_DAY = LocalDate.of(9999, 12, 30);

  private static Told told(Instant at) {
    return Told.of(Moment.exact(at), Address.her("59"), new UUID(0, 1));
  }

  @Test
  void aMomentStaysInTheYears() {
    assertThat(ReckonedTime.within(USUAL)).isEqualTo(USUAL);
    assertThat(FIRST).isEqualTo(LocalDate.of(1, 1, 2).atStartOfDay(Moment.OSLO).toInstant());
    assertThat(LAST).isEqualTo(LAST_DAY.atStartOfDay(Moment.OSLO).toInstant());
  }

  @Test
  void aDayStaysInTheYears() {
    assertThat(ReckonedTime.within(LocalDate.MIN)).isEqualTo("0001-01-02");
    assertThat(ReckonedTime.within(LocalDate.of(2025, 5, 12))).isEqualTo("2025-05-12");
    assertThat(ReckonedTime.within(LocalDate.MAX)).isEqualTo(LAST_DAY);
  }

  @Test
  void anAgreementMayHoldAnyDuration() {
    assertThat(ReckonedTime.after(USUAL, Duration.ofHours(2))).isEqualTo("2025-05-12T12:00:00Z");
    assertThat(ReckonedTime.after(USUAL, Duration.ofSeconds(Long.MAX_VALUE))).isEqualTo(LAST);
    assertThat(ReckonedTime.after(USUAL, Duration.ofSeconds(Long.MIN_VALUE))).isEqualTo(FIRST);
  }

  @Test
  void everyTimeOfAnEventStaysInTheYears() {
    StayEvent usual = new LeaveStarted(told(USUAL).sent(null, USUAL));
    assertThat(ReckonedTime.within(usual)).isEqualTo(usual);
    StayEvent early = ReckonedTime.within(new LeaveStarted(told(Instant.MIN)));
    assertThat(early.told().occurredAt()).isEqualTo(FIRST);
    assertThat(early.told().sentAt()).isNull();
    assertThat(
            ReckonedTime.within(new LeaveStarted(told(USUAL).sent(null, Instant.MAX)))
                .told()
                .sentAt())
        .isEqualTo(LAST);
    assertThat(
            ReckonedTime.within(
                new MunicipalityReplied(told(USUAL), Answer.NOT_YET, LocalDate.MAX, null)))
        .isEqualTo(new MunicipalityReplied(told(USUAL), Answer.NOT_YET, LAST_DAY, null));
    assertThat(ReckonedTime.within(new OfferReady(told(USUAL), Moment.exact(Instant.MAX))))
        .isEqualTo(new OfferReady(told(USUAL), Moment.exact(LAST)));
    assertThat(ReckonedTime.within(new CommunicationOutage(told(USUAL), Instant.MAX, Set.of())))
        .isEqualTo(new CommunicationOutage(told(USUAL), LAST, Set.of()));
    assertThat(ReckonedTime.within(new CommunicationOutage(told(USUAL), null, Set.of())))
        .isEqualTo(new CommunicationOutage(told(USUAL), null, Set.of()));
  }
}
