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
import no.dognbok.events.ReferenceEvent.AddressMapped;
import no.dognbok.events.StayEvent;
import no.dognbok.events.StayEvent.AdmissionNoticeSent;
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
    told.add(
        new Recorded(
            event.told().message().toString(), event, told.size(), event.told().occurredAt()));
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
}
