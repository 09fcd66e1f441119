package no.dognbok.standalone;

import static no.dognbok.standalone.RunningLedger.STEINKJER;
import static no.dognbok.standalone.RunningLedger.TRUST;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.JsonNode;

/** A week on a ward at Sykehuset Levanger, October 2025, from Monday to Friday. */
class WardsWeekTest {

  private static final String TO_STEINKJER = "'municipality':'5006'";
  private static final String FROM_STEINKJER = "'municipality':'5006','hospital':'974754118'";

  @RegisterExtension static final RunningLedger LEDGER = new RunningLedger();

  private final Desk ward = new Desk(LEDGER, TRUST);
  private final Desk coordinator = new Desk(LEDGER, STEINKJER);

  @Test
  void fromTheFirstNoticeToTheLastPaper() {
    // Monday: the notice of § 8 is owed within 24 hours, and it is on the ward's list at once.
    UUID heart = ward.admits("2025-10-13T08:00", "5006");
    UUID knee = ward.admits("2025-10-13T09:00", "5006");
    assertThat(ward.list("MINE", "2025-10-13T10:00"))
        .containsExactlyInAnyOrder("ADMISSION_NOTICE " + heart, "ADMISSION_NOTICE " + knee);
    ward.tells(heart, "admission-notice", "2025-10-13T12:00", TO_STEINKJER);

    // Tuesday: the other one was forgotten, and sent an hour late.
    assertThat(ward.list("OVERDUE", "2025-10-14T09:30")).contains("ADMISSION_NOTICE " + knee);
    ward.tells(knee, "admission-notice", "2025-10-14T10:00", TO_STEINKJER);
    JsonNode late = ward.deadline(knee, "ADMISSION_NOTICE", "2025-10-14T11:00");
    assertThat(late.path("broken").asBoolean()).isTrue();

    // The heart needs more help than was told: the municipality is to know.
    ward.tells(heart, "needs", "2025-10-14T13:00", "'changes':['NEED_OF_HELP','FUNCTION']");
    assertThat(ward.list("MINE", "2025-10-14T13:30")).contains("NOTICE_OF_CHANGE " + heart);
    ward.tells(heart, "health-information", "2025-10-14T14:00", TO_STEINKJER);
    assertThat(ward.list("MINE", "2025-10-14T14:30")).doesNotContain("NOTICE_OF_CHANGE " + heart);

    // Wednesday: ready. The municipality's system refuses the notice, so nothing was given.
    ward.tells(
        heart,
        "ready-declaration",
        "2025-10-15T09:00",
        "'by':'PHYSICIAN','assessed':['A','B','C','D','E']");
    ward.tells(heart, "ready-notice", "2025-10-15T09:10", TO_STEINKJER);
    String notice = ward.lastTelling();
    ward.tells(
        heart, "receipt", "2025-10-15T09:20", "'of':'%s'".formatted(notice), "'positive':false");
    JsonNode unproven = ward.worklist("UNPROVEN", "2025-10-15T09:30").path("items").get(0);
    assertThat(unproven.path("obligation").asString()).isEqualTo("READY_NOTICE");
    assertThat(unproven.path("doubts").get(0).path("code").asString()).isEqualTo("NOTICE_DENIED");
    ward.tells(heart, "ready-notice", "2025-10-15T09:40", TO_STEINKJER);
    assertThat(ward.list("UNPROVEN", "2025-10-15T10:00")).isEmpty();

    // The answer is free text; it counts for nothing until somebody has read it.
    String unread = coordinator.tells(heart, "unread-reply", "2025-10-15T10:30", FROM_STEINKJER);
    ward.hears(coordinator);
    assertThat(ward.list("TO_BE_READ", "2025-10-15T11:00"))
        .containsExactly("READING_OF_REPLY " + heart);
    ward.tells(
        heart,
        "reply",
        "2025-10-15T11:10",
        FROM_STEINKJER,
        "'answer':'CAN_RECEIVE'",
        "'reads':'%s'".formatted(unread));
    assertThat(ward.list("TO_BE_READ", "2025-10-15T11:30")).isEmpty();

    // What is to be done before the patient travels, and what is left of it.
    coordinator.tells(
        heart, "supplies-request", "2025-10-15T10:35", FROM_STEINKJER, "'supplies':['EQUIPMENT']");
    ward.hears(coordinator);
    ward.tells(heart, "travel-preparation", "2025-10-15T11:00", "'done':['TRANSPORT_ARRANGED']");
    assertThat(ward.wanting(heart, "READY_TO_TRAVEL", "2025-10-15T11:30"))
        .containsExactly(
            "PATIENT_INFORMED",
            "EQUIPMENT_PREPARED",
            "DISCHARGE_REPORT_SENT",
            "DISCHARGE_SUMMARY_SENT",
            "DEPARTURE_MESSAGE_SENT");
    ward.tells(heart, "travel-preparation", "2025-10-15T12:00", "'done':['PATIENT_INFORMED']");
    ward.tells(heart, "supplies", "2025-10-15T12:30", "'supplies':['EQUIPMENT']");
    ward.tells(heart, "discharge-report", "2025-10-15T13:00", TO_STEINKJER);
    ward.tells(heart, "discharge-summary", "2025-10-15T13:05", TO_STEINKJER);
    ward.tells(heart, "departure", "2025-10-15T13:30", TO_STEINKJER);
    assertThat(ward.wanting(heart, "READY_TO_TRAVEL", "2025-10-15T14:00")).isEmpty();
    assertThat(ward.looksAt(heart, "/payment-days", "2025-10-20").path("billable")).isEmpty();

    // Friday: the knee does not want to wait, and one of the conditions is not on record.
    ward.tells(knee, "health-information", "2025-10-17T08:30", TO_STEINKJER);
    ward.tells(knee, "ready-declaration", "2025-10-17T09:00", "'by':'PHYSICIAN'");
    ward.tells(knee, "ready-notice", "2025-10-17T09:05", TO_STEINKJER);
    ward.tells(
        knee,
        "own-responsibility",
        "2025-10-17T09:30",
        "'competent':true,'wishesToLeave':true,'cover':'RELATIVES_TAKE_OVER'");
    assertThat(ward.wanting(knee, "OWN_RESPONSIBILITY", "2025-10-17T09:45"))
        .containsExactly("SUMMARY_SENT");
    ward.tells(knee, "departure", "2025-10-17T10:00", TO_STEINKJER, "'ownResponsibility':true");
    JsonNode conditions = ward.deadline(knee, "OWN_RESPONSIBILITY_CONDITIONS", "2025-10-17T11:00");
    assertThat(conditions.path("state").asString()).isEqualTo("MISSED");
    assertThat(conditions.path("wanting").get(0).path("text").asString()).contains("Epikrise");
    assertThat(ward.list("MINE", "2025-10-17T12:30"))
        .contains("DISCHARGE_SUMMARY " + knee, "DISCHARGE_REPORT " + knee);
  }
}
