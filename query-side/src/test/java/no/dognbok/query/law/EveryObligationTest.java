package no.dognbok.query.law;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import no.dognbok.events.MessageKey;
import no.dognbok.events.Obligation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every obligation of the deadline table in each of the situations in which it can be. */
class EveryObligationTest {

  private static final Path TABLE = Path.of("src/test/resources/obligations.txt");

  private static final String USUAL =
      "2025-05-05T10:00 PatientAdmitted, 2025-05-05T12:00 AdmissionNoticeSent, 2025-05-12T09:00"
          + " HealthInformationUpdated, 2025-05-12T10:00 DeclaredReady by=PHYSICIAN,"
          + " 2025-05-12T10:10 ReadyNoticeSent";

  /** What is striven for, or is normal; missing it is no breach. */
  private static final Set<Obligation> AIMS =
      EnumSet.of(Obligation.NOTICE_IN_DAYTIME, Obligation.RECEPTION_SAME_DAY);

  private enum Situation {
    IN_TIME,
    LATE,
    NOT_AT_ALL,
    NOT_APPLICABLE,
    /** A time is not known exactly, and it may have been in time. */
    IN_DOUBT
  }

  /** What cannot occur, and why. */
  private static Set<Situation> impossible(Obligation obligation) {
    return switch (obligation) {
      // nothing says that it is needed but that it was sent (vedlegg 1.1 g: "ved behov")
      case SUPPLEMENTARY_INFORMATION -> EnumSet.of(Situation.NOT_AT_ALL);
      // a notice that was not sent is missed by the line before it
      case NOTICE_IN_DAYTIME -> EnumSet.of(Situation.NOT_AT_ALL);
      // what was not there when the patient left is missed: later is not at all
      case CONFIRMATION_BEFORE_TRANSFER, READY_TO_TRAVEL, OWN_RESPONSIBILITY_CONDITIONS ->
          EnumSet.of(Situation.LATE);
      // no receipt of the register is told to this ledger
      case REGISTER_REPORT -> EnumSet.complementOf(EnumSet.of(Situation.NOT_APPLICABLE));
      // a threshold (Samarbeidsavtalen 9.2), and no duty
      case NEGOTIATION -> EnumSet.complementOf(EnumSet.of(Situation.NOT_APPLICABLE));
      default -> EnumSet.noneOf(Situation.class);
    };
  }

  private record Row(
      Obligation obligation,
      Situation situation,
      String terms,
      String asOf,
      String events,
      String state,
      String due) {

    static Row of(String line) {
      String[] cells = line.split(" \\| ");
      return new Row(
          Obligation.valueOf(cells[0]),
          Situation.valueOf(cells[1]),
          cells[2],
          cells[3],
          cells[4],
          cells[5],
          cells[6].strip());
    }
  }

  static List<Row> rows() throws IOException {
    return Files.readAllLines(TABLE).stream()
        .filter(line -> !line.isBlank() && !line.startsWith("#"))
        .map(Row::of)
        .toList();
  }

  @ParameterizedTest
  @MethodSource("rows")
  void anObligationStandsWhereItShould(Row row) {
    String first = MessageKey.of("case", String.valueOf(USUAL.split(", ").length)).toString();
    String events =
        row.events()
            .replace("USUAL", USUAL)
            .replace("DIGEST", "ab".repeat(32))
            .replace("FIRST", first);
    Judgement judgement =
        ToldInShort.judgedUnder(row.terms(), row.asOf(), Arrays.stream(events.split(", ")));
    List<Duty> duties =
        judgement.duties().stream().filter(duty -> duty.obligation() == row.obligation()).toList();
    if (row.state().equals("-")) {
      assertThat(duties).isEmpty();
      return;
    }
    Duty duty = duties.getFirst();
    Instant asOf = judgement.asOf();
    assertThat(duty.state(asOf)).as(duty::toString).hasToString(row.state());
    assertThat(duty.due())
        .isEqualTo(row.due().equals("-") ? null : OffsetDateTime.parse(row.due()).toInstant());
    boolean isBroken =
        !AIMS.contains(row.obligation())
            && (row.situation() == Situation.LATE || row.situation() == Situation.NOT_AT_ALL);
    assertThat(duty.isBroken(asOf)).isEqualTo(isBroken);
    if (row.situation() == Situation.IN_DOUBT) {
      assertThat(judgement.doubts()).extracting(Doubt::code).contains(Doubt.Code.ONLY_A_DATE);
    }
  }

  @Test
  void everyObligationHasARowForEachSituationThatCanOccur() throws IOException {
    Map<Obligation, Set<Situation>> missing = new EnumMap<>(Obligation.class);
    for (Obligation obligation : Obligation.values()) {
      missing.put(obligation, EnumSet.complementOf(EnumSet.copyOf(impossible(obligation))));
    }
    for (Row row : rows()) {
      assertThat(impossible(row.obligation())).as(row::toString).doesNotContain(row.situation());
      missing.get(row.obligation()).remove(row.situation());
    }
    missing.values().removeIf(Set::isEmpty);
    assertThat(missing).isEmpty();
  }
}
