package no.dognbok.query.audit;

import static no.dognbok.query.TestLog.HOSPITAL;
import static no.dognbok.query.TestLog.told;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import no.dognbok.events.Address;
import no.dognbok.events.DeviationEvent;
import no.dognbok.events.DeviationEvent.DeviationReported;
import no.dognbok.events.DeviationKind;
import no.dognbok.events.DisputeEvent;
import no.dognbok.events.DisputeEvent.DisputeOpened;
import no.dognbok.events.DisputeGround;
import no.dognbok.events.DisputeParty;
import no.dognbok.events.DisputedMatter;
import no.dognbok.events.MessageKey;
import no.dognbok.events.Moment;
import no.dognbok.events.Municipality;
import no.dognbok.events.Paragraph;
import no.dognbok.events.ReferenceEvent.AddressMapped;
import no.dognbok.events.Refusal;
import no.dognbok.events.StayEvent.AdmissionNoticeSent;
import no.dognbok.events.StayEvent.MessageCancelled;
import no.dognbok.events.StayEvent.ReceiptReceived;
import no.dognbok.events.Told;
import no.dognbok.identity.Identity;
import no.dognbok.query.StillViews;
import no.dognbok.query.TestLog;
import no.dognbok.query.deviation.DeviationsInMemory;
import no.dognbok.query.dispute.DisputesInMemory;
import no.dognbok.query.scope.Scope;
import no.dognbok.query.stay.IncompleteStays;
import no.dognbok.query.stay.Standings.Standing;
import no.dognbok.query.stay.StayQuestions;
import no.dognbok.query.stay.StaysInMemory;
import no.dognbok.query.stay.When;
import no.dognbok.query.surroundings.SurroundingsView;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A trail shows every event once, in the order of the log, to whom it may be shown. */
class StayAuditTest {

  private static final Address TRUST = Address.org("983974791");
  private static final Municipality STEINKJER = new Municipality("5006");
  private static final Scope AUDITOR = new Scope.Auditor(Address.org("910000004"));
  private static final Scope BY_TRUST = new Scope.Trust(TRUST);
  private static final Scope BY_STEINKJER = new Scope.OfMunicipality(STEINKJER);
  private static final Scope BY_VERDAL = new Scope.OfMunicipality(new Municipality("5038"));

  @TempDir Path data;
  private TestLog log;
  private final UUID stay = UUID.randomUUID();
  private final UUID message = MessageKey.of("test", "notice");

  @BeforeEach
  void open() {
    log = new TestLog(data);
    log.tell(
        "reference/address/" + HOSPITAL,
        new AddressMapped(HOSPITAL, HOSPITAL, "Levanger", TRUST, null, null, "a test"),
        Identity.NONE);
    log.recordedAt("2025-10-08T13:00");
  }

  @AfterEach
  void close() {
    log.close();
  }

  private StayAudit audit() {
    StaysInMemory stays = log.read(new StaysInMemory());
    SurroundingsView surroundings = log.read(new SurroundingsView());
    return new StayAudit(
        new StayQuestions(
            stays,
            log.read(new DisputesInMemory()),
            surroundings,
            new StillViews(log.instant()),
            IncompleteStays.NONE,
            log),
        log.read(new DeviationsInMemory()),
        log.log());
  }

  private List<AuditedEvent> trail(Scope scope) {
    return trail(scope, "2025-10-20T12:00", "2025-10-20T12:00");
  }

  private List<AuditedEvent> trail(Scope scope, String asOf, String knownAt) {
    return audit().of(stay, scope, new When(TestLog.at(asOf), TestLog.at(knownAt))).events();
  }

  private String notice(String id, @Nullable UUID replaces) {
    return log.tell(
        stay,
        new AdmissionNoticeSent(
            told(id, "2025-10-06T12:00")
                .sent(Address.of(STEINKJER), TestLog.at("2025-10-06T12:00"))
                .replacing(replaces),
            null));
  }

  private String receipt(String id, UUID of, boolean positive) {
    Told by =
        Told.of(
            Moment.exact(TestLog.at("2025-10-06T12:01")),
            Address.of(STEINKJER),
            MessageKey.of("test", id));
    return log.tell(stay, new ReceiptReceived(by, of, positive));
  }

  private UUID dispute(Municipality municipality) {
    UUID id = UUID.randomUUID();
    log.tell(
        DisputeEvent.stream(id),
        new DisputeOpened(
            told("o" + id, "2025-10-08T12:00"),
            DisputeParty.MUNICIPALITY,
            TRUST,
            municipality,
            new DisputedMatter(stay, List.of(LocalDate.of(2025, 10, 7)), null),
            List.of(new DisputeGround(DisputeGround.Code.OUTAGE, null))),
        Identity.NONE);
    return id;
  }

  private void deviation() {
    log.tell(
        DeviationEvent.stream(UUID.randomUUID()),
        new DeviationReported(
            told("d", "2025-10-08T12:00"),
            DisputeParty.TRUST,
            TRUST,
            STEINKJER,
            DeviationKind.OTHER,
            Paragraph.OTHER,
            Moment.exact(TestLog.at("2025-10-07T10:00")),
            stay,
            HOSPITAL,
            null),
        Identity.NONE);
  }

  @Test
  void everyEventIsThereOnce_alsoThoseOfItsDisputesAndDeviations() {
    notice("notice", null);
    dispute(STEINKJER);
    dispute(new Municipality("5038"));
    receipt("r", message, true);
    deviation();
    List<AuditedEvent> all = trail(AUDITOR);
    assertThat(all).extracting(AuditedEvent::index).isSorted();
    assertThat(all)
        .extracting(AuditedEvent::about)
        .containsExactly(About.STAY, About.DISPUTE, About.DISPUTE, About.STAY, About.DEVIATION);
    assertThat(trail(BY_TRUST)).isEqualTo(all);
    assertThat(trail(BY_STEINKJER))
        .extracting(AuditedEvent::about)
        .containsExactly(About.STAY, About.DISPUTE, About.STAY, About.DEVIATION);
    assertThatThrownBy(() -> trail(BY_VERDAL)).isInstanceOf(Refusal.class);
  }

  @Test
  void everyWordingHasItsOwnReceipt_alsoOneThatWasCancelled() {
    String first = notice("notice", null);
    String denied = receipt("r1", message, false);
    String second = notice("anew", message);
    String received = receipt("r2", MessageKey.of("test", "anew"), true);
    log.tell(
        stay, new MessageCancelled(told("c", "2025-10-06T15:00"), MessageKey.of("test", "anew")));
    List<AuditedEvent> trail = trail(AUDITOR);
    assertThat(trail.get(0).event()).isEqualTo(first);
    assertThat(trail.get(0).receipt().state()).isEqualTo(Receipt.State.DENIED);
    assertThat(trail.get(0).receipt().event()).isEqualTo(denied);
    assertThat(trail.get(0).standing()).isNotEqualTo(Standing.STANDS);
    assertThat(trail.get(2).event()).isEqualTo(second);
    assertThat(trail.get(2).receipt().state()).isEqualTo(Receipt.State.RECEIVED);
    assertThat(trail.get(2).receipt().event()).isEqualTo(received);
    assertThat(trail.get(2).standing()).isEqualTo(Standing.CANCELLED);
    assertThat(trail.get(2).concerns()).isEqualTo(new Concerned(message, List.of(first)));
    assertThat(trail.get(4).concerns())
        .isEqualTo(new Concerned(MessageKey.of("test", "anew"), List.of(second)));
    assertThat(trail.getFirst().concerns()).isNull();
  }

  /** Only of what was sent to somebody the other party may know which message it was. */
  @Test
  void theIdOfAMessageToNobodyIsItsSendersOwn() {
    Told sent =
        told("notice", "2025-10-06T12:00")
            .sent(Address.of(STEINKJER), TestLog.at("2025-10-06T12:00"));
    log.tell(
        "stay/" + stay,
        new AdmissionNoticeSent(sent, null),
        new Identity(null, null, null, "melding-1", null, null, null));
    log.tell(
        "stay/" + stay,
        new MessageCancelled(told("c", "2025-10-06T15:00"), message),
        new Identity(null, null, null, "melding-2", null, null, null));
    assertThat(trail(BY_TRUST))
        .extracting(AuditedEvent::messageId)
        .containsExactly("melding-1", "melding-2");
    assertThat(trail(BY_STEINKJER))
        .extracting(AuditedEvent::messageId)
        .containsExactly("melding-1", null);
  }

  @Test
  void aReceiptFromWhoDidNotGetTheMessageIsNone() {
    notice("notice", null);
    Told stranger =
        Told.of(
            Moment.exact(TestLog.at("2025-10-06T12:01")),
            Address.of(new Municipality("5038")),
            MessageKey.of("test", "r"));
    log.tell(stay, new ReceiptReceived(stranger, message, false));
    assertThat(trail(AUDITOR).getFirst().receipt()).isEqualTo(Receipt.NONE);
  }

  @Test
  void aCancellationOfAMessageThatNeverCame_namesItAllTheSame() {
    notice("notice", null);
    UUID unknown = MessageKey.of("test", "lost");
    log.tell(stay, new MessageCancelled(told("c", "2025-10-06T15:00"), unknown));
    assertThat(trail(AUDITOR).getLast().concerns()).isEqualTo(new Concerned(unknown, List.of()));
  }

  @Test
  void whatWasKnownThen_andWithoutAStandingWhatHadNotHappened() {
    notice("notice", null);
    log.recordedAt("2025-10-09T13:00");
    receipt("r", message, true);
    assertThat(trail(AUDITOR, "2025-10-20T12:00", "2025-10-09T12:00")).hasSize(1);
    List<AuditedEvent> early = trail(AUDITOR, "2025-10-06T11:00", "2025-10-20T12:00");
    assertThat(early).hasSize(2).extracting(AuditedEvent::standing).containsOnlyNulls();
    assertThat(early.getFirst().receipt()).isEqualTo(Receipt.NONE);
  }
}
