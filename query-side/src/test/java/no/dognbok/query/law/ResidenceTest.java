package no.dognbok.query.law;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import no.dognbok.events.Address;
import no.dognbok.events.AgreementTerms;
import no.dognbok.events.MessageKey;
import no.dognbok.events.Moment;
import no.dognbok.events.Municipality;
import no.dognbok.events.ReferenceEvent.AddressMapped;
import no.dognbok.events.StayEvent;
import no.dognbok.events.StayEvent.*;
import no.dognbok.events.Told;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** P13: where the patient stays, by what was stated, and else by whom the messages went to. */
class ResidenceTest {

  private static final Address HOSPITAL = Address.her("90001");
  private static final Address STEINKJERS = Address.her("95006");
  private static final Address VERDALS = Address.her("95038");
  private static final Municipality STEINKJER = new Municipality("5006");
  private static final Municipality VERDAL = new Municipality("5038");

  private final List<Recorded> told = new ArrayList<>();

  private static UUID key(String name) {
    return MessageKey.of("test", name);
  }

  private static Told told(String id, String at, @Nullable Address to) {
    Moment moment = Moment.local(LocalDateTime.parse(at));
    return Told.of(moment, HOSPITAL, key(id)).from(HOSPITAL).sent(to, moment.instant());
  }

  private void record(StayEvent event) {
    String id = "event-" + told.size();
    told.add(new Recorded(id, event, told.size(), event.told().occurredAt()));
  }

  private static AddressMapped mapped(Address address, Municipality municipality) {
    return new AddressMapped(address, address, "name", null, municipality, null, "test");
  }

  private Residence residence() {
    Surroundings around =
        new Surroundings(
            new Directory(List.of(mapped(STEINKJERS, STEINKJER), mapped(VERDALS, VERDAL))),
            Agreements.always(AgreementTerms.NONE_AGREED),
            Rates.NONE,
            Set.of());
    return History.of(
            new Matter(
                told, Stated.NOTHING, around, Instant.parse("2025-06-20T10:00:00Z"), RuleSet.ONE))
        .residence();
  }

  private Optional<Municipality> payer() {
    return residence().payer(LocalDate.of(2025, 5, 20));
  }

  private Optional<Municipality> believedAt(String moment) {
    return residence().believedAt(Moment.local(LocalDateTime.parse(moment)).instant());
  }

  private void admitted(@Nullable Municipality stated) {
    record(new PatientAdmitted(told("a", "2025-05-05T10:00", null), stated, null, null, null));
  }

  @Test
  void whomTheNoticeOfAdmissionWentToIsWhereThePatientStays() {
    admitted(null);
    record(new HealthInformationUpdated(told("h", "2025-05-05T11:00", VERDALS), null));
    record(new AdmissionNoticeSent(told("n", "2025-05-05T12:00", STEINKJERS), null));
    assertThat(payer()).contains(STEINKJER);
    assertThat(residence().isAddressed()).isTrue();
  }

  @Test
  void withoutThatNoticeItIsWhomTheHospitalsFirstMessageWentTo() {
    admitted(null);
    record(
        new AdmissionReportSent(
            Told.of(Moment.local(LocalDateTime.parse("2025-05-05T11:00")), STEINKJERS, key("r"))
                .sent(STEINKJERS, Instant.parse("2025-05-05T09:00:00Z"))));
    record(new ReadyNoticeSent(told("n1", "2025-05-12T10:00", null)));
    record(new HealthInformationUpdated(told("n2", "2025-05-12T11:00", VERDALS), null));
    record(new ReadyNoticeSent(told("n3", "2025-05-12T12:00", STEINKJERS)));
    assertThat(payer()).contains(VERDAL);
  }

  @Test
  void aNewWordingToAnotherSaysWhoWasBelievedFromThen() {
    record(new AdmissionNoticeSent(told("n1", "2025-05-05T12:00", STEINKJERS), null));
    record(
        new AdmissionNoticeSent(
            told("n2", "2025-05-06T12:00", VERDALS).replacing(key("n1")), null));
    assertThat(believedAt("2025-05-06T11:59")).contains(STEINKJER);
    assertThat(believedAt("2025-05-06T12:00")).contains(VERDAL);
    assertThat(believedAt("2025-05-01T12:00")).contains(STEINKJER);
    assertThat(payer()).contains(VERDAL);
  }

  @Test
  void anotherNoticeThatIsNoNewWordingChangesNothing() {
    record(new AdmissionNoticeSent(told("n1", "2025-05-05T12:00", STEINKJERS), null));
    record(new AdmissionNoticeSent(told("n2", "2025-05-06T12:00", VERDALS), null));
    assertThat(payer()).contains(STEINKJER);
  }

  @Test
  void whatWasStatedGoesBeforeWhomTheMessagesWentTo() {
    admitted(VERDAL);
    record(new AdmissionNoticeSent(told("n", "2025-05-05T12:00", STEINKJERS), null));
    assertThat(payer()).contains(VERDAL);
  }

  @Test
  void whereNobodyStatedItAndNothingWasAddressedNobodyIsKnown() {
    admitted(null);
    record(new AdmissionNoticeSent(told("n", "2025-05-05T12:00", null), null));
    assertThat(payer()).isEmpty();
    assertThat(residence().isAddressed()).isFalse();
    assertThat(residence().isKnown()).isFalse();
  }

  @Test
  void ofTwoAdmissionsTheFirstStatesIt() {
    record(new PatientAdmitted(told("b", "2025-05-06T10:00", null), VERDAL, null, null, null));
    admitted(STEINKJER);
    assertThat(payer()).contains(STEINKJER);
  }

  @Test
  void correctionsHoldInTheOrderInWhichTheyHappened() {
    admitted(STEINKJER);
    record(
        new ResidenceCorrected(
            told("c2", "2025-05-08T10:00", null),
            STEINKJER,
            ResidenceCorrected.Why.WRONGLY_STATED));
    record(
        new ResidenceCorrected(
            told("c1", "2025-05-07T10:00", null), VERDAL, ResidenceCorrected.Why.WRONGLY_STATED));
    assertThat(payer()).contains(STEINKJER);
    assertThat(believedAt("2025-05-07T12:00")).contains(VERDAL);
  }

  @Test
  void whatCorrectsTheAdmissionsMunicipalityCorrectsWherePatientStaysAndNothingElseDoes() {
    admitted(STEINKJER);
    record(
        new FactCorrected(
            told("c1", "2025-05-07T10:00", null),
            "event-0",
            "registeredIn",
            null,
            "5007",
            FactCorrected.Why.TYPED_WRONG));
    assertThat(payer()).contains(STEINKJER);
    record(
        new FactCorrected(
            told("c2", "2025-05-08T10:00", null),
            "event-0",
            "municipality",
            "5006",
            "5038",
            FactCorrected.Why.TYPED_WRONG));
    assertThat(payer()).contains(VERDAL);
    assertThat(believedAt("2025-05-07T12:00")).contains(STEINKJER);
  }
}
