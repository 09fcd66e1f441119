package no.dognbok.standalone;

import static no.dognbok.standalone.RunningLedger.STEINKJER;
import static no.dognbok.standalone.RunningLedger.TRUST;
import static no.dognbok.standalone.RunningLedger.VERDAL;
import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import no.dognbok.standalone.RunningLedger.Answer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.JsonNode;

/** A week at the desk of a coordinator in Steinkjer, October 2025, from Monday to Friday. */
class CoordinatorsWeekTest {

  private static final String TO_STEINKJER = "'municipality':'5006'";
  private static final String FROM_STEINKJER = "'municipality':'5006','hospital':'974754118'";

  @RegisterExtension static final RunningLedger LEDGER = new RunningLedger();

  private final Desk ward = new Desk(LEDGER, TRUST);
  private final Desk coordinator = new Desk(LEDGER, STEINKJER);
  private final Desk stranger = new Desk(LEDGER, VERDAL);

  /** The message systems send receipts by themselves. */
  private void received(UUID stay, String at) {
    ward.tells(stay, "receipt", at, "'of':'%s'".formatted(ward.lastTelling()), "'positive':true");
  }

  @Test
  void fromTheFirstNoticeToTheLastPaper() {
    // Monday morning: two of Steinkjer's are in hospital, and she owes a report on each.
    UUID hip = ward.admits("2025-10-06T07:30", "5006");
    UUID lungs = ward.admits("2025-10-06T08:00", "5006");
    ward.tells(hip, "admission-notice", "2025-10-06T09:00", TO_STEINKJER);
    received(hip, "2025-10-06T09:00:10");
    ward.tells(lungs, "admission-notice", "2025-10-06T09:05", TO_STEINKJER);
    received(lungs, "2025-10-06T09:05:10");
    coordinator.hears(ward);
    assertThat(coordinator.list("MINE", "2025-10-06T10:00"))
        .containsExactlyInAnyOrder("ADMISSION_REPORT " + hip, "ADMISSION_REPORT " + lungs);
    coordinator.tells(hip, "admission-report", "2025-10-06T10:30", FROM_STEINKJER);

    // After four hours the other one is late, and says by how much.
    assertThat(coordinator.list("MINE", "2025-10-06T14:00"))
        .containsExactly("ADMISSION_REPORT " + lungs);
    JsonNode late = coordinator.worklist("OVERDUE", "2025-10-06T14:05").path("items").get(0);
    assertThat(late.path("obligation").asString()).isEqualTo("ADMISSION_REPORT");
    assertThat(late.path("due").asString()).isEqualTo("2025-10-06T13:05:00+02:00");
    assertThat(late.path("overdueBy").asString()).isEqualTo("PT1H");
    assertThat(late.path("basis").asString()).isEqualTo("vedlegg 1.1 g");
    coordinator.tells(lungs, "admission-report", "2025-10-06T14:20", FROM_STEINKJER);
    assertThat(coordinator.list("MINE", "2025-10-06T14:30")).isEmpty();
    JsonNode report = coordinator.deadline(lungs, "ADMISSION_REPORT", "2025-10-06T14:30");
    assertThat(report.path("state").asString()).isEqualTo("FULFILLED_LATE");

    // Tuesday: the hip is ready, and it is not clear by what; an answer is owed within two hours.
    ward.tells(hip, "health-information", "2025-10-07T09:30", TO_STEINKJER);
    received(hip, "2025-10-07T09:30:10");
    ward.tells(
        hip, "ready-declaration", "2025-10-07T10:00", "'by':'PHYSICIAN','assessed':['A','B','D']");
    ward.tells(hip, "ready-notice", "2025-10-07T10:10", TO_STEINKJER);
    received(hip, "2025-10-07T10:10:10");
    coordinator.hears(ward);
    assertThat(coordinator.list("MINE", "2025-10-07T10:30")).contains("REPLY " + hip);
    assertThat(coordinator.wanting(hip, "ASSESSMENT", "2025-10-07T10:30"))
        .containsExactly("POINT_C", "POINT_E");
    coordinator.tells(hip, "account-request", "2025-10-07T10:40", FROM_STEINKJER);
    coordinator.tells(
        hip,
        "reply",
        "2025-10-07T11:00",
        FROM_STEINKJER,
        "'answer':'NOT_YET'",
        "'expectedFrom':'2025-10-09'");
    assertThat(coordinator.list("MINE", "2025-10-07T12:00"))
        .contains("OFFER_READY " + hip)
        .doesNotContain("REPLY " + hip, "ESTIMATE " + hip);
    assertThat(coordinator.list("WAITING", "2025-10-07T12:00"))
        .contains("ACCOUNT_OF_ASSESSMENT " + hip);

    // Wednesday: the account comes; what it says lies in the hospital's system.
    ward.tells(
        hip,
        "account",
        "2025-10-08T13:00",
        TO_STEINKJER,
        "'digest':'" + "5f".repeat(32) + "'",
        "'reference':'DIPS 99'");
    coordinator.hears(ward);
    assertThat(coordinator.list("WAITING", "2025-10-08T14:00"))
        .doesNotContain("ACCOUNT_OF_ASSESSMENT " + hip);
    JsonNode account =
        coordinator.deadline(hip, "ACCOUNT_OF_ASSESSMENT", "2025-10-08T14:00").path("account");
    assertThat(account.path("reference").asString()).isEqualTo("DIPS 99");
    assertThat(account.path("digest").asString()).isEqualTo("5f".repeat(32));
    JsonNode given =
        coordinator
            .looksAt(hip, "/timeline", "2025-10-08T14:00")
            .path("events")
            .valueStream()
            .filter(event -> event.path("type").asString().equals("AccountGiven"))
            .findFirst()
            .orElseThrow();
    assertThat(given.path("reference").asString()).isEqualTo("DIPS 99");
    assertThat(given.path("facts").path("digest").asString()).isEqualTo("5f".repeat(32));
    assertThat(coordinator.looksAt(hip, "", "2025-10-08T14:00").path("references")).isEmpty();

    // Friday: her own estimate has passed, and every day costs.
    assertThat(coordinator.list("OVERDUE", "2025-10-10T08:00")).contains("OFFER_READY " + hip);
    coordinator.tells(hip, "offer-ready", "2025-10-10T09:00", FROM_STEINKJER);
    coordinator.tells(
        hip, "supplies-request", "2025-10-10T09:05", FROM_STEINKJER, "'supplies':['MEDICATION']");
    assertThat(coordinator.list("WAITING", "2025-10-10T10:00")).contains("SUPPLIES " + hip);
    ward.tells(hip, "supplies", "2025-10-10T11:00", "'supplies':['MEDICATION']");
    ward.tells(hip, "departure", "2025-10-10T12:00", TO_STEINKJER);
    received(hip, "2025-10-10T12:00:10");
    coordinator.hears(ward);

    // What she pays for and what she still waits for, and why.
    JsonNode days = coordinator.looksAt(hip, "/payment-days", "2025-10-10T16:00");
    assertThat(days.path("billable").valueStream().map(JsonNode::asString))
        .containsExactly("2025-10-07", "2025-10-08", "2025-10-09");
    assertThat(days.path("amount").asLong()).isEqualTo(3 * 5_981);
    assertThat(coordinator.list("WAITING", "2025-10-10T16:00"))
        .contains("DISCHARGE_REPORT " + hip, "DISCHARGE_SUMMARY " + hip)
        .doesNotContain("SUPPLIES " + hip);
    assertThat(coordinator.list("MINE", "2025-10-10T16:00")).isEmpty();
    JsonNode counts = coordinator.worklist("MINE", "2025-10-10T16:00").path("counts");
    assertThat(counts.path("WAITING").asInt())
        .isEqualTo(coordinator.list("WAITING", "2025-10-10T16:00").size());

    // The month in short, as the statement has it: the hip alone was ready.
    String month = "payment-days?from=2025-10&to=2025-10&groupBy=hospital&asOf=2025-10-10T16:00";
    JsonNode paid = coordinator.asks("/statistics/" + month).path("total");
    JsonNode billed =
        coordinator
            .asks("/statements/%s/5006/2025-10?asOf=2025-10-10T16:00".formatted(TRUST))
            .path("totals");
    for (String each : List.of("days", "stays", "amount")) {
      assertThat(paid.path(each)).as(each).isEqualTo(billed.path(each));
    }
    assertThat(paid.path("days").asInt()).isEqualTo(3);
    assertThat(paid.path("ready").asInt()).isEqualTo(1);
    assertThat(paid.path("medianDaysToDeparture").asDouble()).isEqualTo(3.0);
    assertThat(stranger.asks("/statistics/" + month).path("total").path("days").asInt()).isZero();

    // What the hospital reports to the patient register of it.
    JsonNode reported =
        ward.asks("/reports/time-types?from=2025-10&asOf=2025-10-10T16:00")
            .path("stays")
            .valueStream()
            .filter(stay -> stay.path("stay").asString().equals(hip.toString()))
            .findFirst()
            .orElseThrow();
    assertThat(reported.path("times").valueStream().map(time -> time.path("type").asInt()))
        .containsExactly(1, 2, 3, 6, 7);

    // What became of the reports that her municipality owed: one was 75 minutes late. The same as a
    // table, for the meeting.
    String counted =
        "/statistics/obligations?from=2025-10&kind=ADMISSION_REPORT&asOf=2025-10-10T16:00";
    JsonNode reports = coordinator.asks(counted).path("groups").get(0);
    assertThat(reports.path("month").asString()).isEqualTo("2025-10");
    assertThat(reports.path("basis").asString()).isEqualTo("vedlegg 1.1 g");
    JsonNode figures = reports.path("figures");
    assertThat(figures.path("inTime").asInt()).isEqualTo(1);
    assertThat(figures.path("late").asInt()).isEqualTo(1);
    assertThat(figures.path("shareInTime").asDouble()).isEqualTo(0.5);
    assertThat(figures.path("medianDelay").asString()).isEqualTo("PT1H15M");
    Answer table = LEDGER.getWith(counted, STEINKJER, "Accept", "text/csv");
    assertThat(table.header("Content-Type")).isEqualTo("text/csv;charset=UTF-8");
    assertThat(table.header("Content-Disposition")).contains("plikter-2025-10-2025-10.csv");
    NamedCsvRecord row =
        CsvReader.builder()
            .fieldSeparator(';')
            .detectBomHeader(true)
            .ofNamedCsvRecord(
                new ByteArrayInputStream(table.body().getBytes(StandardCharsets.UTF_8)))
            .iterator()
            .next();
    assertThat(row.getField("Måned")).isEqualTo("2025-10");
    assertThat(row.getField("Andel i tide")).isEqualTo("0,5000");
    assertThat(row.getField("Median forsinkelse (timer)")).isEqualTo("1,25");

    // Asked again as of Thursday she sees what she saw then; and nobody else sees anything.
    assertThat(coordinator.list("MINE", "2025-10-09T12:00")).contains("OFFER_READY " + hip);
    stranger.hears(ward);
    assertThat(stranger.statusOf(hip)).isEqualTo(404);
    assertThat(stranger.list("WAITING", "2025-10-10T16:00")).isEmpty();
  }
}
