package no.dognbok.query.law;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import no.dognbok.events.Obligation;
import no.dognbok.query.judgement.DeadlineAnswer;
import no.dognbok.query.law.Duty.State;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Vedlegg 3.2 b: reception the same day, where there is somebody to receive; and the reply. */
class ReceptionTest {

  private static List<DeadlineAnswer> judge(String... events) {
    return ToldInShort.deadlines(
        "2025-05-20T12:00",
        Stream.concat(Stream.of("2025-05-05T10:00 PatientAdmitted"), Arrays.stream(events)));
  }

  private static DeadlineAnswer reception(String... events) {
    return ToldInShort.the(Obligation.RECEPTION_SAME_DAY, judge(events));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "2025-05-12T11:00 MunicipalityReplied answer=NO_NEED | LAPSED",
        "2025-05-12T11:00 OfferRefused | LAPSED",
        "2025-05-12T11:00 MunicipalityReplied answer=NOT_YET, 2025-05-12T15:00 OfferRefused"
            + " | LAPSED",
        "2025-05-12T11:00 OfferReady, 2025-05-12T15:00 OfferRefused | FULFILLED",
        "2025-05-12T11:00 MunicipalityReplied answer=NO_NEED, 2025-05-12T15:00 OfferReady |"
            + " FULFILLED",
        "2025-05-12T11:00 MunicipalityReplied answer=NO_NEED, 2025-05-13T12:00 PatientDeparted |"
            + " LAPSED",
        "2025-05-13T11:00 MunicipalityReplied answer=NO_NEED | OVERDUE",
        "2025-05-12T11:00 MunicipalityReplied answer=NOT_YET | OVERDUE",
        "2025-05-12T15:00 PatientDeparted | FULFILLED"
      })
  void whereNobodyIsToBeReceivedItHasLapsed(String replies, State state) {
    String[] all =
        Stream.concat(
                Stream.of(
                    "2025-05-12T09:00 HealthInformationUpdated",
                    "2025-05-12T10:00 DeclaredReady by=PHYSICIAN",
                    "2025-05-12T10:10 ReadyNoticeSent"),
                Arrays.stream(replies.split(", ")))
            .toArray(String[]::new);
    assertThat(reception(all).state()).isEqualTo(state);
  }

  /** "Normalt". */
  @Test
  void whereItIsOverdueItIsNoBreach() {
    DeadlineAnswer reception =
        reception(
            "2025-05-12T09:00 HealthInformationUpdated",
            "2025-05-12T10:00 DeclaredReady by=PHYSICIAN",
            "2025-05-12T10:10 ReadyNoticeSent");
    assertThat(reception.state()).isEqualTo(State.OVERDUE);
    assertThat(reception.limit()).isEqualTo(Duty.Limit.NORMALLY);
    assertThat(reception.broken()).isFalse();
  }

  /** P23: due only if it is in every reading. */
  @ParameterizedTest
  @CsvSource({
    "2025-05-12T09:00, 2025-05-12T10:10, OVERDUE",
    "2025-05-12T09:00, 2025-05-12, NOT_DUE", // the notice may have been sent after three
    "2025-05-12, 2025-05-12T10:10, NOT_DUE", // and so may the information
    "2025-05-11, 2025-05-12T10:10, OVERDUE" // a date, and surely before the notice
  })
  void aTimeThatIsADateOnlyMayHaveBeenOutsideTheHours(
      String information, String notice, State state) {
    assertThat(
            reception(
                    information + " HealthInformationUpdated",
                    "2025-05-12T09:30 DeclaredReady by=PHYSICIAN",
                    notice + " ReadyNoticeSent")
                .state())
        .isEqualTo(state);
  }

  /** P9: no notice was due, and to one that was sent all the same no answer is. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "2025-05-05T11:00 NeedAssessed needed=false | NOT_DUE",
        "2025-05-12T10:05 NeedAssessed needed=false | NOT_DUE",
        "2025-05-05T11:00 NeedAssessed needed=false, 2025-05-12T09:00 NeedAssessed needed=true |"
            + " OVERDUE"
      })
  void whereThereIsNoNeedNoAnswerIsDue(String assessments, State state) {
    List<DeadlineAnswer> deadlines =
        judge(
            Stream.concat(
                    Arrays.stream(assessments.split(", ")),
                    Stream.of(
                        "2025-05-12T09:30 HealthInformationUpdated",
                        "2025-05-12T10:00 DeclaredReady by=PHYSICIAN",
                        "2025-05-12T10:10 ReadyNoticeSent"))
                .toArray(String[]::new));
    for (Obligation owed : List.of(Obligation.REPLY, Obligation.RECEPTION_SAME_DAY)) {
      assertThat(ToldInShort.the(owed, deadlines).state()).as(owed.name()).isEqualTo(state);
    }
  }

  /** Vedlegg 1.1 g, 1.2 d: within 24 hours of the admission; asked later, at once (I). */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      value = {
        "2025-05-05T11:00 | - | OVERDUE | 2025-05-06T10:00+02:00 | STATED",
        "2025-05-05T11:00 | 2025-05-06T10:00 | FULFILLED | 2025-05-06T10:00+02:00 | STATED",
        "2025-05-05T11:00 | 2025-05-06T10:01 | FULFILLED_LATE | 2025-05-06T10:00+02:00 | STATED",
        "2025-05-06T09:00 | - | OVERDUE | 2025-05-06T11:00+02:00 | WORKING_LIMIT",
        "2025-05-08T09:00 | 2025-05-08T11:00 | FULFILLED | 2025-05-08T11:00+02:00 | WORKING_LIMIT",
        "2025-05-08T09:00 | 2025-05-07T11:00 | OVERDUE | 2025-05-08T11:00+02:00 | WORKING_LIMIT",
        "2025-05-20T11:00 | - | OPEN | 2025-05-20T13:00+02:00 | WORKING_LIMIT"
      })
  void supplementaryInformationIsDueWhereItIsAskedFor(
      String asked, String sent, State state, String due, Duty.Limit limit) {
    DeadlineAnswer information =
        ToldInShort.the(
            Obligation.SUPPLEMENTARY_INFORMATION,
            judge(
                Stream.of(
                        asked + " SupplementaryInformationRequested",
                        sent == null ? "" : sent + " SupplementaryInformationSent")
                    .filter(event -> !event.isEmpty())
                    .toArray(String[]::new)));
    assertThat(information.state()).isEqualTo(state);
    assertThat(information.due()).hasToString(due);
    assertThat(information.limit()).isEqualTo(limit);
  }

  @Test
  void whatWasNotAnsweredWhenThePatientLeftIsMissed_whatWasNotDueYetHasLapsed() {
    for (String left : List.of("2025-05-09T12:00:MISSED", "2025-05-05T12:00:LAPSED")) {
      assertThat(
              ToldInShort.the(
                      Obligation.SUPPLEMENTARY_INFORMATION,
                      judge(
                          "2025-05-05T11:00 SupplementaryInformationRequested",
                          left.substring(0, 16) + " PatientDeparted"))
                  .state())
          .isEqualTo(State.valueOf(left.substring(17)));
    }
  }
}
