package no.dognbok.query.law;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import no.dognbok.events.Address;
import no.dognbok.events.AgreementTerms;
import no.dognbok.events.MessageKey;
import no.dognbok.events.Moment;
import no.dognbok.events.Municipality;
import no.dognbok.events.Obligation;
import no.dognbok.events.ReferenceEvent.AddressMapped;
import no.dognbok.events.StayEvent;
import no.dognbok.events.StayEvent.ForceMajeureAgreed;
import no.dognbok.events.StayEvent.PatientAdmitted;
import no.dognbok.events.StayEvent.PatientDeparted;
import no.dognbok.events.Told;
import org.junit.jupiter.api.Test;

/** Retn. 1, 3.1 b: it takes two to agree. */
class ExceptionsTest {

  private static final Address WARD = Address.her("59");
  private static final Address OFFICE = Address.her("60");
  private static final Address TRUST = Address.org("983974791");
  private static final Address STEINKJER = Address.org("840029212");
  private static final LocalDate DAY = LocalDate.of(2025, 5, 12);

  private static final Surroundings AROUND =
      new Surroundings(
          new Directory(
              List.of(
                  new AddressMapped(WARD, TRUST, "Sykehuset Levanger", TRUST, null, null, "test"),
                  new AddressMapped(
                      OFFICE, STEINKJER, "Steinkjer", null, new Municipality("5006"), null, "t"))),
          Agreements.always(AgreementTerms.NONE_AGREED),
          Rates.NONE,
          Set.of());

  private static Told by(Address address) {
    return Told.of(
        Moment.local(LocalDateTime.parse("2025-05-12T10:00")),
        address,
        MessageKey.of("test", UUID.randomUUID().toString()));
  }

  /** The patient leaves on the twelfth, and no discharge report is sent. */
  private static Duty report(StayEvent... agreed) {
    List<StayEvent> told = new ArrayList<>(List.of(agreed));
    told.add(new PatientAdmitted(by(WARD), new Municipality("5006"), null, null, null));
    told.add(new PatientDeparted(by(WARD), false));
    Instant recordedAt = Instant.parse("2025-05-20T10:00:00Z");
    List<Recorded> recorded = new ArrayList<>();
    for (StayEvent event : told) {
      recorded.add(new Recorded("e" + recorded.size(), event, recorded.size(), recordedAt));
    }
    Matter matter = new Matter(recorded, Stated.NOTHING, AROUND, recordedAt, RuleSet.ONE);
    return Law.judge(matter).duties().stream()
        .filter(duty -> duty.obligation() == Obligation.DISCHARGE_REPORT)
        .findFirst()
        .orElseThrow();
  }

  private static StayEvent agreed(Address by, Address with) {
    return new ForceMajeureAgreed(by(by), with, DAY, null);
  }

  @Test
  void withoutAnAgreementTheRoutineStands() {
    assertThat(report().application()).isEqualTo(Duty.Application.DUE);
  }

  @Test
  void whereBothHaveToldThereIsNoDoubt() {
    Duty report = report(agreed(WARD, STEINKJER), agreed(OFFICE, TRUST));
    assertThat(report.application()).isEqualTo(Duty.Application.EXEMPT);
    assertThat(report.exemptedBy()).containsExactlyInAnyOrder("e0", "e1");
    assertThat(report.doubts()).isEmpty();
  }

  @Test
  void whereOneHasToldItsWordIsInDoubt() {
    for (StayEvent one : List.of(agreed(WARD, STEINKJER), agreed(OFFICE, TRUST))) {
      assertThat(report(one).doubts())
          .extracting(Doubt::code)
          .containsExactly(Doubt.Code.AGREED_BY_ONE_PARTY);
    }
  }
}
