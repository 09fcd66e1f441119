package no.dognbok.query.law;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import no.dognbok.events.Obligation;
import no.dognbok.query.judgement.DeadlineAnswer;
import no.dognbok.query.law.Duty.Party;
import no.dognbok.query.law.Duty.State;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** HIS 80415: every message is to be receipted by its addressee, unless it is proven otherwise. */
class ReceiptDeadlinesTest {

  private static List<DeadlineAnswer> receipts(String asOf, String... told) {
    return ToldInShort.deadlines(asOf, Arrays.stream(told)).stream()
        .filter(deadline -> deadline.obligation() == Obligation.RECEIPT)
        .toList();
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      value = {
        "AdmissionNoticeSent, MUNICIPALITY",
        "HealthInformationUpdated, MUNICIPALITY",
        "ReadyNoticeSent, MUNICIPALITY",
        "ReadinessWithdrawn, MUNICIPALITY",
        "PatientDeparted, MUNICIPALITY",
        "PatientDied, MUNICIPALITY",
        "DischargeReportSent, MUNICIPALITY",
        "DischargeSummarySent, MUNICIPALITY",
        "AdmissionReportSent, HOSPITAL",
        "SupplementaryInformationSent, HOSPITAL",
        "MunicipalityReplied answer=NOT_YET, HOSPITAL",
        "ReplyToBeRead, HOSPITAL",
        "OfferReady, HOSPITAL",
        "OfferWithdrawn, HOSPITAL",
        "NeedAssessed needed=true, -", // no message
        "MunicipalityReplied answer=NOT_YET channel=PHONE, -"
      })
  void theAddresseeOwesTheReceipt(String message, Party owedBy) {
    List<DeadlineAnswer> receipts = receipts("2025-05-12T12:00", "2025-05-12T10:00 " + message);
    if (owedBy == null) {
      assertThat(receipts).isEmpty();
      return;
    }
    assertThat(receipts)
        .singleElement()
        .satisfies(receipt -> {
          assertThat(receipt.owedBy()).isEqualTo(owedBy);
          assertThat(receipt.owedTo())
              .isEqualTo(owedBy == Party.HOSPITAL ? Party.MUNICIPALITY : Party.HOSPITAL);
          assertThat(receipt.due()).hasToString("2025-05-16T10:00+02:00");
          assertThat(receipt.state()).isEqualTo(State.OPEN);
        });
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        // what is told of a patient who needs nothing | receipts
        "2025-05-12T10:00 PatientDeparted | 0",
        "2025-05-12T10:00 PatientDied | 0",
        "2025-05-12T10:00 PatientDeparted municipality=5006 | 1",
        "2025-05-12T10:00 HealthInformationUpdated | 1",
        "2025-05-12T10:00 NeedAssessed needed=true, 2025-05-12T11:00 PatientDeparted | 1",
        "2025-05-12T10:00 PatientDeparted, 2025-05-13T10:00 NeedAssessed needed=true | 0"
      })
  void thatWhoNeedsNothingLeavesIsToldToNobodyUnlessItSaysToWhom(String told, int receipts) {
    Stream<String> all =
        Stream.concat(
            Stream.of("2025-05-10T10:00 NeedAssessed needed=false"),
            Arrays.stream(told.split(", ")));
    assertThat(receipts("2025-05-14T12:00", all.toArray(String[]::new))).hasSize(receipts);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        // of the first message | what else | state
        "AdmissionNoticeSent | - | OVERDUE",
        "AdmissionNoticeSent | 2025-05-12T12:00 AdmissionReportSent | LAPSED",
        "AdmissionNoticeSent | 2025-05-19T12:00 AdmissionReportSent | MISSED",
        "AdmissionNoticeSent | 2025-05-12T09:00 AdmissionReportSent | OVERDUE",
        "AdmissionNoticeSent | 2025-05-12T12:00 AdmissionReportSent municipality=5007 | OVERDUE",
        "AdmissionNoticeSent | 2025-05-12T12:00 MunicipalityReplied answer=NOT_YET | OVERDUE",
        "ReadyNoticeSent | 2025-05-12T12:00 MunicipalityReplied answer=NOT_YET | LAPSED",
        "ReadyNoticeSent | 2025-05-12T12:00 ReplyToBeRead | LAPSED",
        "ReadyNoticeSent | 2025-05-12T12:00 SuppliesRequested supplies=[MEDICATION] | LAPSED",
        "ReadyNoticeSent | 2025-05-12T12:00 ReadinessWithdrawn, 2025-05-13T12:00 DeclaredReady,"
            + " 2025-05-13T12:10 ReadyNoticeSent, 2025-05-13T13:00 OfferReady | OVERDUE",
        "ReadyNoticeSent | 2025-05-12T12:00 ReadyNoticeSent, 2025-05-12T12:01 ReceiptReceived of=1"
            + " positive=true | LAPSED",
        "ReadyNoticeSent | 2025-05-12T12:00 ReadyNoticeSent, 2025-05-12T12:01 ReceiptReceived of=1"
            + " positive=false | OVERDUE",
        "ReadyNoticeSent | 2025-05-20T12:00 ReceiptReceived of=0 positive=true | FULFILLED_LATE",
        "ReadyNoticeSent | 2025-05-12T12:00 ReceiptReceived of=0 positive=false | FULFILLED",
        "DischargeReportSent | 2025-05-12T12:00 MunicipalityReplied answer=NOT_YET | OVERDUE"
      })
  void whatProvesThatItCameNeedsNoReceiptAnyMore(String first, String besides, State state) {
    Stream<String> more = besides.equals("-") ? Stream.of() : Arrays.stream(besides.split(", "));
    String[] told =
        Stream.concat(Stream.of("2025-05-12T10:00 " + first), more).toArray(String[]::new);
    DeadlineAnswer receipt =
        receipts("2025-06-20T12:00", told).stream()
            .filter(one -> one.triggeredBy().contains(0))
            .findFirst()
            .orElseThrow();
    assertThat(receipt.state()).isEqualTo(state);
  }

  @Test
  void whoReadAReplyHasGotIt() {
    String unread = no.dognbok.events.MessageKey.of("case", "0").toString();
    assertThat(
            receipts(
                "2025-06-20T12:00",
                "2025-05-12T10:00 ReplyToBeRead",
                "2025-05-12T12:00 MunicipalityReplied answer=NOT_YET reads=" + unread))
        .singleElement()
        .extracting(DeadlineAnswer::state)
        .isEqualTo(State.LAPSED);
  }

  /** P13: what went to another municipality is that one's to receipt. */
  @Test
  void aReceiptIsOwedByTheAddressee() {
    assertThat(
            receipts(
                "2025-05-20T12:00",
                "2025-05-05T10:00 PatientAdmitted",
                "2025-05-05T12:00 AdmissionNoticeSent",
                "2025-05-07T09:00 ResidenceCorrected municipality=5053 why=WRONGLY_STATED",
                "2025-05-07T10:00 AdmissionNoticeSent municipality=5053"))
        .extracting(receipt -> Objects.toString(receipt.municipality()))
        .containsExactly("5006", "null");
  }
}
