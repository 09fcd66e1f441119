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
  private static final Address INDEROY = Address.org("997391853");
  private static final Address UNMAPPED = Address.org("911111111");
  private static final LocalDate DAY = LocalDate.of(2025, 5, 12);

  private static final Surroundings AROUND =
      new Surroundings(
          new Directory(
              List.of(
                  new AddressMapped(WARD, TRUST, "Sykehuset Levanger", TRUST, null, null, "test"),
                  new AddressMapped(
                      OFFICE, STEINKJER, "Steinkjer", null, new Municipality("5006"), null, "t"),
                  new AddressMapped(
                      STEINKJER, STEINKJER, "Steinkjer", null, new Municipality("5006"), null, "t"),
                  new AddressMapped(
                      INDEROY, INDEROY, "Inderøy", null, new Municipality("5053"), null, "t"))),
          Agreements.always(AgreementTerms.NONE_AGREED),
          Rates.NONE,
          Set.of());

  private static Told by(Address address) {
    return Told.of(
        Moment.local(LocalDateTime.parse("2025-05-12T10:00")),
        address,
        MessageKey.of("test", UUID.randomUUID().toString()));
  }

  /** The patient leaves on the twelfth, and the hospital sends no discharge report. */
  private static Duty report(StayEvent... agreed) {
    return duty(Obligation.DISCHARGE_REPORT, agreed);
  }

  /** The municipality, told of the admission on the twelfth, sends no report of its own. */
  private static Duty ofMunicipality(StayEvent... agreed) {
    return duty(Obligation.ADMISSION_REPORT, agreed);
  }

  private static Duty duty(Obligation obligation, StayEvent... agreed) {
    return judge(agreed).duties().stream()
        .filter(duty -> duty.obligation() == obligation)
        .findFirst()
        .orElseThrow();
  }

  private static Judgement judge(StayEvent... agreed) {
    List<StayEvent> told = new ArrayList<>(List.of(agreed));
    told.add(
        new PatientAdmitted(
            by(WARD).sent(null, Instant.parse("2025-05-12T08:00:00Z")),
            new Municipality("5006"),
            null,
            null,
            null));
    told.add(new PatientDeparted(by(WARD), false));
    Instant recordedAt = Instant.parse("2025-05-20T10:00:00Z");
    List<Recorded> recorded = new ArrayList<>();
    for (StayEvent event : told) {
      recorded.add(new Recorded("e" + recorded.size(), event, recorded.size(), recordedAt));
    }
    Matter matter = new Matter(recorded, Stated.NOTHING, AROUND, recordedAt, RuleSet.ONE);
    return Law.judge(matter);
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

  /** Nobody frees themselves; the other one's duty is the teller's to waive, with a doubt. */
  @Test
  void whatOnePartyAloneTellsFreesTheOtherOneOnlyAndIsInDoubt() {
    StayEvent byHospital = agreed(WARD, STEINKJER);
    assertThat(report(byHospital).application()).isEqualTo(Duty.Application.DUE);
    assertThat(ofMunicipality(byHospital).application()).isEqualTo(Duty.Application.EXEMPT);
    StayEvent byMunicipality = agreed(OFFICE, TRUST);
    assertThat(report(byMunicipality).application()).isEqualTo(Duty.Application.EXEMPT);
    assertThat(ofMunicipality(byMunicipality).application()).isEqualTo(Duty.Application.DUE);
    assertThat(report(byMunicipality).doubts())
        .extracting(Doubt::code)
        .containsExactly(Doubt.Code.AGREED_BY_ONE_PARTY);
    assertThat(ofMunicipality(byHospital).doubts())
        .extracting(Doubt::code)
        .containsExactly(Doubt.Code.AGREED_BY_ONE_PARTY, Doubt.Code.NOT_PROVEN_RECEIVED);
  }

  @Test
  void whatIsNoAgreementOfTheTwoPartiesFreesNobodyAndIsInDoubt() {
    List<StayEvent> none =
        List.of(
            agreed(WARD, TRUST),
            agreed(OFFICE, STEINKJER),
            agreed(WARD, INDEROY),
            agreed(WARD, UNMAPPED),
            agreed(INDEROY, TRUST),
            agreed(UNMAPPED, STEINKJER));
    for (StayEvent one : none) {
      assertThat(report(one).application()).as("%s", one).isEqualTo(Duty.Application.DUE);
      assertThat(ofMunicipality(one).application()).as("%s", one).isEqualTo(Duty.Application.DUE);
      assertThat(judge(one).doubts())
          .as("%s", one)
          .contains(new Doubt(Doubt.Code.AGREED_BY_OTHERS, List.of("e0")));
    }
    // and makes one party's word no agreement
    assertThat(report(agreed(WARD, STEINKJER), agreed(INDEROY, TRUST)).application())
        .isEqualTo(Duty.Application.DUE);
  }
}
