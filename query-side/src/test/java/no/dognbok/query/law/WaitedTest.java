package no.dognbok.query.law;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Arrays;
import java.util.stream.Collectors;
import no.dognbok.events.Moment;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What of a stay's readiness is counted, and from when on time does not change it. */
class WaitedTest {

  private static final String NOTIFIED =
      "2025-05-05T10:00 PatientAdmitted municipality=5006, 2025-05-05T12:00 AdmissionNoticeSent, ";
  private static final String READY =
      NOTIFIED + "2025-05-12T10:00 DeclaredReady, 2025-05-12T10:10 ReadyNoticeSent, ";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        // silence: paid until the day of the departure, which nobody waits
        "READY | 2025-05-15T09:00 PatientDeparted"
            + " | PAYABLE 12x3, DECLARED_READY 12x1, DEPARTED 15x3 | 2025-05-16T00:00",
        // a yes: not billed though the patient waits
        "READY | 2025-05-12T11:00 OfferReady, 2025-05-14T09:00 PatientDeparted"
            + " | NOT_BILLED 12x2, DECLARED_READY 12x1, DEPARTED 14x2 | 2025-05-15T00:00",
        // a no and a yes
        "READY | 2025-05-12T11:00 MunicipalityReplied answer=NOT_YET, 2025-05-14T09:00 OfferReady,"
            + " 2025-05-16T09:00 PatientDeparted | PAYABLE 12x2, NOT_BILLED 14x2, DECLARED_READY"
            + " 12x1, DEPARTED 16x4 | 2025-05-17T00:00",
        // who died did not depart
        "READY | 2025-05-14T09:00 PatientDied"
            + " | PAYABLE 12x2, DECLARED_READY 12x1 | 2025-05-15T00:00",
        // nobody waits on leave, or for a municipality that is not needed
        "READY | 2025-05-13T09:00 LeaveStarted, 2025-05-14T09:00 LeaveEnded, 2025-05-15T09:00"
            + " PatientDeparted | PAYABLE 12x1, PAYABLE 14x1, DECLARED_READY 12x1, DEPARTED 15x3"
            + " | 2025-05-16T00:00",
        // the answer can come in time after the departure: the limit decides, not midnight
        "NOTIFIED | 2025-05-12T23:30 DeclaredReady, 2025-05-12T23:30 ReadyNoticeSent,"
            + " 2025-05-12T23:50 PatientDeparted | DECLARED_READY 12x1, DEPARTED 12x0"
            + " | 2025-05-13T01:30:00.000001",
        // withdrawn, and the patient is still there
        "READY | 2025-05-13T09:00 ReadinessWithdrawn | PAYABLE 12x1, DECLARED_READY 12x1"
            + " | 2025-05-14T00:00",
        // while the patient waits nothing is kept
        "READY | 2025-05-12T11:00 MunicipalityReplied answer=NOT_YET | '' | never",
        // nobody said that the patient is ready
        "NOTIFIED | 2025-05-14T09:00 PatientDeparted | '' | always"
      })
  void whatTimeDoesNotChangeIsKept(String before, String events, String entries, String from) {
    Waited waited =
        ToldInShort.owed(
                "-",
                Arrays.stream(((before.equals("READY") ? READY : NOTIFIED) + events).split(", ")))
            .waited();
    assertThat(
            waited.entries().stream()
                .map(entry ->
                    "%s %dx%d".formatted(entry.kind(), entry.day().getDayOfMonth(), entry.length()))
                .collect(Collectors.joining(", ")))
        .isEqualTo(entries);
    assertThat(text(waited.decidedFrom())).isEqualTo(from);
  }

  private static String text(Instant from) {
    if (from.equals(Instant.MAX)) {
      return "never";
    }
    return from.equals(Instant.MIN)
        ? "always"
        : from.atZone(Moment.OSLO).toLocalDateTime().toString();
  }
}
