package no.dognbok.standalone.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import no.dognbok.events.Obligation;
import no.dognbok.query.law.Duty;
import org.junit.jupiter.api.Test;

/** Made-up messages are receipted by their addressees, as real ones are. */
class ReceiptsOfTrafficTest {

  private static final long SEED = 12;
  private static final Traffic TRAFFIC = Traffic.of(Traffic.Settings.year(2025, 900, SEED));
  private static final List<Telling> TELLINGS = TRAFFIC.tellings().toList();
  private static final List<Telling> RECEIPTS =
      TELLINGS.stream().filter(one -> one.type().equals("ReceiptReceived")).toList();
  private static final Map<String, Country.Municipality> MUNICIPALITIES =
      Country.nordTrondelag().municipalities().stream()
          .collect(Collectors.toMap(Country.Municipality::number, Function.identity()));

  /** Which messages ask for one, the law says. */
  @Test
  void ofTheMessagesThatAskForAReceiptAllButTwoInAHundredHaveOne() {
    List<Duty> owed =
        Judged.byStay(TRAFFIC.lines()::iterator).values().stream()
            .flatMap(told -> Judged.judge(told).duties().stream())
            .filter(duty -> duty.obligation() == Obligation.RECEIPT)
            .toList();
    assertThat(owed).hasSizeGreaterThan(1_800);
    assertThat(receipted(owed)).isBetween(0.97, 0.99);
    for (Duty.Party party : List.of(Duty.Party.HOSPITAL, Duty.Party.MUNICIPALITY)) {
      List<Duty> its = owed.stream().filter(duty -> duty.owedBy() == party).toList();
      assertThat(its).hasSizeGreaterThan(150);
      assertThat(receipted(its)).as("by the %s", party).isBetween(0.95, 0.999);
    }
  }

  private static double receipted(List<Duty> owed) {
    return (double) owed.stream().filter(duty -> !duty.fulfilledBy().isEmpty()).count()
        / owed.size();
  }

  @Test
  void aMessageIsReceiptedOnceAndOnlyNoticesAreDenied() {
    Set<Telling> receipted = new HashSet<>();
    assertThat(RECEIPTS)
        .allMatch(receipt -> receipted.add(message(receipt)))
        .filteredOn(receipt -> Boolean.FALSE.equals(receipt.field("positive")))
        .isNotEmpty()
        .allMatch(
            receipt -> message(receipt).type().matches("AdmissionNoticeSent|ReadyNoticeSent"));
  }

  /** By the clock of the receiver, and in the minutes of the line form too. */
  @Test
  void noReceiptComesBeforeItsMessage() {
    assertThat(RECEIPTS)
        .allMatch(receipt -> receipt.occurredAt().isAfter(message(receipt).occurredAt()))
        .allMatch(receipt -> receipt.reportedAt().isAfter(message(receipt).reportedAt()))
        .allMatch(receipt ->
            LineForm.local(receipt.occurredAt())
                    .compareTo(LineForm.local(message(receipt).occurredAt()))
                >= 0);
  }

  @Test
  void mostComeWithinAMinuteAndAllWithinAQuarterOfAnHourButForOutages() {
    List<Duration> taken =
        RECEIPTS.stream()
            .map(receipt -> Duration.between(message(receipt).reportedAt(), receipt.reportedAt()))
            .toList();
    assertThat(taken)
        .filteredOn(one -> one.compareTo(Duration.ofMinutes(1)) < 0)
        .hasSizeGreaterThan(taken.size() * 3 / 4);
    assertThat(taken)
        .filteredOn(one -> one.compareTo(Duration.ofMinutes(19)) > 0)
        .isNotEmpty()
        .hasSizeLessThan(taken.size() / 100);
  }

  @Test
  void noneIsSentWhileTheMunicipalitysSystemsAreDown() {
    Outages outages = new Outages(SEED);
    assertThat(TELLINGS)
        .as("messages come then too")
        .anyMatch(one -> isDown(outages, one, one.reportedAt()));
    assertThat(RECEIPTS)
        .noneMatch(receipt -> isDown(outages, message(receipt), receipt.occurredAt()));
  }

  private static boolean isDown(Outages outages, Telling message, Instant at) {
    Country.Municipality between = MUNICIPALITIES.get(message.field("municipality"));
    return between != null && outages.during(between, at).isPresent();
  }

  @Test
  void whatWasSaidOnTheTelephoneIsNotReceipted() {
    assertThat(Traffic.of(Traffic.Settings.year(2025, 3_000, SEED)).tellings())
        .filteredOn(one -> one.type().equals("ReceiptReceived") || one.field("channel") != null)
        .anyMatch(one -> one.field("channel") != null)
        .noneMatch(one -> one.refersTo() != null && message(one).field("channel") != null);
  }

  /** The addressee sends it; what PLO cannot carry is receipted by a line. */
  @Test
  void aReceiptGoesBackTheWayOfItsMessageAndInItsForm() {
    PloForm form = new PloForm(Country.nordTrondelag());
    Set<String> ways = new HashSet<>();
    for (Telling receipt : RECEIPTS) {
      String message = form.of(message(receipt)).orElse(null);
      String appRec = form.of(receipt).orElse(null);
      assertThat(appRec == null).isEqualTo(message == null);
      if (message != null && appRec != null) {
        assertThat(party(appRec, "Sender")).isEqualTo(party(message, "Receiver"));
        assertThat(party(appRec, "Receiver")).isEqualTo(party(message, "Sender"));
        assertThat(appRec)
            .contains("<Id>%s</Id></OriginalMsgId>".formatted(first(message, "<MsgId>")))
            .contains("<OriginalMsgId><MsgType V=\"%s\"".formatted(first(message, "<Type V=\"")));
        ways.add(message(receipt).type());
      }
    }
    assertThat(ways)
        .contains("AdmissionReportSent", "ReplyToBeRead", "DischargeReportSent")
        .doesNotContain("DischargeSummarySent", "MunicipalityReplied");
  }

  /** The organisation number of the outermost organisation. */
  private static String party(String document, String role) {
    return first(document.substring(document.indexOf("<" + role + ">")), "<Id>");
  }

  private static String first(String document, String after) {
    return document.substring(document.indexOf(after) + after.length()).split("[<\"]", 2)[0];
  }

  private static Telling message(Telling receipt) {
    return Objects.requireNonNull(receipt.refersTo());
  }
}
