package no.dognbok.query.law;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import no.dognbok.events.Address;
import no.dognbok.events.AgreementTerms;
import no.dognbok.events.AgreementTerms.LateAdmissionNotice;
import no.dognbok.events.Municipality;
import no.dognbok.events.Obligation;
import no.dognbok.events.ReferenceEvent.AddressMapped;
import no.dognbok.events.ReferenceEvent.TermsAgreed;
import no.dognbok.query.assessment.Case;
import no.dognbok.query.assessment.Cases;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** Which terms hold: those of the trust that bills, and for an answer those of the notice's day. */
class TermsTest {

  private static final Address HOSPITAL = Address.org("974754118");
  private static final Address OTHER_HOSPITAL = Address.org("974753898");
  private static final Address TRUST = Address.org("983974791");
  private static final Address OTHER_TRUST = Address.org("983974910");
  private static final Municipality STEINKJER = new Municipality("5006");

  private static Matter matter(List<TermsAgreed> agreed, String... events) {
    JsonNode json =
        new YAMLMapper()
            .readTree(
                """
                id: terms
                stay: {careType: SOMATIC, municipality: "5006"}
                events:
                  - {at: "2025-05-05T10:00", type: PatientAdmitted, hospital: "974754118"}
                  - {at: "2025-05-05T16:00", type: AdmissionNoticeSent}
                  - {at: "2025-05-12T20:00", type: HealthInformationUpdated}
                  - {at: "2025-05-12T22:00", type: DeclaredReady, by: PHYSICIAN}
                  - {at: "2025-05-12T22:30", type: ReadyNoticeSent}
                """
                    + String.join("\n", List.of(events).stream().map("  - "::concat).toList()));
    Matter read = Case.read(json, Cases.surroundings()).matter();
    Directory directory =
        new Directory(
            List.of(
                new AddressMapped(HOSPITAL, HOSPITAL, "one", TRUST, null, null, "test"),
                new AddressMapped(
                    OTHER_HOSPITAL, OTHER_HOSPITAL, "other", OTHER_TRUST, null, null, "test")));
    return new Matter(
        read.told(),
        read.stated(),
        new Surroundings(directory, Agreements.of(agreed), Cases.surroundings().rates(), Set.of()),
        read.asOf(),
        read.rules());
  }

  private static TermsAgreed terms(
      Address trust, String from, boolean summaryRequired, String workingLimit) {
    AgreementTerms none = AgreementTerms.NONE_AGREED;
    return new TermsAgreed(
        trust,
        STEINKJER,
        LocalDate.parse(from),
        null,
        new AgreementTerms(
            summaryRequired,
            null,
            LateAdmissionNotice.DELAYS,
            false,
            Duration.parse(workingLimit),
            none.noticeWindowFrom(),
            none.noticeWindowTo(),
            none.objectionWindow(),
            none.billingBasis()),
        "test");
  }

  @Test
  void afterAMoveThoseOfTheReceivingHospitalsTrustHold() {
    Judgement judgement =
        Law.judge(
            matter(
                List.of(terms(OTHER_TRUST, "2025-01-01", true, "PT2H")),
                "{at: \"2025-05-12T23:00\", type: MunicipalityReplied, answer: NOT_YET}",
                "{at: \"2025-05-14T11:00\", type: MovedWhileWaiting, to: \"974753898\"}",
                "{at: \"2025-05-16T12:00\", type: PatientDeparted}"));
    assertThat(judgement.payable())
        .containsExactly(LocalDate.parse("2025-05-12"), LocalDate.parse("2025-05-13"));
  }

  @Test
  void aLimitThatChangesAfterTheNoticeChangesNeitherTheDaysNorTheDuty() {
    Matter matter =
        matter(
            List.of(
                terms(TRUST, "2025-01-01", false, "PT12H"),
                terms(TRUST, "2025-05-13", false, "PT1H")),
            "{at: \"2025-05-13T08:00\", type: MunicipalityReplied, answer: CAN_RECEIVE}",
            "{at: \"2025-05-16T12:00\", type: PatientDeparted}");
    Judgement judgement = Law.judge(matter);
    assertThat(judgement.payable()).isEmpty();
    assertThat(judgement.days().getLast().reasons())
        .extracting(Reason::ground)
        .contains(Ground.FETCHED_LATER);
    assertThat(judgement.duties())
        .filteredOn(duty -> duty.obligation() == Obligation.REPLY)
        .singleElement()
        .satisfies(duty -> assertThat(duty.isBroken(judgement.asOf())).isFalse());
  }

  @Test
  void aLimitThatGrowsAfterTheNoticeForgivesNothing() {
    Matter matter =
        matter(
            List.of(
                terms(TRUST, "2025-01-01", false, "PT1H"),
                terms(TRUST, "2025-05-13", false, "PT12H")),
            "{at: \"2025-05-13T08:00\", type: MunicipalityReplied, answer: CAN_RECEIVE}",
            "{at: \"2025-05-16T12:00\", type: PatientDeparted}");
    Judgement judgement = Law.judge(matter);
    assertThat(judgement.payable()).containsExactly(LocalDate.parse("2025-05-12"));
    assertThat(judgement.duties())
        .filteredOn(duty -> duty.obligation() == Obligation.REPLY)
        .singleElement()
        .satisfies(duty -> assertThat(duty.isBroken(judgement.asOf())).isTrue());
  }
}
