package no.dognbok.query.law;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import no.dognbok.events.Moment;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What of a stay is reported to the patient register, by the number of the time type. */
class RegisterTimeTest {

  private static final String READY =
      "2025-05-05T10:00 PatientAdmitted municipality=5006, 2025-05-05T12:00 AdmissionNoticeSent,"
          + " 2025-05-12T10:00 DeclaredReady by=PHYSICIAN, 2025-05-12T10:10 ReadyNoticeSent, ";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        // what the municipality says of receiving the patient: 6 it cannot, 7 it can
        "2025-05-12T11:00 MunicipalityReplied answer=CAN_RECEIVE | 7@12T11:00",
        "2025-05-12T11:00 MunicipalityReplied answer=NOT_YET, 2025-05-14T09:00 OfferReady"
            + " | 6@12T11:00 7@14T09:00",
        // P4: with a future date it is an estimate, whatever it is called
        "2025-05-12T11:00 MunicipalityReplied answer=CAN_RECEIVE expectedFrom=2025-05-14"
            + " | 6@12T11:00",
        // P20: a yes with conditions is a no; need of nothing is neither
        "2025-05-12T11:00 MunicipalityReplied answer=CONDITIONAL | 6@12T11:00",
        "2025-05-12T11:00 MunicipalityReplied answer=NO_NEED | ''",
        // P17: a yes taken back
        "2025-05-12T11:00 OfferReady, 2025-05-13T08:00 OfferWithdrawn | 7@12T11:00 6@13T08:00",
        // what was read in free text was said when it was sent
        "2025-05-12T11:00 ReplyToBeRead, 2025-05-13T08:00 MunicipalityReplied answer=CAN_RECEIVE"
            + " reads=4 | 7@12T11:00",
        // 4: a withdrawal; after it a new declaration and a new notice
        "2025-05-13T09:00 ReadinessWithdrawn, 2025-05-15T10:00 DeclaredReady, 2025-05-15T10:05"
            + " ReadyNoticeSent | 4@13T09:00 2@15T10:00 3@15T10:05",
        // cancelled is not reported, corrected is as corrected
        "2025-05-12T11:00 MunicipalityReplied answer=NOT_YET, 2025-05-12T11:05 MessageCancelled"
            + " cancels=4 | ''",
        "2025-05-12T11:00 MunicipalityReplied answer=NOT_YET, 2025-05-12T12:00 FactCorrected"
            + " event=4 field=answer old=NOT_YET new=CAN_RECEIVE why=TYPED_WRONG | 7@12T11:00",
        "2025-05-16T10:00 PatientDeparted | ''"
      })
  void whatHappenedIsReportedByItsNumber(String events, String reported) {
    assertThat(times(READY + events))
        .isEqualTo(("1@05T12:00 2@12T10:00 3@12T10:10 " + reported).strip());
  }

  private static String times(String events) {
    List<RegisterTime> times = ToldInShort.owed("-", Arrays.stream(events.split(", "))).times();
    return times.stream()
        .map(time ->
            "%d@%s"
                .formatted(
                    time.type().code(),
                    time.at()
                        .instant()
                        .atZone(Moment.OSLO)
                        .toLocalDateTime()
                        .toString()
                        .substring(8)))
        .collect(Collectors.joining(" "));
  }
}
