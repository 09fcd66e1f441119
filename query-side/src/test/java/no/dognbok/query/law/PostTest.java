package no.dognbok.query.law;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import no.dognbok.events.Address;
import no.dognbok.events.AgreementTerms;
import no.dognbok.events.MessageKey;
import no.dognbok.events.Moment;
import no.dognbok.events.Municipality;
import no.dognbok.events.Obligation;
import no.dognbok.events.ReferenceEvent.AddressMapped;
import no.dognbok.events.StayEvent;
import no.dognbok.events.StayEvent.AdmissionNoticeSent;
import no.dognbok.events.StayEvent.AdmissionReportSent;
import no.dognbok.events.StayEvent.DeclaredReady;
import no.dognbok.events.StayEvent.ReadyNoticeSent;
import no.dognbok.events.StayEvent.ReceiptReceived;
import no.dognbok.events.Told;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** P19: whose receipt counts. */
class PostTest {

  private static final Address HOSPITAL = Address.her("90001");
  private static final Address WARD = Address.her("90012");
  private static final Address MUNICIPALITY = Address.her("95006");
  private static final Address OFFICE = Address.her("95061");
  private static final Address STRANGER = Address.her("77");
  private static final Municipality STEINKJER = new Municipality("5006");

  private final List<Recorded> told = new ArrayList<>();
  private final List<AddressMapped> mapped = new ArrayList<>();

  private static UUID key(String name) {
    return MessageKey.of("test", name);
  }

  private static Told told(Address by, @Nullable Address from, @Nullable Address to, String id) {
    Moment at = Moment.local(LocalDateTime.parse("2025-05-12T10:10").plusMinutes(id.length()));
    return Told.of(at, by, key(id)).from(from).sent(to, at.instant());
  }

  private void record(StayEvent event) {
    told.add(new Recorded("event-" + told.size(), event, told.size(), event.told().occurredAt()));
  }

  private void map(Address address, Address organisation, @Nullable Municipality municipality) {
    mapped.add(new AddressMapped(address, organisation, "name", null, municipality, null, "test"));
  }

  private History history() {
    Surroundings around =
        new Surroundings(
            new Directory(mapped),
            Agreements.always(AgreementTerms.NONE_AGREED),
            Rates.NONE,
            Set.of());
    return History.of(
        new Matter(
            told, Stated.NOTHING, around, Instant.parse("2025-05-20T10:00:00Z"), RuleSet.ONE));
  }

  private boolean isProven() {
    History history = history();
    Fact notice = history.first(ReadyNoticeSent.class).orElseThrow();
    return history.receiptsOf(notice).positive() != null;
  }

  private List<Doubt.Code> doubts() {
    return history().doubts().stream().map(Doubt::code).toList();
  }

  private void notice(@Nullable Address to) {
    record(new ReadyNoticeSent(told(HOSPITAL, WARD, to, "notice")));
  }

  private void receipt(Address by, @Nullable Address from) {
    record(new ReceiptReceived(told(by, from, HOSPITAL, "the receipt"), key("notice"), true));
  }

  @Test
  void theReceiversReceiptCounts() {
    notice(MUNICIPALITY);
    receipt(MUNICIPALITY, MUNICIPALITY);
    assertThat(isProven()).isTrue();
    assertThat(doubts()).doesNotContain(Doubt.Code.TOLD_BY_ANOTHER);
  }

  @Test
  void aStrangersReceiptIsWithoutEffectAndADoubt() {
    notice(MUNICIPALITY);
    receipt(STRANGER, STRANGER);
    assertThat(isProven()).isFalse();
    assertThat(doubts()).contains(Doubt.Code.TOLD_BY_ANOTHER);
  }

  @Test
  void theSendersOwnReceiptIsWithoutEffect() {
    notice(MUNICIPALITY);
    receipt(HOSPITAL, HOSPITAL);
    assertThat(isProven()).isFalse();
    assertThat(doubts()).contains(Doubt.Code.TOLD_BY_ANOTHER);
  }

  @Test
  void anotherAddressOfTheSameOrganisationOrMunicipalityCounts() {
    Address organisation = Address.org("840029212");
    notice(MUNICIPALITY);
    receipt(OFFICE, OFFICE);
    assertThat(isProven()).as("as long as nobody has mapped the addresses").isFalse();
    map(MUNICIPALITY, organisation, null);
    map(OFFICE, organisation, null);
    assertThat(isProven()).as("one organisation").isTrue();
    mapped.clear();
    map(MUNICIPALITY, MUNICIPALITY, STEINKJER);
    map(OFFICE, OFFICE, STEINKJER);
    assertThat(isProven()).as("one municipality").isTrue();
  }

  @Test
  void whereTheAddresseeIsNotOnRecordAnybodyButTheSenderMayReceipt() {
    notice(null);
    receipt(STRANGER, STRANGER);
    assertThat(isProven()).isTrue();
    told.removeLast();
    receipt(HOSPITAL, HOSPITAL);
    assertThat(isProven()).isFalse();
  }

  @Test
  void aSystemThatRecordsBothSidesMayTellOfReceipts() {
    notice(MUNICIPALITY);
    receipt(HOSPITAL, null);
    assertThat(isProven()).isTrue();
    told.removeLast();
    receipt(Address.org("000000000"), null);
    assertThat(isProven()).isTrue();
  }

  @Test
  void aReceiptOfAnotherMessageSaysNothingOfThisOne() {
    record(new AdmissionNoticeSent(told(HOSPITAL, WARD, MUNICIPALITY, "other"), null));
    notice(MUNICIPALITY);
    record(
        new ReceiptReceived(
            told(MUNICIPALITY, MUNICIPALITY, HOSPITAL, "a receipt"), key("other"), true));
    assertThat(isProven()).isFalse();
  }

  @Test
  void aReceiptIsTheReceiversWhetherItTellsOrIsToldOf() {
    notice(MUNICIPALITY);
    receipt(STRANGER, MUNICIPALITY);
    assertThat(isProven()).as("told by its message system").isTrue();
    told.removeLast();
    receipt(MUNICIPALITY, STRANGER);
    assertThat(isProven()).isTrue();
    told.removeLast();
    receipt(STRANGER, null);
    assertThat(isProven()).isFalse();
  }

  @Test
  void ofTheEventsOfAMessageOneThatNamesTheAddresseeWillDo() {
    notice(null);
    record(
        new DeclaredReady(
            told(HOSPITAL, WARD, MUNICIPALITY, "notice"), null, Set.of(), null, null));
    receipt(STRANGER, STRANGER);
    assertThat(isProven()).isFalse();
    told.removeLast();
    receipt(MUNICIPALITY, MUNICIPALITY);
    assertThat(isProven()).isTrue();
  }

  @Test
  void aReceiptForAMessageThatIsNotHereSaysNothing() {
    receipt(MUNICIPALITY, MUNICIPALITY);
    assertThat(doubts()).doesNotContain(Doubt.Code.TOLD_BY_ANOTHER);
  }

  // ---- where the wordings of a notice went: one that went elsewhere did not tell this one

  private static final Address OTHERS = Address.her("95038");

  private boolean countsFromTheFirst(@Nullable Address first, @Nullable Address second) {
    told.clear();
    record(new ReadyNoticeSent(told(HOSPITAL, WARD, first, "n1")));
    record(new ReadyNoticeSent(told(HOSPITAL, WARD, second, "later").replacing(key("n1"))));
    Fact notice = history().first(ReadyNoticeSent.class).orElseThrow();
    return notice.at().equals(told.getFirst().event().told().at());
  }

  @Test
  void aNewWordingToTheSameMunicipalityCountsFromTheFirst() {
    map(MUNICIPALITY, MUNICIPALITY, STEINKJER);
    map(OFFICE, OFFICE, STEINKJER);
    map(OTHERS, OTHERS, new Municipality("5038"));
    assertThat(countsFromTheFirst(MUNICIPALITY, OFFICE)).isTrue();
    assertThat(countsFromTheFirst(MUNICIPALITY, OTHERS)).isFalse();
    assertThat(countsFromTheFirst(null, null)).as("neither says").isTrue();
  }

  @Test
  void whereNobodyHasMappedTheAddressesTheyAreCompared() {
    assertThat(countsFromTheFirst(MUNICIPALITY, MUNICIPALITY)).isTrue();
    assertThat(countsFromTheFirst(MUNICIPALITY, OTHERS)).isFalse();
    assertThat(countsFromTheFirst(null, OTHERS)).as("the first does not say").isTrue();
    assertThat(countsFromTheFirst(OTHERS, null)).as("the second does not say").isTrue();
    map(OTHERS, OTHERS, STEINKJER);
    assertThat(countsFromTheFirst(MUNICIPALITY, OTHERS)).as("one is mapped").isFalse();
  }

  @Test
  void whatAMunicipalitySendsGoesToTheOneHospital() {
    Told first = told(MUNICIPALITY, MUNICIPALITY, HOSPITAL, "r1");
    record(new AdmissionReportSent(first));
    record(
        new AdmissionReportSent(
            told(MUNICIPALITY, MUNICIPALITY, WARD, "again").replacing(key("r1"))));
    assertThat(history().first(AdmissionReportSent.class).orElseThrow().at()).isEqualTo(first.at());
  }

  /** The trust tells of what its hospital got, and the hospital of what came to the trust. */
  @Test
  void theTrustOfTheHospitalMayReceiptWhatCameToIt() {
    Address hospital = Address.org("974754118");
    Address trust = Address.org("983974791");
    Address otherTrust = Address.org("983975240");
    mapped.add(new AddressMapped(hospital, hospital, "Levanger", trust, null, null, "test"));
    record(new AdmissionReportSent(told(MUNICIPALITY, MUNICIPALITY, hospital, "report")));
    for (Address by : List.of(trust, hospital, otherTrust)) {
      record(new ReceiptReceived(told(by, null, null, "the receipt"), key("report"), true));
      History history = history();
      Fact report = history.first(AdmissionReportSent.class).orElseThrow();
      assertThat(history.receiptsOf(report).positive() != null).isEqualTo(by != otherTrust);
      assertThat(doubts().contains(Doubt.Code.TOLD_BY_ANOTHER)).isEqualTo(by == otherTrust);
      told.removeLast();
    }
  }

  /** Who knows of a message to themselves has it: no receipt is needed for that. */
  @Test
  void whatTheReceiverTellsOfIsProven() {
    Address trust = Address.org("983974791");
    mapped.add(new AddressMapped(trust, trust, "HNT", trust, null, null, "test"));
    map(MUNICIPALITY, MUNICIPALITY, STEINKJER);
    for (Address by : List.of(trust, MUNICIPALITY, STRANGER)) {
      told.clear();
      record(new AdmissionReportSent(told(by, MUNICIPALITY, trust, "report")));
      Matter matter =
          new Matter(
              told,
              Stated.NOTHING,
              new Surroundings(
                  new Directory(mapped),
                  Agreements.always(AgreementTerms.NONE_AGREED),
                  Rates.NONE,
                  Set.of()),
              Instant.parse("2025-05-13T10:00:00Z"),
              RuleSet.ONE);
      assertThat(Law.judge(matter).duties())
          .filteredOn(duty -> duty.obligation() == Obligation.RECEIPT)
          .singleElement()
          .extracting(duty -> duty.state(matter.asOf()))
          .isEqualTo(by == trust ? Duty.State.LAPSED : Duty.State.OPEN);
    }
  }
}
