package no.dognbok.query.dossier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import no.dognbok.events.Refusal;
import no.dognbok.events.StayEvent.MessageCancelled;
import no.dognbok.events.StayEvent.ReferenceGiven;
import no.dognbok.query.dossier.DisputePart.Outcome;
import no.dognbok.query.dossier.DossierContent.Unproven.What;
import no.dognbok.query.dossier.DossierContent.Version;
import no.dognbok.query.dossier.DossierRequest.Subject;
import no.dognbok.query.judgement.DoubtAnswer;
import no.dognbok.query.stay.Standings.Standing;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What stands in a dossier: who sees what of it, and what must never be in the anonymous one. */
class DossierDrawerTest {

  private static final Pattern UUID_TEXT =
      Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");

  @TempDir Path folder;

  private DossierLedger ledger;

  @BeforeEach
  void open() {
    ledger = new DossierLedger(folder).withStay().withStatement().withDispute();
  }

  @AfterEach
  void close() {
    ledger.close();
  }

  private static String json(DrawnDossier dossier) {
    return new String(DossierJson.write(dossier.content()), StandardCharsets.UTF_8);
  }

  private Stream<Subject> subjects() {
    return Stream.of(ledger.ofStay(), ledger.ofDispute(), ledger.ofLine());
  }

  private DossierContent ofStay(Version version) {
    return ledger.draw(ledger.ofStay(), DossierLedger.OF_TRUST, version).content();
  }

  @Test
  void theAnonymousVersionTellsOfNobody() {
    assertThat(subjects())
        .allSatisfy(subject -> {
          String json = json(ledger.draw(subject, DossierLedger.OF_TRUST, Version.ANONYMOUS));
          assertThat(json)
              .contains("Sykehuset Levanger", "Steinkjer", "\"number\" : 1")
              .doesNotContain(
                  DossierLedger.REFERENCE,
                  DossierLedger.CLIENT,
                  DossierLedger.PATIENT,
                  DossierLedger.OBJECTION,
                  "melding-",
                  "abababab"); // the digest of a message
          assertThat(UUID_TEXT.matcher(json).find()).as("an id").isFalse();
        });
  }

  @Test
  void thePartiesVersionHasIdsMessagesTextsAndTheAskersOwnReference() {
    String ofTrust = json(ledger.draw(ledger.ofStay(), DossierLedger.OF_TRUST, Version.PARTY));
    assertThat(ofTrust)
        .contains(
            ledger.stay.toString(),
            ledger.dispute.toString(),
            "melding-3",
            "abababab",
            DossierLedger.OBJECTION,
            DossierLedger.REFERENCE)
        .doesNotContain(DossierLedger.CLIENT, DossierLedger.PATIENT);
    DossierContent ofSteinkjer =
        ledger.draw(ledger.ofStay(), DossierLedger.OF_STEINKJER, Version.PARTY).content();
    assertThat(ofSteinkjer.stay().references())
        .extracting(one -> one.organisation())
        .doesNotContain("org:974754118");
    assertThat(
            ledger
                .draw(ledger.ofStay(), DossierLedger.AUDITOR, Version.PARTY)
                .content()
                .stay()
                .references())
        .isEmpty();
  }

  @Test
  void aTextThatWasDeletedIsInNoVersion() {
    String before = json(ledger.draw(ledger.ofStay(), DossierLedger.OF_TRUST, Version.ANONYMOUS));
    ledger.texts.clear();
    assertThat(json(ledger.draw(ledger.ofStay(), DossierLedger.OF_TRUST, Version.PARTY)))
        .doesNotContain(DossierLedger.OBJECTION)
        .contains("\"state\" : \"DELETED\"");
    assertThat(json(ledger.draw(ledger.ofStay(), DossierLedger.OF_TRUST, Version.ANONYMOUS)))
        .isEqualTo(before);
  }

  /** What is told later is in no dossier of a position before it. */
  @Test
  void theSamePositionIsTheSameDossier() {
    long position = ledger.end();
    List<String> before =
        subjects()
            .map(subject ->
                json(ledger.draw(subject, DossierLedger.OF_TRUST, Version.ANONYMOUS, position)))
            .toList();
    ledger.correctResidence("2025-11-01T10:00");
    ledger.erase("2025-11-02T10:00", ledger.idsOfStay());
    List<String> after =
        subjects()
            .map(subject ->
                json(ledger.draw(subject, DossierLedger.OF_TRUST, Version.ANONYMOUS, position)))
            .toList();
    assertThat(after).isEqualTo(before);
  }

  @Test
  void bothPartiesAndAnAuditorGetTheSameAnonymousOne() {
    assertThat(subjects())
        .allSatisfy(subject -> {
          DrawnDossier ofTrust = ledger.draw(subject, DossierLedger.OF_TRUST, Version.ANONYMOUS);
          assertThat(ofTrust.common()).isTrue();
          assertThat(json(ofTrust))
              .isEqualTo(json(ledger.draw(subject, DossierLedger.OF_STEINKJER, Version.ANONYMOUS)))
              .isEqualTo(json(ledger.draw(subject, DossierLedger.AUDITOR, Version.ANONYMOUS)));
        });
  }

  @Test
  void aStrangerGetsWhatStrangersGet() {
    assertThat(Stream.of(ledger.ofStay(), ledger.ofDispute(), ledger.ofLine()))
        .allSatisfy(subject ->
            assertThatThrownBy(
                    () -> ledger.draw(subject, DossierLedger.OF_INDEROY, Version.ANONYMOUS))
                .isInstanceOfSatisfying(
                    Refusal.class,
                    refusal ->
                        assertThat(refusal.code())
                            .isIn(
                                Refusal.Code.NO_SUCH_STAY,
                                Refusal.Code.NO_SUCH_DISPUTE,
                                Refusal.Code.NOT_YOURS)));
    assertThatThrownBy(
            () -> ledger.draw(ledger.ofStay(), DossierLedger.OF_TRUST, Version.ANONYMOUS, 4))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("no stay");
    assertThatThrownBy(
            () -> ledger.draw(ledger.ofDispute(), DossierLedger.OF_TRUST, Version.ANONYMOUS, 10))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("no dispute");
    assertThatThrownBy(
            () -> ledger.draw(ledger.ofStay(), DossierLedger.OF_TRUST, Version.ANONYMOUS, 4_711))
        .isInstanceOfSatisfying(
            Refusal.class,
            refusal -> assertThat(refusal.code()).isEqualTo(Refusal.Code.AHEAD_OF_LOG));
  }

  /** Steinkjer keeps what it had been sent, and no dossier says that this is all. */
  @Test
  void whoSeesAPartGetsAnExtract() {
    ledger.correctResidence("2025-11-01T10:00");
    ledger.tell(new ReferenceGiven(ledger.told("2025-11-03T10:00")));
    DrawnDossier extract =
        ledger.draw(ledger.ofStay(), DossierLedger.OF_STEINKJER, Version.ANONYMOUS);
    DrawnDossier whole = ledger.draw(ledger.ofStay(), DossierLedger.OF_TRUST, Version.ANONYMOUS);
    assertThat(extract.common()).isFalse();
    assertThat(extract.content().subject().extract()).isTrue();
    assertThat(extract.events()).hasSizeLessThan(whole.events().size());
    assertThat(extract.content().unproven()).extracting(one -> one.what()).contains(What.EXTRACT);
    assertThat(whole.content().subject().extract()).isFalse();
    assertThat(whole.content().stay().whole()).isTrue();
    assertThat(extract.content().stay().whole()).isFalse();
  }

  /** The patient left nine days after the last that Steinkjer may see. */
  @Test
  void anExtractEndsWithTheLastThatItShows() {
    DossierContent extract = SampleDossier.extractIn(folder.resolve("others"));
    assertThat(extract.stay().whole()).isFalse();
    assertThat(extract.stay().departedAt()).isNull();
    assertThat(extract.days())
        .extracting(DayPart::date)
        .containsExactly(
            LocalDate.of(2025, 7, 14), LocalDate.of(2025, 7, 15), LocalDate.of(2025, 7, 16));
  }

  /** Steinkjer gets nothing of that dispute, so nothing of it may stand in what it gets. */
  @Test
  void nothingIsLearntOfADisputeOfOthers() {
    LocalDate day = LocalDate.of(2025, 7, 15);
    ledger.correctResidence("2025-11-01T10:00");
    List<DossierContent> before = ofSteinkjer();
    ledger.withDisputeOf(DossierLedger.INDEROY, "2025-11-04T10:00", List.of(day));
    assertThat(ledger.draw(ledger.ofStay(), DossierLedger.OF_TRUST, Version.ANONYMOUS).content())
        .satisfies(content -> assertThat(doubts(content)).contains("DISPUTED"));
    List<DossierContent> after = ofSteinkjer();
    for (int at = 0; at < before.size(); at++) {
      assertThat(after.get(at).days()).isEqualTo(before.get(at).days());
      assertThat(after.get(at).subject()).isEqualTo(before.get(at).subject());
      assertThat(after.get(at).unproven())
          .noneMatch(one -> one.text().equals(OtherDispute.TEXT))
          .noneMatch(one -> one.events().contains(Numbering.OUTSIDE));
      assertThat(after.get(at).disputes()).hasSize(1);
    }
  }

  private List<DossierContent> ofSteinkjer() {
    return Stream.of(ledger.ofStay(), ledger.ofDispute())
        .flatMap(subject ->
            Stream.of(Version.values())
                .map(
                    version -> ledger.draw(subject, DossierLedger.OF_STEINKJER, version).content()))
        .toList();
  }

  private static List<String> doubts(DossierContent content) {
    return content.days().stream()
        .flatMap(day -> day.doubts().stream())
        .map(doubt -> doubt.code())
        .toList();
  }

  @Test
  void aMessageThatNamesAnotherIsOnlySummarised() {
    DossierContent content = ofStay(Version.ANONYMOUS);
    assertThat(content.events())
        .filteredOn(event -> event.factsDigest() != null)
        .singleElement()
        .satisfies(event -> {
          assertThat(event.type()).isEqualTo("PatientIdentityLinked");
          assertThat(event.facts()).isNull();
        });
    assertThat(content.unproven())
        .extracting(one -> one.what())
        .contains(What.FACTS_NOT_SHOWN, What.TEXT_NOT_SHOWN, What.DOUBT, What.NOT_ENCLOSED);
    ledger.tell(new MessageCancelled(ledger.told("2025-11-03T10:00"), UUID.randomUUID()));
    assertThat(ofStay(Version.ANONYMOUS).events())
        .filteredOn(event -> event.factsDigest() != null)
        .extracting(EventPart::type)
        .containsExactlyInAnyOrder("PatientIdentityLinked", "MessageCancelled");
    assertThat(ofStay(Version.PARTY).events()).allMatch(event -> event.factsDigest() == null);
  }

  @Test
  void eachEventSaysWhetherItStandsAndWhatProvesIt() {
    DossierContent content = ofStay(Version.ANONYMOUS);
    assertThat(content.events()).extracting(EventPart::number).doesNotHaveDuplicates();
    assertThat(event(content, "PatientAdmitted").standing()).isEqualTo(Standing.CORRECTED);
    assertThat(event(content, "DischargeReportSent").standing()).isEqualTo(Standing.CANCELLED);
    EventPart cancellation = event(content, "MessageCancelled");
    assertThat(cancellation.facts().toString()).isEqualTo("{\"cancels\":[5]}");
    EventPart notice = event(content, "AdmissionNoticeSent");
    assertThat(notice.receipts())
        .singleElement()
        .isEqualTo(new EventPart.Receipt(event(content, "ReceiptReceived").number(), true));
    assertThat(event(content, "ReadyNoticeSent").receipts()).isEmpty();
    assertThat(content.unproven())
        .anySatisfy(one -> {
          assertThat(one.text()).startsWith("Ingen kvittering innen 96 timer");
          assertThat(one.events()).contains(event(content, "ReadyNoticeSent").number());
        });
  }

  private static EventPart event(DossierContent content, String type) {
    return content.events().stream()
        .filter(event -> event.type().equals(type))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void theClaimOfADisputeIsTheDisputedDays() {
    DossierContent content =
        ledger.draw(ledger.ofDispute(), DossierLedger.OF_TRUST, Version.ANONYMOUS).content();
    assertThat(content.claims())
        .singleElement()
        .satisfies(claim -> {
          assertThat(claim.days())
              .containsExactly(LocalDate.of(2025, 7, 15), LocalDate.of(2025, 7, 16));
          assertThat(claim.payable()).isEqualTo(claim.days());
          assertThat(claim.amount()).isEqualTo(2L * 5_981);
        });
    DisputePart dispute = content.disputes().getFirst();
    assertThat(dispute.proposals())
        .singleElement()
        .satisfies(one -> {
          assertThat(one.outcome()).isEqualTo(Outcome.CONTESTED);
          assertThat(one.stands()).containsExactly(LocalDate.of(2025, 7, 16));
          assertThat(one.answer()).isNotNull();
        });
    assertThat(dispute.grounds()).hasSize(3);
    assertThat(dispute.history())
        .extracting(one -> one.name())
        .contains("Forslag til avgjørelse")
        .doesNotContain("Avgjort");
    assertThat(dispute.history().getLast().doubts()).isNotEmpty();
  }

  /** Where the whole stay is disputed, so is a day that nobody is to pay. */
  @Test
  void theClaimOfADisputeAboutTheStayIsEachDayOfIt() {
    ledger.withDisputeOf(DossierLedger.INDEROY, "2025-11-04T10:00", List.of());
    DossierContent content =
        ledger.draw(ledger.ofOtherDispute(), DossierLedger.OF_TRUST, Version.ANONYMOUS).content();
    assertThat(content.claims())
        .singleElement()
        .satisfies(claim -> {
          assertThat(claim.days())
              .isEqualTo(content.days().stream().map(DayPart::date).toList())
              .hasSizeGreaterThan(claim.payable().size());
          assertThat(claim.payable()).hasSize(5);
        });
  }

  /** The other one is between the same two, and no part of this dossier. */
  @Test
  void aDisputeOutsideTheDossierIsCalledAnother() {
    ledger.withDisputeOf(DossierLedger.STEINKJER, "2025-11-04T10:00", List.of());
    DossierContent content =
        ledger.draw(ledger.ofOtherDispute(), DossierLedger.OF_TRUST, Version.ANONYMOUS).content();
    List<DoubtAnswer> doubts =
        content.days().stream()
            .filter(day -> day.date().equals(LocalDate.of(2025, 7, 15)))
            .flatMap(day -> day.doubts().stream())
            .filter(doubt -> doubt.code().equals("DISPUTED"))
            .toList();
    assertThat(doubts)
        .extracting(DoubtAnswer::text)
        .containsExactlyInAnyOrder(
            "Partene er uenige om døgnet; uenigheten er ikke avgjort.", OtherDispute.TEXT);
    assertThat(content.unproven())
        .filteredOn(one -> one.text().equals(OtherDispute.TEXT))
        .singleElement()
        .satisfies(one -> assertThat(one.events()).isEmpty());
  }

  @Test
  void aLineSaysWhatTheFrozenStatementBills() {
    DossierContent content =
        ledger.draw(ledger.ofLine(), DossierLedger.OF_STEINKJER, Version.ANONYMOUS).content();
    LinePart line = content.line();
    assertThat(line.number()).isEqualTo(5);
    assertThat(line.amount()).isEqualTo(5L * 5_981);
    assertThat(line.frozenAt()).isNotNull();
    assertThat(line.days().getFirst().reasons().getFirst().events())
        .allMatch(event -> event instanceof Integer);
    assertThat(content.events())
        .filteredOn(event -> event.about() == EventPart.About.STATEMENT)
        .extracting(EventPart::type)
        .containsExactly("StatementPresented", "StatementFrozen");
    assertThatThrownBy(() ->
            ledger.draw(
                new Subject.OfLine(
                    DossierLedger.TRUST,
                    DossierLedger.STEINKJER,
                    YearMonth.of(2025, 5),
                    ledger.stay),
                DossierLedger.OF_TRUST,
                Version.ANONYMOUS))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("nothing of the stay");
  }

  @Test
  void anErasedIdentityIsSaidToBeErased() {
    ledger.erase("2025-11-02T10:00", ledger.idsOfStay());
    assertThat(ofStay(Version.ANONYMOUS).unproven())
        .anySatisfy(one -> {
          assertThat(one.what()).isEqualTo(What.IDENTITY_ERASED);
          assertThat(one.events()).hasSize(17);
        });
    assertThat(ofStay(Version.PARTY).events())
        .filteredOn(event -> event.type().equals("PatientAdmitted"))
        .singleElement()
        .satisfies(event -> assertThat(event.sender().messageId()).isNull());
  }
}
