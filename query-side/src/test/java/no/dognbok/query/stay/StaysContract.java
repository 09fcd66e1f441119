package no.dognbok.query.stay;

import static no.dognbok.query.TestLog.at;
import static no.dognbok.query.TestLog.told;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import no.dognbok.events.Address;
import no.dognbok.events.CareType;
import no.dognbok.events.EventFields;
import no.dognbok.events.Municipality;
import no.dognbok.events.ReferenceEvent.RuleSetAdopted;
import no.dognbok.events.StayEvent;
import no.dognbok.events.StayEvent.AccountGiven;
import no.dognbok.events.StayEvent.AdmissionMentioned;
import no.dognbok.events.StayEvent.DischargeReportSent;
import no.dognbok.events.StayEvent.DischargeSummarySent;
import no.dognbok.events.StayEvent.IdentityErased;
import no.dognbok.events.StayEvent.PatientAdmitted;
import no.dognbok.events.StayEvent.PatientDeparted;
import no.dognbok.events.StayEvent.ReferenceGiven;
import no.dognbok.identity.Identity;
import no.dognbok.query.TestLog;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What every store of histories promises. */
abstract class StaysContract {

  @TempDir Path data;
  TestLog log;

  final UUID one = UUID.randomUUID();
  private final UUID other = UUID.randomUUID();

  /** The histories that this log tells. */
  abstract Stays stays(TestLog log);

  /** Shows histories what came from a position on. */
  abstract void readOn(Stays stays, long position);

  @BeforeEach
  void open() {
    log = new TestLog(data);
  }

  @AfterEach
  void close() {
    log.close();
  }

  static PatientAdmitted admitted(String message) {
    return new PatientAdmitted(
        told(message, "2025-10-06T09:00"), new Municipality("5006"), null, CareType.SOMATIC, null);
  }

  private static PatientDeparted departed() {
    return new PatientDeparted(told("gone", "2025-10-08T12:00"), false);
  }

  @Test
  void aHistoryHoldsTheEventsOfItsStayInTheOrderOfTelling() {
    log.tell(one, departed());
    log.tell(other, admitted("b"));
    log.tell(one, admitted("a"));
    Stays stays = stays(log);
    StayRecord record = stays.find(one).orElseThrow();
    assertThat(record.entries())
        .extracting(entry -> entry.event().getClass().getSimpleName())
        .containsExactly("PatientDeparted", "PatientAdmitted");
    assertThat(record.lastSequence()).isEqualTo(1);
    assertThat(record.lastIndex()).isEqualTo(2);
    assertThat(record.entries().getLast().recorded().position()).isEqualTo(2);
    assertThat(stays.ids()).containsExactlyInAnyOrder(one, other);
    assertThat(stays.find(UUID.randomUUID())).isEmpty();
  }

  @Test
  void whatIsNoStayIsNoHistory() {
    log.tell("reference/rule-set", new RuleSetAdopted(1, "test"), Identity.NONE);
    assertThat(stays(log).ids()).isEmpty();
  }

  @Test
  void whatWasKnownByAMomentIsWhatHadBeenRecordedByThen() {
    log.recordedAt("2025-10-06T10:00").tell(one, admitted("a"));
    log.recordedAt("2025-10-09T10:00").tell(one, departed());
    StayRecord record = stays(log).find(one).orElseThrow();
    assertThat(record.knownAt(at("2025-10-06T09:59"))).isEmpty();
    assertThat(record.knownAt(at("2025-10-06T10:00"))).hasSize(1);
    assertThat(record.knownAt(at("2025-10-09T10:00"))).hasSize(2);
  }

  private void tell(StayEvent event, @Nullable String patient, String reference) {
    log.tell(
        "stay/" + one,
        event,
        new Identity(patient, null, "her:59", "m", "digest", reference, "client"));
  }

  private List<String> references() {
    return stays(log).find(one).orElseThrow().references().stream()
        .map(OwnReference::reference)
        .toList();
  }

  /** The first line may come late: then the one that names the patient says it. */
  @Test
  void theReferenceOfAnAccountIsNotTheStays() {
    tell(new DischargeReportSent(told("r", "2025-10-08T12:00")), null, "LEV-1");
    assertThat(references()).containsExactly("LEV-1");
    tell(new DischargeSummarySent(told("e", "2025-10-08T13:00")), null, "DOC-77");
    tell(
        new AccountGiven(told("k", "2025-10-08T14:00"), "ab".repeat(32)), "k1:00ff", "DIPS 99-104");
    assertThat(references()).containsExactly("LEV-1");
    tell(new AdmissionMentioned(told("i", "2025-10-06T12:00")), "k1:00ff", "LEV-2");
    assertThat(references()).containsExactly("LEV-2");
    tell(admitted("a"), null, "LEV-3");
    assertThat(references()).containsExactly("LEV-3");
    tell(new ReferenceGiven(told("f", "2025-10-09T12:00")), null, "LEV-4");
    assertThat(references()).containsExactly("LEV-4");
  }

  @Test
  void everyoneWhoToldSomethingIsASender() {
    PatientAdmitted admission = admitted("a");
    Address ward = Address.her("59");
    log.tell(one, EventFields.retold(admission, admission.told().from(ward)));
    log.tell(other, departed());
    assertThat(stays(log).senders()).containsExactlyInAnyOrder(TestLog.HOSPITAL, ward);
  }

  @Test
  void anErasureIsSeenByAViewThatHadReadTheIdentityBefore() {
    String admission =
        log.tell(
            "stay/" + one,
            admitted("a"),
            new Identity("k1:00ff", null, "her:59", "m-1", "digest", "LEV-2025-1", "client"));
    Stays live = stays(log);
    assertThat(live.find(one).orElseThrow().references()).hasSize(1);
    log.tell(
        "stay/" + one,
        new IdentityErased(
            told("erase", "2025-10-09T12:00"),
            List.of(admission),
            IdentityErased.Ground.PATIENTS_DEMAND),
        new Identity(null, null, null, null, null, "LEV-2025-1 erased", "client"));
    readOn(live, 1);
    assertThat(live.find(one).orElseThrow().references()).isEmpty();
    assertThat(live.find(one).orElseThrow().entries().getLast().identity().reference())
        .isEqualTo("LEV-2025-1 erased");
    assertThat(live.find(one).orElseThrow().entries()).hasSize(2);
  }

  @Test
  void anErasedIdentityIsNotShownAnyMoreAndTheFactsAre() {
    Identity identity =
        new Identity("k1:00ff", null, "her:59", "m-1", "digest", "LEV-2025-1", "client");
    String admission = log.tell("stay/" + one, admitted("a"), identity);
    assertThat(stays(log).find(one).orElseThrow().references())
        .extracting(OwnReference::reference)
        .containsExactly("LEV-2025-1");
    log.tell(
        "stay/" + one,
        new IdentityErased(
            told("erase", "2025-10-09T12:00"),
            List.of(admission),
            IdentityErased.Ground.RETENTION_EXPIRED),
        Identity.NONE);
    StayRecord record = stays(log).find(one).orElseThrow();
    assertThat(record.references()).isEmpty();
    assertThat(record.entries()).hasSize(2);
    assertThat(record.entries().getFirst().identity()).isEqualTo(Identity.NONE);
    assertThat(record.entries().getFirst().event()).isEqualTo(admitted("a"));
  }
}
