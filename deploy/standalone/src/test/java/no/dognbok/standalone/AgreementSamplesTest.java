package no.dognbok.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.stream.Stream;
import no.dognbok.command.reference.ReferenceProposals;
import no.dognbok.events.Address;
import no.dognbok.events.AgreementTerms;
import no.dognbok.events.Municipality;
import no.dognbok.events.Obligation;
import no.dognbok.events.ReferenceEvent.TermsAgreed;
import no.dognbok.query.assessment.Case;
import no.dognbok.query.law.DeadlineTable;
import no.dognbok.query.law.Judgement;
import no.dognbok.query.law.Law;
import no.dognbok.query.law.Matter;
import no.dognbok.query.law.Standing;
import no.dognbok.query.law.Surroundings;
import no.dognbok.query.surroundings.SurroundingsView;
import org.junit.jupiter.api.Test;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** The agreements in {@code deploy/samples/agreements}, and a day judged under each. */
class AgreementSamplesTest {

  private static final Address HNT = Address.org("983974791");
  private static final Address ROMSDAL = Address.org("000100013");

  private static Path sample(String name) {
    return RunningLedger.SAMPLES.resolve("agreements").resolve(name + ".yaml");
  }

  private static Surroundings around(String name) {
    return SurroundingsView.of(ReferenceProposals.of(sample(name)).firstOfEach());
  }

  private static AgreementTerms terms(String name, String day, Address trust, String municipality) {
    return around(name)
        .agreements()
        .on(LocalDate.parse(day), trust, new Municipality(municipality));
  }

  /** A wait from the 12th to the 14th of May, with what happens besides. */
  private static Judgement judged(
      String name, int year, String hospital, String municipality, String... more) {
    String events =
        Stream.concat(
                Stream.of(
                    "{at: \"%d-05-05T10:00\", type: PatientAdmitted, hospital: \"%s\", municipality: \"%s\", registeredIn: \"%s\", careType: SOMATIC}"
                        .formatted(year, hospital, municipality, municipality),
                    "{at: \"%d-05-05T16:00\", type: AdmissionNoticeSent}".formatted(year),
                    "{at: \"%d-05-12T09:00\", type: HealthInformationUpdated}".formatted(year),
                    "{at: \"%d-05-12T10:00\", type: DeclaredReady, by: PHYSICIAN}".formatted(year),
                    "{at: \"%d-05-12T10:05\", type: ReadyNoticeSent}".formatted(year),
                    "{at: \"%d-05-14T12:00\", type: PatientDeparted}".formatted(year)),
                Stream.of(more))
            .map(event -> "  - " + event + "\n")
            .reduce("", String::concat);
    Surroundings around = around(name);
    Matter matter =
        Case.read(new YAMLMapper().readTree("stay: {}\nevents:\n" + events), around).matter();
    return Law.judge(
        new Matter(matter.told(), matter.stated(), around, matter.asOf(), matter.rules()));
  }

  private static List<Integer> days(Judgement judgement) {
    return judgement.payable().stream().map(LocalDate::getDayOfMonth).toList();
  }

  private static Standing standingOfTheFirst(Judgement judgement) {
    return judgement.days().getFirst().standing();
  }

  @Test
  void helseNordTrondelagHasOneWithEachOfIts22Municipalities() {
    assertThat(ReferenceProposals.of(sample("helse-nord-trondelag")).firstOfEach())
        .filteredOn(TermsAgreed.class::isInstance)
        .hasSize(22);
    for (String municipality : List.of("1811", "5006", "5060")) {
      AgreementTerms terms = terms("helse-nord-trondelag", "2025-05-12", HNT, municipality);
      assertThat(terms.dischargeSummaryRequired()).isFalse();
      assertThat(terms.graceAfterNotice()).isNull();
      assertThat(terms.workingLimit()).isEqualTo(Duration.ofHours(2));
      assertThat(terms.noticeWindowFrom()).isEqualTo(LocalTime.of(8, 0));
      assertThat(terms.noticeWindowTo()).isEqualTo(LocalTime.of(15, 0));
      assertThat(terms.objectionWindow()).isEqualTo(Duration.ofDays(14));
      assertThat(terms.accountWithin()).as("§ 14 and Retn. 1, 3.2 name none").isNull();
    }
  }

  @Test
  void helseNordTrondelag_silencePastTwoHoursIsPaidWithoutASummary() {
    Judgement silence = judged("helse-nord-trondelag", 2025, "974754118", "5006");
    assertThat(days(silence)).containsExactly(12, 13);
    assertThat(silence.amount()).hasValue(2 * 5981);
    assertThat(silence.duties())
        .filteredOn(duty -> duty.obligation() == Obligation.REPLY)
        .singleElement()
        .satisfies(duty -> assertThat(duty.due()).isEqualTo("2025-05-12T10:05:00Z"));
    assertThat(
            days(
                judged(
                    "helse-nord-trondelag",
                    2025,
                    "974754118",
                    "5006",
                    "{at: \"2025-05-12T12:04\", type: MunicipalityReplied, answer: CAN_RECEIVE}")))
        .isEmpty();
  }

  @Test
  void molde2017_noDayWithoutASummaryAndWithOneFromItsDay() {
    Judgement without = judged("molde-2017", 2017, "000200032", "1502");
    assertThat(days(without)).isEmpty();
    assertThat(standingOfTheFirst(without)).isEqualTo(Standing.A);
    Judgement with =
        judged(
            "molde-2017",
            2017,
            "000200032",
            "1502",
            "{at: \"2017-05-13T08:00\", type: DischargeSummarySent}");
    assertThat(days(with)).containsExactly(13);
    assertThat(days(judged("molde-2017", 2017, "000200032", "1505")))
        .as("another municipality has not agreed so")
        .containsExactly(12, 13);
    assertThat(days(judged("molde-2017", 2016, "000200032", "1502")))
        .as("the year before")
        .containsExactly(12, 13);
  }

  @Test
  void moreOgRomsdal2016_payableFromTheDayOnWhich24HoursHavePassed() {
    Judgement judgement = judged("more-og-romsdal-2016", 2016, "000200032", "1502");
    assertThat(days(judgement)).containsExactly(13);
    assertThat(standingOfTheFirst(judgement)).isEqualTo(Standing.A);
    assertThat(days(judged("more-og-romsdal-2016", 2017, "000200032", "1502")))
        .as("they hold no longer")
        .containsExactly(12, 13);
    assertThat(terms("more-og-romsdal-2016", "2016-12-31", ROMSDAL, "1505").graceAfterNotice())
        .isEqualTo(Duration.ofHours(24));
  }

  /** § 14: a duty of the regulation, and a deadline of the agreement. */
  @Test
  void accountDeadline_theAccountIsOverdueTwoWeeksAfterItWasAskedFor() {
    String asked = "{at: \"%d-05-13T10:00\", type: AccountRequested}";
    Judgement agreed =
        judged(
            "account-deadline",
            2024,
            "000200048",
            "1502",
            asked.formatted(2024),
            "{at: \"2024-06-20T10:00\", type: DischargeReportSent}");
    assertThat(agreed.duties())
        .filteredOn(duty -> duty.obligation() == Obligation.ACCOUNT_OF_ASSESSMENT)
        .singleElement()
        .satisfies(duty -> {
          assertThat(duty.due()).isEqualTo("2024-05-27T08:00:00Z");
          assertThat(duty.isBroken(agreed.asOf())).isTrue();
          assertThat(DeadlineTable.of(duty).standing()).isEqualTo(Standing.A);
        });
    Judgement before = judged("account-deadline", 2023, "000200048", "1502", asked.formatted(2023));
    assertThat(before.duties())
        .filteredOn(duty -> duty.obligation() == Obligation.ACCOUNT_OF_ASSESSMENT)
        .singleElement()
        .satisfies(duty -> {
          assertThat(duty.due()).isNull();
          assertThat(DeadlineTable.of(duty).standing()).isEqualTo(Standing.T);
        });
  }
}
