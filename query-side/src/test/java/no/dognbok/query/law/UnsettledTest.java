package no.dognbok.query.law;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Arrays;
import java.util.stream.Stream;
import no.dognbok.query.law.Doubt.Code;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What somebody should look at in a stay in which nothing is owed, and until when. */
class UnsettledTest {

  private static Unsettled unsettled(String terms, String events) {
    return ToldInShort.owed(terms, Arrays.stream(events.split(", "))).unsettled();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      value = {
        // what happened | what somebody should look at
        // as PLO tells it: no profession, no care type, a date for the declaration; a yes at once
        "2025-05-05T10:00 PatientAdmitted municipality=5006, 2025-05-05T12:00 AdmissionNoticeSent,"
            + " 2025-05-12 DeclaredReady, 2025-05-12T10:10 ReadyNoticeSent, 2025-05-12T11:00"
            + " MunicipalityReplied answer=CAN_RECEIVE, 2025-05-13T14:00 PatientDeparted | -",
        // the same, and nobody said yes: there are days, and the date matters
        "2025-05-05T10:00 PatientAdmitted municipality=5006, 2025-05-05T12:00 AdmissionNoticeSent,"
            + " 2025-05-12 DeclaredReady, 2025-05-12T10:10 ReadyNoticeSent, 2025-05-12T11:00"
            + " MunicipalityReplied answer=NOT_YET, 2025-05-14T14:00 PatientDeparted | ONLY_A_DATE"
            + " UPDATED_INFORMATION_MISSING",
        // what PLO never tells is no reason to list it
        "2025-05-05T10:00 PatientAdmitted municipality=5006, 2025-05-05T12:00 AdmissionNoticeSent"
            + " channel=PHONE, 2025-05-05T12:10 AdmissionNoticeSent, 2025-05-05T12:11"
            + " ReceiptReceived of=2 positive=true, 2025-05-12T09:00 HealthInformationUpdated,"
            + " 2025-05-12T10:00 DeclaredReady, 2025-05-12T10:10 ReadyNoticeSent, 2025-05-12T10:11"
            + " ReceiptReceived of=6 positive=true, 2025-05-12T11:00 MunicipalityReplied"
            + " answer=NOT_YET, 2025-05-14T14:00 PatientDeparted | -",
        // a contradiction, whether or not there are days
        "2025-05-05T10:00 PatientAdmitted municipality=5006, 2025-05-05T12:00 AdmissionNoticeSent,"
            + " 2025-05-13T14:00 PatientDeparted, 2025-05-14T14:00 PatientDeparted |"
            + " SECOND_DEPARTURE",
        "2025-05-05T10:00 PatientAdmitted municipality=5006, 2025-05-13T14:00 PatientDeparted,"
            + " 2025-05-15T14:00 LeaveStarted | AFTER_DEPARTURE",
        // not ready at all: a date is nothing to look at
        "2025-05-05 PatientAdmitted municipality=5006, 2025-05-05T12:00 AdmissionNoticeSent,"
            + " 2025-05-13 PatientDeparted | -",
        // nearly paid: neither yes nor no
        "2025-05-05T10:00 PatientAdmitted municipality=5006, 2025-05-05T12:00 AdmissionNoticeSent"
            + " channel=PHONE, 2025-05-12T09:00 HealthInformationUpdated, 2025-05-12T10:00"
            + " DeclaredReady by=PHYSICIAN, 2025-05-12T10:10 ReadyNoticeSent channel=PHONE,"
            + " 2025-05-12T11:00 MunicipalityReplied answer=NO_NEED, 2025-05-13T14:00"
            + " PatientDeparted | DISPUTED_GROUND TOLD_ON_THE_TELEPHONE_ONLY",
        // still there, ready: nobody knows yet which days are paid
        "2025-05-05 PatientAdmitted municipality=5006, 2025-05-05T12:00 AdmissionNoticeSent,"
            + " 2025-05-12T10:00 DeclaredReady, 2025-05-12T10:10 ReadyNoticeSent | ONLY_A_DATE",
        "2025-05-05 PatientAdmitted municipality=5006, 2025-05-05T12:00 AdmissionNoticeSent | -"
      })
  void whatIsOnADayOrContradicts(String events, @Nullable String codes) {
    Stream<String> found =
        unsettled("-", events).doubts().stream().map(doubt -> doubt.code().name());
    assertThat(String.join(" ", found.distinct().sorted().toList()))
        .isEqualTo(codes == null ? "" : codes);
  }

  private static final String WAITED =
      "2025-05-05T10:00 PatientAdmitted municipality=5006, 2025-05-05T12:00 AdmissionNoticeSent,"
          + " 2025-05-12T10:00 DeclaredReady by=PHYSICIAN, 2025-05-12T10:10 ReadyNoticeSent, ";

  /** Also of who has died, to whom no summary is owed. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "dischargeSummaryRequired=true | 2025-05-14T14:00 PatientDeparted | true",
        "dischargeSummaryRequired=true | 2025-05-14T14:00 PatientDied | true",
        "dischargeSummaryRequired=true | 2025-05-14T14:00 ReadinessWithdrawn | true",
        "dischargeSummaryRequired=true | 2025-05-14T14:00 PatientDeparted, 2025-05-15T10:00"
            + " DischargeSummarySent | false",
        "dischargeSummaryRequired=false | 2025-05-14T14:00 PatientDeparted | false"
      })
  void aSummaryThatIsMissingWhereTheTermsAskForIt(String terms, String events, boolean missing) {
    assertThat(
            unsettled(terms, WAITED + events).doubts().stream()
                .anyMatch(doubt -> doubt.code() == Code.SUMMARY_MISSING))
        .isEqualTo(missing);
  }

  /** The statement of the month of the departure comes in the month after it (I). */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "- | 2025-05-14T14:00 | 2025-07-14T21:59:59.999999999Z",
        "- | 2025-05-31T23:59 | 2025-07-14T21:59:59.999999999Z",
        "- | 2025-06-01T00:00 | 2025-08-14T21:59:59.999999999Z",
        "- | 2025-12-31T23:59 | 2026-02-14T22:59:59.999999999Z",
        "- | 2028-01-14T14:00 | 2028-03-14T22:59:59.999999999Z", // after 29 February
        "- | 2026-02-14T14:00 | 2026-04-14T21:59:59.999999999Z",
        "objectionWindow=PT504H | 2025-05-14T14:00 | 2025-07-21T21:59:59.999999999Z"
      })
  void untilTheStatementCanNoLongerBeObjectedTo(String terms, String left, String until) {
    Unsettled found =
        unsettled(terms, WAITED + left + " PatientDeparted, " + left + " PatientDied");
    assertThat(found.until()).isEqualTo(until);
    assertThat(found.matters(found.until())).isTrue();
    assertThat(found.matters(found.until().plusNanos(1))).isFalse();
  }

  @Test
  void whileThePatientHasNotLeftItHasNoEndAndWithoutDoubtsNoBeginning() {
    Unsettled waiting =
        unsettled("dischargeSummaryRequired=true", WAITED + "2025-05-13 LeaveEnded");
    assertThat(waiting.until()).isEqualTo(Instant.MAX);
    Unsettled nothing = unsettled("-", "2025-05-05T10:00 PatientAdmitted municipality=5006");
    assertThat(nothing.doubts()).isEmpty();
    assertThat(nothing.until()).isEqualTo(Instant.MIN);
  }

  /** The line of a stay rests on no rate: a new one would have all of them judged anew. */
  @Test
  void noPriceIsLookedUp() {
    for (long seed = 0; seed < 50; seed++) {
      Matter matter = RandomStays.matter(seed);
      Law.owed(
          matter.told(),
          matter
              .around()
              .heardBy(lookUp -> assertThat(lookUp).isNotInstanceOf(LookUp.OfRate.class)),
          matter.rules());
    }
  }
}
