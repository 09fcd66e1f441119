package no.dognbok.query.stay;

import static no.dognbok.query.TestLog.HOSPITAL;
import static no.dognbok.query.TestLog.told;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import no.dognbok.events.Address;
import no.dognbok.events.CareType;
import no.dognbok.events.Municipality;
import no.dognbok.events.ReferenceEvent.AddressMapped;
import no.dognbok.events.StayEvent;
import no.dognbok.events.StayEvent.AdmissionNoticeSent;
import no.dognbok.events.StayEvent.MovedWhileWaiting;
import no.dognbok.events.StayEvent.OfferReady;
import no.dognbok.events.StayEvent.PatientAdmitted;
import no.dognbok.events.StayEvent.PatientDeparted;
import no.dognbok.events.StayEvent.ResidenceCorrected;
import no.dognbok.query.TestLog;
import no.dognbok.query.law.Directory;
import no.dognbok.query.scope.Scope;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A municipality sees a stay from the first notice that went to it; it keeps what it was sent. */
class VisibilityTest {

  private static final Municipality STEINKJER = new Municipality("5006");
  private static final Municipality INDEROY = new Municipality("5053");
  private static final Address TRUST = Address.org("983974791");
  private static final Address OTHER_TRUST = Address.org("997005562");
  private static final Address OTHER_HOSPITAL = Address.org("974749815");
  private static final Directory DIRECTORY =
      new Directory(
          List.of(
              new AddressMapped(HOSPITAL, HOSPITAL, "Levanger", TRUST, null, null, "test"),
              new AddressMapped(
                  OTHER_HOSPITAL, OTHER_HOSPITAL, "Orkdal", OTHER_TRUST, null, null, "test"),
              new AddressMapped(
                  Address.her("1"), Address.her("1"), "Steinkjer", null, STEINKJER, null, "test")));

  @TempDir Path data;
  private TestLog log;
  private final UUID stay = UUID.randomUUID();

  @BeforeEach
  void open() {
    log = new TestLog(data);
    tell(
        new PatientAdmitted(
            told("a", "2025-10-06T09:00"), STEINKJER, null, CareType.SOMATIC, null));
  }

  @AfterEach
  void close() {
    log.close();
  }

  private void tell(StayEvent event) {
    log.tell(stay, event);
  }

  private static AdmissionNoticeSent notice(String message) {
    return new AdmissionNoticeSent(told(message, "2025-10-06T12:00"), null);
  }

  private static ResidenceCorrected corrected(
      String message, Municipality to, ResidenceCorrected.Why why) {
    return new ResidenceCorrected(told(message, "2025-10-07T12:00"), to, why);
  }

  private int seenBy(Scope scope) {
    StayRecord record = log.read(new StaysInMemory()).find(stay).orElseThrow();
    return Visibility.of(scope, DIRECTORY)
        .seen(record)
        .map(seen -> seen.entries().size())
        .orElse(0);
  }

  private int seenBy(Municipality municipality) {
    return seenBy(new Scope.OfMunicipality(municipality));
  }

  @Test
  void nothingBeforeANoticeWentToIt() {
    assertThat(seenBy(STEINKJER)).isZero();
    tell(notice("n"));
    assertThat(seenBy(STEINKJER)).isEqualTo(2);
    assertThat(seenBy(INDEROY)).isZero();
  }

  @Test
  void byTheAddressThatANoticeWentTo() {
    tell(
        new AdmissionNoticeSent(
            told("n", "2025-10-06T12:00").sent(Address.of(INDEROY), null), null));
    assertThat(seenBy(INDEROY)).isEqualTo(2);
    assertThat(seenBy(STEINKJER)).isZero();
  }

  @Test
  void whatItHadBeenSentAndWhatConcernsItAfterItWasCorrectedAway() {
    tell(notice("n"));
    tell(corrected("r", INDEROY, ResidenceCorrected.Why.WRONGLY_STATED));
    tell(notice("n2"));
    tell(new OfferReady(told("o", "2025-10-08T12:00").from(Address.her("1")), null));
    tell(new PatientDeparted(told("d", "2025-10-09T12:00"), false));
    assertThat(seenBy(STEINKJER)).isEqualTo(4); // admission, notice, correction, and its own offer
    assertThat(seenBy(INDEROY)).isEqualTo(6);
  }

  @Test
  void allOfItWhereTheCorrectionWasItselfCorrectedOrThePatientOnlyMoved() {
    tell(notice("n"));
    tell(corrected("r", INDEROY, ResidenceCorrected.Why.WRONGLY_STATED));
    tell(corrected("r2", STEINKJER, ResidenceCorrected.Why.WRONGLY_STATED));
    tell(corrected("r3", INDEROY, ResidenceCorrected.Why.MOVED));
    tell(new PatientDeparted(told("d", "2025-10-09T12:00"), false));
    assertThat(seenBy(STEINKJER)).isEqualTo(6);
  }

  @Test
  void aTrustSeesWhatItsHospitalsToldAndWhatTheyTookOver() {
    assertThat(seenBy(new Scope.Trust(TRUST))).isEqualTo(1);
    assertThat(seenBy(new Scope.Trust(OTHER_TRUST))).isZero();
    tell(new MovedWhileWaiting(told("m", "2025-10-08T12:00"), OTHER_HOSPITAL));
    assertThat(seenBy(new Scope.Trust(OTHER_TRUST))).isEqualTo(2);
    assertThat(seenBy(new Scope.Auditor(Address.org("910000004")))).isEqualTo(2);
  }
}
