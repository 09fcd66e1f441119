package no.dognbok.command.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import no.dognbok.events.Address;
import no.dognbok.identity.Caller;
import org.junit.jupiter.api.Test;

/** A stay reaches as far as what stands of it, however often it was told otherwise before. */
class PatientStaysTest extends TakesPlo {

  private static final Caller TRUST = new Caller(Address.org("983974791"), null, "test");

  @Test
  void aDepartureThatIsWordedAnewEndsTheStayWhenItNowSays() {
    String stay = stayOf(PloSample.admitted("2025-05-05T10:00"));
    PloSample departed = PloSample.departed("2025-05-10T10:00");
    stayOf(departed);
    stayOf(PloSample.departed("2025-05-16T10:00").status("M", departed));
    assertThat(stayOf(PloSample.ready("2025-05-14T10:00"))).isEqualTo(stay);
  }

  @Test
  void aDepartureThatIsWordedAnewAndThenCancelledEndsNothing() {
    String stay = stayOf(PloSample.admitted("2025-04-05T10:00"));
    PloSample departed = PloSample.departed("2025-04-10T10:00");
    stayOf(departed);
    PloSample changed = PloSample.departed("2025-04-16T10:00").status("M", departed);
    stayOf(changed);
    stayOf(PloSample.departed("2025-04-17T10:00").status("C", changed));
    assertThat(stayOf(PloSample.ready("2025-05-14T10:00"))).isEqualTo(stay);
  }

  @Test
  void updatedInformationIsNoNewWordingOfTheAdmissionNotice() {
    PloSample notice = PloSample.admissionNotice("2025-05-05T12:00");
    String stay = stayOf(notice);
    stayOf(PloSample.healthInformation("2025-05-12T09:00").status("M", notice));
    assertThat(stayOf(PloSample.ready("2025-05-05T14:00"))).isEqualTo(stay);
  }

  @Test
  void anAdmissionThatIsMentionedBeginsTheStay() {
    String stay = stayOf(PloSample.ready("2025-05-12T10:20").event("1", "2025-05-05T10:00:00"));
    assertThat(stayOf(PloSample.admissionNotice("2025-01-08T12:00"))).isNotEqualTo(stay);
    assertThat(stayOf(PloSample.admissionNotice("2025-05-05T12:00"))).isEqualTo(stay);
    assertThat(stayOf(PloSample.admitted("2025-05-05T10:05"))).isEqualTo(stay);
  }

  @Test
  void aTimeThatIsCorrectedAndAnEventRecordedInErrorCount() {
    map(Address.her("4711"), Address.org("983974791"));
    String stay = "3f0c2a4e-8f6b-4d0e-9c55-0d6f0c1b2a3d";
    tell(stay, "a", "2025-04-01T10:00", "'type':'PatientAdmitted',%s".formatted(patient()));
    tell(stay, "d", "2025-04-05T10:00", "'type':'PatientDeparted'");
    tell(stay, "x", "2025-04-03T10:00", "'type':'PatientDied'");
    assertThat(stayOf(PloSample.admissionNotice("2025-04-09T10:00"))).isNotEqualTo("stay/" + stay);
    tell(stay, "e", "2025-05-01T10:00", "'type':'RecordedInError','event':'x','why':'WRONG_STAY'");
    tell(
        stay,
        "c",
        "2025-05-01T10:00",
        "'type':'FactCorrected','event':'d','field':'at','old':'2025-04-05T10:00','new':'2025-04-07T10:00','why':'WRONG_TIME'");
    assertThat(stayOf(PloSample.ready("2025-04-06T10:00"))).isEqualTo("stay/" + stay);
  }

  private static String patient() {
    return "'hospital':'983974791','patient':'%s'".formatted(PloSample.PATIENT);
  }

  private void tell(String stay, String id, String at, String rest) {
    String line =
        "{'stay':'%s','id':'%s','at':'%s',%s}".formatted(stay, id, at, rest).replace('\'', '"');
    assertThat(new LineIntake(core, new FlatTellings(ledger.log(), NOW)).take(line, TRUST))
        .as(new String(line.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8))
        .allMatch(answer -> answer.outcome() == LineIntake.Outcome.RECORDED);
  }
}
