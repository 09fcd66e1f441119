package no.dognbok.query.deviation;

import static no.dognbok.query.TestLog.told;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import no.dognbok.events.Address;
import no.dognbok.events.CareType;
import no.dognbok.events.DeviationEvent;
import no.dognbok.events.DeviationEvent.DeviationAnswered;
import no.dognbok.events.DeviationEvent.DeviationTakenUp;
import no.dognbok.events.DisputeEvent.DisputeAnswered.Stand;
import no.dognbok.events.DisputeParty;
import no.dognbok.events.DutyReference;
import no.dognbok.events.MessageKey;
import no.dognbok.events.Moment;
import no.dognbok.events.Municipality;
import no.dognbok.events.NoteReference;
import no.dognbok.events.Obligation;
import no.dognbok.events.ReferenceEvent.AddressMapped;
import no.dognbok.events.Refusal;
import no.dognbok.events.StayEvent.AdmissionNoticeSent;
import no.dognbok.events.StayEvent.FactCorrected;
import no.dognbok.events.StayEvent.PatientAdmitted;
import no.dognbok.events.Told;
import no.dognbok.identity.Identity;
import no.dognbok.query.StillViews;
import no.dognbok.query.TestLog;
import no.dognbok.query.deviation.Deviation.Breach;
import no.dognbok.query.deviation.DeviationQuestions.Asking;
import no.dognbok.query.deviation.DeviationRecord.State;
import no.dognbok.query.docket.DocketInMemory;
import no.dognbok.query.law.Directory;
import no.dognbok.query.notes.NoteAnswer;
import no.dognbok.query.scope.Scope;
import no.dognbok.query.statistics.BrokenDuties;
import no.dognbok.query.stay.DisputesOfStays;
import no.dognbok.query.stay.IncompleteStays;
import no.dognbok.query.stay.StayQuestions;
import no.dognbok.query.stay.StaysInMemory;
import no.dognbok.query.surroundings.SurroundingsView;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the law says of a deviation, together with what the parties said. */
class DeviationQuestionsTest {

  private static final Address TRUST = Address.org("983974791");
  private static final Municipality STEINKJER = new Municipality("5006");
  private static final Scope AUDITOR = new Scope.Auditor(Address.org("910000004"));
  private static final NoteReference NOTE = new NoteReference(UUID.randomUUID(), "ab".repeat(32));

  @TempDir Path data;
  private TestLog log;
  private final UUID stay = UUID.randomUUID();

  @BeforeEach
  void open() {
    log = new TestLog(data);
    log.tell(
        "reference/address/" + TestLog.HOSPITAL,
        new AddressMapped(
            TestLog.HOSPITAL, TestLog.HOSPITAL, "Levanger", TRUST, null, null, "a test"),
        Identity.NONE);
  }

  @AfterEach
  void close() {
    log.close();
  }

  private static Told toSteinkjer(String message, String at) {
    return told(message, at).sent(Address.of(STEINKJER), TestLog.at(at));
  }

  /** Admitted on Monday, told on Wednesday: more than 24 hours (§ 8). Gives the notice's id. */
  private String toldLate() {
    log.recordedAt("2025-10-08T13:00")
        .tell(
            stay,
            new PatientAdmitted(
                told("admitted", "2025-10-06T10:00").from(TestLog.HOSPITAL),
                STEINKJER,
                null,
                CareType.SOMATIC,
                null));
    return log.tell(stay, new AdmissionNoticeSent(toSteinkjer("notice", "2025-10-08T12:00"), null));
  }

  private DeviationQuestions questions() {
    Instant now = log.instant();
    StaysInMemory stays = log.read(new StaysInMemory());
    SurroundingsView surroundings = log.read(new SurroundingsView());
    return new DeviationQuestions(
        log.read(new DeviationsInMemory()),
        new StayQuestions(
            stays,
            DisputesOfStays.NONE,
            surroundings,
            new StillViews(now),
            IncompleteStays.NONE,
            log),
        new BrokenDuties(log.read(new DocketInMemory(stays, surroundings)), surroundings));
  }

  private Asking asking(Scope scope, String moment) {
    return questions().asking(scope, moment, moment);
  }

  private Asking asking(Scope scope) {
    return questions().asking(scope, null, null);
  }

  private Deviation lateNotice(Asking asking) {
    return questions().ofStay(stay, asking).stream()
        .filter(one -> one.duty() != null)
        .filter(one -> one.duty().obligation() == Obligation.ADMISSION_NOTICE)
        .findFirst()
        .orElseThrow();
  }

  private void answered(DutyReference duty) {
    String stream = DeviationEvent.stream(duty.deviation());
    Moment due = Moment.exact(TestLog.at("2025-10-07T10:00"));
    log.recordedAt("2025-10-09T09:00")
        .tell(
            stream,
            new DeviationTakenUp(
                told("a", "2025-10-09T08:55"),
                DisputeParty.TRUST,
                TRUST,
                STEINKJER,
                duty,
                due,
                TestLog.HOSPITAL,
                null),
            Identity.NONE);
    log.tell(
        stream,
        new DeviationAnswered(
            told("a", "2025-10-09T08:55"), DisputeParty.TRUST, Stand.AGREES, NOTE),
        Identity.NONE);
  }

  private static DeviationAnswers.Summary summary(Deviation deviation, Asking asking) {
    return DeviationAnswers.Summary.of(deviation, Directory.EMPTY, asking.when().asOf());
  }

  @Test
  void aBrokenDutyIsADeviationWithoutAnybodyTelling() {
    toldLate();
    for (Scope scope :
        List.of(AUDITOR, new Scope.Trust(TRUST), new Scope.OfMunicipality(STEINKJER))) {
      Asking asking = asking(scope);
      Deviation late = lateNotice(asking);
      assertThat(late.told()).isNull();
      assertThat(late.state()).isEqualTo(State.OPEN);
      assertThat(late.breach()).contains(Breach.BROKEN);
      assertThat(late.id()).isEqualTo(late.duty().deviation());
      assertThat(late.occurred()).isEqualTo(TestLog.at("2025-10-07T10:00"));
      DeviationAnswers.Summary shown = summary(late, asking);
      assertThat(shown.overdueBy()).isEqualTo(Duration.ofHours(26));
      assertThat(shown.paragraphName()).isEqualTo("§ 8");
      assertThat(shown.obligation().basis()).startsWith("§ 8");
      assertThat(shown.duty().trust()).isEqualTo("org:983974791");
      assertThat(shown.duty().municipality()).isEqualTo("5006");
      assertThat(shown.duty().hospital()).isEqualTo("org:974754118");
      assertThat(questions().one(late.id(), stay, asking)).isEqualTo(late);
      assertThatThrownBy(() -> questions().one(late.id(), null, asking))
          .isInstanceOf(Refusal.class)
          .hasMessageContaining("'stay'");
    }
  }

  @Test
  void whatWasSaidOfItStandsBesideIt_andCanBeAskedForAsItWas() {
    toldLate();
    DutyReference duty = lateNotice(asking(AUDITOR)).duty();
    answered(duty);
    Asking now = asking(AUDITOR);
    Deviation deviation = lateNotice(now);
    assertThat(deviation.state()).isEqualTo(State.ANSWERED);
    assertThat(questions().one(duty.deviation(), null, now)).isEqualTo(deviation);
    assertThat(summary(deviation, now).duty()).as("what to send along first").isNull();
    assertThat(questions().page(Deviations.Filter.ALL, now, 0, 10).deviations())
        .containsExactly(deviation);

    Asking before = asking(AUDITOR, "2025-10-08T20:00");
    assertThat(lateNotice(before).state()).isEqualTo(State.OPEN);
    assertThat(lateNotice(before).id()).isEqualTo(duty.deviation());
    assertThat(questions().page(Deviations.Filter.ALL, before, 0, 10).deviations()).isEmpty();
    assertThatThrownBy(() -> questions().one(duty.deviation(), null, before))
        .isInstanceOf(Refusal.class);
    Asking after = asking(AUDITOR, "2025-10-09T09:00");
    assertThat(questions().page(Deviations.Filter.ALL, after, 0, 10).total()).isEqualTo(1);
  }

  /** Another wording of the admission, under another message: the same duty. */
  @Test
  void itKeepsItsIdWhenWhatTriggeredItIsWordedAnew() {
    toldLate();
    UUID id = lateNotice(asking(AUDITOR)).id();
    log.tell(
        stay,
        new PatientAdmitted(
            told("admitted-2", "2025-10-06T09:00").replacing(MessageKey.of("test", "admitted")),
            STEINKJER,
            null,
            CareType.SOMATIC,
            null));
    Deviation late = lateNotice(asking(AUDITOR));
    assertThat(late.occurred()).isEqualTo(TestLog.at("2025-10-07T09:00"));
    assertThat(late.id()).isEqualTo(id);
  }

  @Test
  void whatWasSaidStaysWhereTheDutyIsNotBrokenAfterAll() {
    String notice = toldLate();
    DutyReference duty = lateNotice(asking(AUDITOR)).duty();
    answered(duty);
    log.tell(
        stay,
        new FactCorrected(
            told("corrected", "2025-10-09T10:00"),
            notice,
            "occurredAt",
            TestLog.at("2025-10-08T12:00").toString(),
            TestLog.at("2025-10-06T12:00").toString(),
            FactCorrected.Why.WRONG_TIME));
    log.recordedAt("2025-10-09T11:00");
    Asking now = asking(AUDITOR);
    Deviation deviation = questions().one(duty.deviation(), null, now);
    assertThat(deviation.breach()).contains(Breach.NOT_BROKEN_NOW);
    assertThat(deviation.state()).isEqualTo(State.ANSWERED);
    assertThat(deviation.judged()).isPresent();
    assertThat(summary(deviation, now).overdueBy()).isNull();
    assertThat(questions().ofStay(stay, now)).contains(deviation);
    assertThat(questions().instead(deviation, now)).isEmpty();
    assertThat(DeviationHistory.of(deviation.told(), note -> NoteAnswer.of(note, Optional.empty())))
        .hasSize(2)
        .last()
        .satisfies(said -> {
          assertThat(said.stand()).isEqualTo(Stand.AGREES);
          assertThat(said.note().state()).isEqualTo(NoteAnswer.State.DELETED);
          assertThat(said.note().text()).isNull();
        });
    assertThat(lateNotice(asking(AUDITOR, "2025-10-09T09:30")).breach()).contains(Breach.BROKEN);
  }

  /** The admission was a mistake and is told anew: what was said points to what is there now. */
  @Test
  void whatIsBrokenInsteadIsNamed() {
    toldLate();
    DutyReference duty = lateNotice(asking(AUDITOR)).duty();
    DutyReference another =
        new DutyReference(stay, Obligation.ADMISSION_NOTICE, duty.trigger(), duty.number() + 1);
    answered(another);
    Asking now = asking(AUDITOR);
    Deviation gone = questions().one(another.deviation(), null, now);
    assertThat(gone.breach()).contains(Breach.NOT_BROKEN_NOW);
    assertThat(gone.judged()).isEmpty();
    assertThat(questions().instead(gone, now)).containsExactly(duty.deviation());
    Deviation there = questions().one(duty.deviation(), stay, now);
    assertThat(questions().instead(there, now)).isEmpty();
  }

  @Test
  void aPartyThatSeesNothingOfTheStayStillSeesWhatItSaid() {
    DutyReference duty = new DutyReference(UUID.randomUUID(), Obligation.REPLY, "", 0);
    answered(duty);
    Asking asking = asking(new Scope.OfMunicipality(STEINKJER));
    Deviation deviation = questions().one(duty.deviation(), null, asking);
    assertThat(deviation.breach()).contains(Breach.NOT_KNOWN);
    assertThat(deviation.state()).isEqualTo(State.ANSWERED);
  }
}
