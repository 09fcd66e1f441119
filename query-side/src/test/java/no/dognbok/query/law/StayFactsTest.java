package no.dognbok.query.law;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import no.dognbok.events.Address;
import no.dognbok.events.AgreementTerms;
import no.dognbok.events.CareType;
import no.dognbok.events.Institution;
import no.dognbok.events.MessageKey;
import no.dognbok.events.Moment;
import no.dognbok.events.ReferenceEvent.AddressMapped;
import no.dognbok.events.StayEvent;
import no.dognbok.events.StayEvent.*;
import no.dognbok.events.Told;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Which hospital, which care, which admission: as far as the record tells. */
class StayFactsTest {

  private static final Address TRUST = Address.her("90001");
  private static final Address WARD = Address.her("90012");
  private static final Address OTHER_WARD = Address.her("90013");

  private final List<Recorded> told = new ArrayList<>();
  private final List<AddressMapped> mapped = new ArrayList<>();

  private static Told told(@Nullable Address from, String at) {
    return Told.of(Moment.local(LocalDateTime.parse(at)), TRUST, MessageKey.of("test", at))
        .from(from);
  }

  private void record(StayEvent event) {
    told.add(new Recorded("e" + told.size(), event, told.size(), event.told().occurredAt()));
  }

  private void map(Address address, @Nullable CareType careType) {
    mapped.add(new AddressMapped(address, address, "name", null, null, careType, "test"));
  }

  private StayFacts facts() {
    Directory directory = new Directory(mapped);
    Surroundings around =
        new Surroundings(
            directory, Agreements.always(AgreementTerms.NONE_AGREED), Rates.NONE, Set.of());
    Matter matter =
        new Matter(
            told, Stated.NOTHING, around, Instant.parse("2025-06-01T10:00:00Z"), RuleSet.ONE);
    return StayFacts.of(History.of(matter), Stated.NOTHING, directory, RuleSet.ONE);
  }

  @Test
  void theHospitalIsWhoeverAdmitted() {
    record(new LeaveStarted(told(OTHER_WARD, "2025-05-05T09:00")));
    record(new PatientAdmitted(told(WARD, "2025-05-05T10:00"), null, null, null, null));
    assertThat(facts().hospital()).isEqualTo(WARD);
  }

  @Test
  void whereTheAdmissionDoesNotSayItIsWhoeverSentTheFirstMessageOfAHospitals() {
    record(new PatientAdmitted(told(null, "2025-05-05T10:00"), null, null, null, null));
    record(new AdmissionReportSent(told(Address.her("95006"), "2025-05-05T11:00")));
    record(new ReadyNoticeSent(told(WARD, "2025-05-05T12:00")));
    record(new ReadyNoticeSent(told(OTHER_WARD, "2025-05-05T13:00")));
    assertThat(facts().hospital()).isEqualTo(WARD);
  }

  @Test
  void whereOnlyTheOrganisationAboveTheWardIsMappedItIsThat() {
    record(new PatientAdmitted(told(WARD, "2025-05-05T10:00"), null, null, null, null));
    map(TRUST, null);
    assertThat(facts().hospital()).isEqualTo(TRUST);
    map(WARD, null);
    assertThat(facts().hospital()).isEqualTo(WARD);
  }

  @Test
  void theCareIsThatOfTheWardWhereTheAdmissionDoesNotSay() {
    record(new PatientAdmitted(told(WARD, "2025-05-05T10:00"), null, null, null, null));
    assertThat(facts().careType()).isEqualTo(CareType.SOMATIC);
    assertThat(facts().doubts())
        .extracting(Doubt::code)
        .containsExactly(Doubt.Code.CARE_TYPE_UNKNOWN);
    map(WARD, CareType.MENTAL_HEALTH);
    assertThat(facts().careType()).isEqualTo(CareType.MENTAL_HEALTH);
    assertThat(facts().doubts()).isEmpty();
    assertThat(facts().institution()).isEqualTo(Institution.PUBLIC);
  }

  @Test
  void anAdmissionMentionedInAnotherMessageIsADoubtAndSoIsNone() {
    assertThat(facts().doubts())
        .extracting(Doubt::code)
        .contains(Doubt.Code.ADMISSION_UNKNOWN)
        .doesNotContain(Doubt.Code.ADMISSION_FROM_ANOTHER_MESSAGE);
    record(new AdmissionMentioned(told(WARD, "2025-05-05T10:00")));
    assertThat(facts().doubts())
        .extracting(Doubt::code)
        .contains(Doubt.Code.ADMISSION_FROM_ANOTHER_MESSAGE);
    assertThat(facts().admittedAt())
        .contains(Moment.local(LocalDateTime.parse("2025-05-05T10:00")));
  }
}
