package no.dognbok.query.count;

import static no.dognbok.query.TestLog.told;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.UUID;
import no.dognbok.events.Address;
import no.dognbok.events.CountEvent;
import no.dognbok.events.CountEvent.CountTaken;
import no.dognbok.events.CountSide;
import no.dognbok.events.CountSource;
import no.dognbok.events.DisputeParty;
import no.dognbok.events.Municipality;
import no.dognbok.events.NoteReference;
import no.dognbok.events.StayEvent;
import no.dognbok.identity.Identity;
import no.dognbok.query.TestLog;
import no.dognbok.query.scope.Scope;
import no.dognbok.query.stay.When;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What was counted, wherever the view lies. */
abstract class TakenCountsContract {

  static final Address TRUST = Address.org("983974791");
  static final Municipality STEINKJER = new Municipality("5006");
  static final CountedMonth OCTOBER = new CountedMonth(TRUST, STEINKJER, YearMonth.of(2025, 10));
  static final Scope AUDITOR = new Scope.Auditor(Address.org("910000004"));
  private static final When NOW =
      new When(Instant.parse("2030-01-01T00:00:00Z"), Instant.parse("2030-01-01T00:00:00Z"));

  @TempDir Path data;
  TestLog log;

  /** What this log makes of the view, also where everything comes twice. */
  abstract TakenCounts view(TestLog log);

  @BeforeEach
  void open() {
    log = new TestLog(data);
  }

  @AfterEach
  void close() {
    log.close();
  }

  private String counted(
      CountedMonth month, String at, DisputeParty party, CountSource source, int rows) {
    UUID note = UUID.randomUUID();
    return log.tell(
        CountEvent.STREAM + month.matter(),
        new CountTaken(
            told("c" + note, at),
            party,
            month.trust(),
            month.municipality(),
            month.month(),
            source,
            rows,
            2 * rows,
            List.of(new NoteReference(note, "ab".repeat(32)))),
        Identity.NONE);
  }

  private static String standing(TakenCounts view, CountedMonth month, CountSide side, When when) {
    CountRecord.Entry entry = view.find(month, AUDITOR).standing(when).get(side);
    return entry == null ? "none" : entry.event();
  }

  @Test
  void ofEachSideTheLastCountStands() {
    String first =
        counted(OCTOBER, "2025-11-03T09:00", DisputeParty.TRUST, CountSource.OWN_LIST, 3);
    log.tell(UUID.randomUUID(), new StayEvent.AdmissionMentioned(told("m", "2025-10-01T09:00")));
    String theirs =
        counted(OCTOBER, "2025-11-03T10:00", DisputeParty.MUNICIPALITY, CountSource.OWN_LIST, 4);
    assertThat(standing(view(log), OCTOBER, CountSide.HOSPITAL, NOW)).isEqualTo(first);
    String later =
        counted(
            OCTOBER, "2025-11-04T09:00", DisputeParty.TRUST, CountSource.PATIENT_ADMINISTRATION, 5);
    String reported =
        counted(OCTOBER, "2025-11-04T10:00", DisputeParty.TRUST, CountSource.PATIENT_REGISTER, 6);
    TakenCounts view = view(log);
    assertThat(standing(view, OCTOBER, CountSide.HOSPITAL, NOW)).isEqualTo(later);
    assertThat(standing(view, OCTOBER, CountSide.MUNICIPALITY, NOW)).isEqualTo(theirs);
    assertThat(standing(view, OCTOBER, CountSide.REGISTER, NOW)).isEqualTo(reported);
    assertThat(view.find(OCTOBER, AUDITOR).entries()).hasSize(4);
    assertThat(view.find(OCTOBER, AUDITOR).entries().getLast().position()).isEqualTo(4);
    assertThat(view.find(OCTOBER, AUDITOR).entries().getLast().taken().rows()).isEqualTo(6);
  }

  /** What stood then, not what has come since; by both times. */
  @Test
  void theyAreFoundAsTheyStood() {
    log.recordedAt("2025-11-10T09:00");
    String first =
        counted(OCTOBER, "2025-11-03T09:00", DisputeParty.TRUST, CountSource.OWN_LIST, 3);
    log.recordedAt("2025-11-20T09:00");
    String later =
        counted(OCTOBER, "2025-11-05T09:00", DisputeParty.TRUST, CountSource.OWN_LIST, 4);
    TakenCounts view = view(log);
    Instant now = NOW.asOf();
    assertThat(standing(view, OCTOBER, CountSide.HOSPITAL, NOW)).isEqualTo(later);
    assertThat(
            standing(
                view, OCTOBER, CountSide.HOSPITAL, new When(TestLog.at("2025-11-04T09:00"), now)))
        .isEqualTo(first);
    assertThat(
            standing(
                view, OCTOBER, CountSide.HOSPITAL, new When(now, TestLog.at("2025-11-19T09:00"))))
        .isEqualTo(first);
    assertThat(
            standing(
                view, OCTOBER, CountSide.HOSPITAL, new When(now, TestLog.at("2025-11-09T09:00"))))
        .isEqualTo("none");
  }

  @Test
  void aMonthIsForItsTwoPartiesAndAnAuditor_andIsThatMonthOnly() {
    counted(OCTOBER, "2025-11-03T09:00", DisputeParty.TRUST, CountSource.OWN_LIST, 3);
    TakenCounts view = view(log);
    for (Scope scope :
        List.of(AUDITOR, new Scope.Trust(TRUST), new Scope.OfMunicipality(STEINKJER))) {
      assertThat(view.find(OCTOBER, scope).entries()).as(scope.toString()).hasSize(1);
    }
    for (Scope scope :
        List.of(
            new Scope.Trust(Address.org("997005562")),
            new Scope.OfMunicipality(new Municipality("5038")))) {
      assertThat(view.find(OCTOBER, scope).entries()).as(scope.toString()).isEmpty();
    }
    assertThat(
            view.find(new CountedMonth(TRUST, STEINKJER, YearMonth.of(2025, 9)), AUDITOR).entries())
        .isEmpty();
    assertThat(
            view.find(
                    new CountedMonth(TRUST, new Municipality("5038"), YearMonth.of(2025, 10)),
                    AUDITOR)
                .entries())
        .isEmpty();
  }
}
