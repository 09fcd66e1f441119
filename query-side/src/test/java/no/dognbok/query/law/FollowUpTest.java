package no.dognbok.query.law;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Until when what is owed in a stay is followed up. */
class FollowUpTest {

  private static final String ADMITTED =
      "2025-05-05T10:00 PatientAdmitted municipality=5006, 2025-05-05T12:00 AdmissionNoticeSent";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      value = {
        // terms | what else happened | until
        "- | 2025-05-14T14:00 PatientDeparted | 2025-07-14T21:59:59.999999999Z",
        "- | 2025-05-14T14:00 PatientDied | 2025-07-14T21:59:59.999999999Z",
        "objectionWindow=PT504H | 2025-05-14T14:00 PatientDeparted |"
            + " 2025-07-21T21:59:59.999999999Z",
        // something that happens later is followed up from then
        "- | 2025-05-14T14:00 PatientDeparted, 2025-06-01T00:00 DischargeSummarySent |"
            + " 2025-08-14T21:59:59.999999999Z",
        "- | 2025-05-14T14:00 PatientDeparted, 2025-10-02T09:00 AccountRequested |"
            + " 2025-12-14T22:59:59.999999999Z",
        // what is told of the record, or is erased from it, has not happened in the stay
        "- | 2025-05-14T14:00 PatientDeparted, 2025-10-02T09:00 ReferenceGiven |"
            + " 2025-07-14T21:59:59.999999999Z",
        // nothing ends while the patient is there
        "- | 2025-05-14T14:00 LeaveStarted | -",
        "- | 2025-05-14T14:00 PatientDeparted, 2025-05-15T09:00 MessageCancelled cancels=2 | -"
      })
  void untilTheLastStatementCanNoLongerBeObjectedTo(
      @Nullable String terms, String events, @Nullable Instant until) {
    Law.Owed owed =
        ToldInShort.owed(
            terms == null ? "-" : terms, Arrays.stream((ADMITTED + ", " + events).split(", ")));
    assertThat(owed.followedUntil()).isEqualTo(until == null ? Instant.MAX : until);
  }
}
