package no.dognbok.query.law;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.LongStream;
import no.dognbok.events.Address;
import no.dognbok.events.AgreementTerms;
import no.dognbok.events.ExceptionEvent;
import no.dognbok.events.ExceptionEvent.ExceptionAgreed;
import no.dognbok.events.ExceptionEvent.ExceptionCancelled;
import no.dognbok.events.ExceptionEvent.ExceptionConfirmed;
import no.dognbok.events.ExceptionEvent.ExceptionEnded;
import no.dognbok.events.MessageKey;
import no.dognbok.events.Moment;
import no.dognbok.events.Municipality;
import no.dognbok.events.Obligation;
import no.dognbok.events.ReferenceEvent.AddressMapped;
import no.dognbok.events.StayEvent;
import no.dognbok.events.StayEvent.ForceMajeureAgreed;
import no.dognbok.events.StayEvent.PatientAdmitted;
import no.dognbok.events.StayEvent.PatientDeparted;
import no.dognbok.events.Told;
import no.dognbok.query.law.Duty.Application;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Retn. 1, 3.1 b, for a period in all stays of two parties. */
class ExceptionsForAPeriodTest {

  private static final Address WARD = Address.her("59");
  private static final Address TRUST = Address.org("983974791");
  private static final Address OTHER_TRUST = Address.org("997005562");
  private static final Municipality STEINKJER = new Municipality("5006");
  private static final UUID ONE = UUID.fromString("3d2f7a52-9c1e-4b3f-9a55-0d6f0c1b2a3d");
  private static final UUID OTHER = UUID.fromString("4d2f7a52-9c1e-4b3f-9a55-0d6f0c1b2a3d");

  private static final Directory DIRECTORY =
      new Directory(
          List.of(new AddressMapped(WARD, TRUST, "Sykehuset Levanger", TRUST, null, null, "test")));

  private static Surroundings around(ExceptionEvent... said) {
    List<AgreedException.Said> all = new ArrayList<>();
    for (ExceptionEvent one : said) {
      all.add(new AgreedException.Said("x" + all.size(), one));
    }
    return new Surroundings(
        DIRECTORY,
        Agreements.always(AgreementTerms.NONE_AGREED),
        Rates.NONE,
        new Holidays(Set.of()),
        AgreedExceptions.of(AgreedException.of(all)));
  }

  /** What a line of a table says: {@code agreed by 5006 with 5006 2025-05-12 2025-05-13}. */
  private static ExceptionEvent said(String line) {
    String[] words = line.split(" ");
    Municipality by = words[2].equals("trust") ? null : new Municipality(words[2]);
    Municipality with = words[4].equals("all") ? null : new Municipality(words[4]);
    return switch (words[0]) {
      case "agreed" ->
          new ExceptionAgreed(
              ONE,
              TRUST,
              with,
              by,
              LocalDate.parse(words[5]),
              words.length > 6 ? LocalDate.parse(words[6]) : null,
              "test");
      case "confirmed" -> new ExceptionConfirmed(ONE, TRUST, with, by, "test");
      case "ended" -> new ExceptionEnded(ONE, TRUST, with, by, LocalDate.parse(words[5]), "test");
      case "cancelled" -> new ExceptionCancelled(ONE, TRUST, with, by, "test");
      default -> throw new IllegalArgumentException(line);
    };
  }

  private static Told at(String at) {
    return Told.of(
            Moment.local(LocalDateTime.parse(at)),
            WARD,
            MessageKey.of("test", UUID.randomUUID().toString()))
        .from(WARD);
  }

  private static List<Duty> judge(Surroundings around, StayEvent... told) {
    Instant recordedAt = Instant.parse("2026-01-20T10:00:00Z");
    List<Recorded> recorded = new ArrayList<>();
    for (StayEvent event : told) {
      recorded.add(new Recorded("e" + recorded.size(), event, recorded.size(), recordedAt));
    }
    return Law.judge(new Matter(recorded, Stated.NOTHING, around, recordedAt, RuleSet.ONE))
        .duties();
  }

  /** The patient leaves, and no discharge report is sent: it was due two hours later. */
  private static Duty report(String left, Surroundings around, StayEvent... besides) {
    List<StayEvent> told = new ArrayList<>(List.of(besides));
    told.add(new PatientAdmitted(at("2025-03-01T10:00"), STEINKJER, null, null, null));
    told.add(new PatientDeparted(at(left), false));
    return judge(around, told.toArray(StayEvent[]::new)).stream()
        .filter(duty -> duty.obligation() == Obligation.DISCHARGE_REPORT)
        .findFirst()
        .orElseThrow();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      value = {
        // left | told | exempted by | in doubt
        // by one party, by both, whichever told of it first
        "2025-05-12T10:00 | agreed by trust with 5006 2025-05-12 2025-05-12 | - | false",
        "2025-05-12T10:00 | agreed by 5006 with 5006 2025-05-12 2025-05-12 | x0 | true",
        "2025-05-12T10:00 | agreed by trust with 5006 2025-05-12 2025-05-12, confirmed by 5006 with"
            + " 5006 | x0 x1 | false",
        "2025-05-12T10:00 | agreed by 5006 with 5006 2025-05-12 2025-05-12, confirmed by trust with"
            + " 5006 | x1 x0 | false",
        // before, on and after: days are those of Oslo, and that on which it was due counts
        "2025-05-12T21:59 | agreed by 5006 with 5006 2025-05-12 2025-05-12 | x0 | true",
        "2025-05-12T22:00 | agreed by 5006 with 5006 2025-05-12 2025-05-12 | - | false",
        "2025-05-12T22:00 | agreed by 5006 with 5006 2025-05-13 2025-05-13 | x0 | true",
        "2025-05-12T21:59 | agreed by 5006 with 5006 2025-05-13 2025-05-13 | - | false",
        "2025-05-12T10:00 | agreed by 5006 with 5006 2025-05-01 2025-05-11 | - | false",
        "2025-05-12T10:00 | agreed by 5006 with 5006 2025-05-13 | - | false",
        "2025-12-31T22:30 | agreed by 5006 with 5006 2026-01-01 2026-01-01 | x0 | true",
        "2025-03-30T21:30 | agreed by 5006 with 5006 2025-03-30 2025-03-30 | x0 | true",
        "2025-10-26T21:30 | agreed by 5006 with 5006 2025-10-26 2025-10-26 | x0 | true",
        // while it lasts
        "2025-05-12T10:00 | agreed by 5006 with 5006 2025-05-01 | x0 | true",
        // ended earlier, by either
        "2025-05-12T10:00 | agreed by 5006 with 5006 2025-05-01, ended by trust with 5006"
            + " 2025-05-11 | - | false",
        "2025-05-12T10:00 | agreed by 5006 with 5006 2025-05-01 2025-05-31, ended by 5006 with"
            + " 5006 2025-05-12 | x0 | true",
        // wrong: the whole of it, or a confirmation
        "2025-05-12T10:00 | agreed by 5006 with 5006 2025-05-01, confirmed by trust with 5006,"
            + " cancelled by 5006 with 5006 | - | false",
        "2025-05-12T10:00 | agreed by 5006 with 5006 2025-05-01, confirmed by trust with 5006,"
            + " cancelled by trust with 5006 | x0 | true",
        "2025-05-12T10:00 | agreed by 5006 with 5006 2025-05-01, confirmed by trust with 5006,"
            + " cancelled by trust with 5006, confirmed by trust with 5006 | x3 x0 | false",
        // with all, of whom each confirms for itself
        "2025-05-12T10:00 | agreed by trust with all 2025-05-01 | - | false",
        "2025-05-12T10:00 | agreed by trust with all 2025-05-01, confirmed by 5038 with all | - |"
            + " false",
        "2025-05-12T10:00 | agreed by trust with all 2025-05-01, confirmed by 5038 with all,"
            + " confirmed by 5006 with all | x0 x2 | false",
        // with another
        "2025-05-12T10:00 | agreed by trust with 5038 2025-05-01 | - | false",
        // of nothing that anybody told of
        "2025-05-12T10:00 | confirmed by trust with 5006 | - | false",
        "2025-05-12T10:00 | - | - | false"
      })
  void aRoutineIsExemptOnTheDaysThatWereAgreedOn(
      String left, @Nullable String told, @Nullable String exemptedBy, boolean inDoubt) {
    ExceptionEvent[] said =
        told == null
            ? new ExceptionEvent[0]
            : Arrays.stream(told.split(", "))
                .map(ExceptionsForAPeriodTest::said)
                .toArray(ExceptionEvent[]::new);
    Duty report = report(left, around(said));
    assertThat(report.application())
        .isEqualTo(exemptedBy == null ? Application.DUE : Application.EXEMPT);
    assertThat(String.join(" ", report.exemptedBy()))
        .isEqualTo(exemptedBy == null ? "" : exemptedBy);
    assertThat(report.isBroken(Instant.parse("2026-01-20T10:00:00Z")))
        .isEqualTo(exemptedBy == null);
    assertThat(report.doubts())
        .extracting(Doubt::code)
        .isEqualTo(inDoubt ? List.of(Doubt.Code.AGREED_BY_ONE_PARTY) : List.of());
  }

  @Test
  void anotherTrustHasAgreedOnNothing() {
    ExceptionEvent others =
        new ExceptionAgreed(ONE, OTHER_TRUST, null, null, LocalDate.of(2025, 5, 1), null, "test");
    assertThat(report("2025-05-12T10:00", around(others)).application()).isEqualTo(Application.DUE);
  }

  @Test
  void twoOfTheSameIdBetweenOthersAreTwo() {
    ExceptionEvent mine = said("agreed by 5006 with 5006 2025-05-01");
    ExceptionEvent theirs = said("agreed by 5038 with 5038 2025-05-01");
    ExceptionEvent cancelled = said("cancelled by 5038 with 5038");
    assertThat(report("2025-05-12T10:00", around(mine, theirs, cancelled)).exemptedBy())
        .containsExactly("x0");
  }

  /** Each told of it by itself, under an id of its own, or in the stay. */
  @Test
  void twoWordsForTheSameDaysAreAnAgreement() {
    ExceptionEvent trusts = said("agreed by trust with 5006 2025-05-01");
    ExceptionEvent municipalitys =
        new ExceptionAgreed(
            OTHER, TRUST, STEINKJER, STEINKJER, LocalDate.of(2025, 5, 12), null, "test");
    Duty both = report("2025-05-12T10:00", around(trusts, municipalitys));
    assertThat(both.exemptedBy()).containsExactly("x0", "x1");
    assertThat(both.doubts()).isEmpty();
    Duty inStayToo =
        report(
            "2025-05-12T10:00",
            around(municipalitys),
            new ForceMajeureAgreed(
                at("2025-05-12T08:00"), Address.of(STEINKJER), LocalDate.of(2025, 5, 12), null));
    assertThat(inStayToo.exemptedBy()).containsExactly("e0", "x0");
    assertThat(inStayToo.doubts()).isEmpty();
  }

  static LongStream seeds() {
    return LongStream.range(0, 300);
  }

  /** Whatever the stay: the agreement's routines are exempt, and nothing else is touched. */
  @ParameterizedTest
  @MethodSource("seeds")
  void theRegulationAndTheDaysStandAsTheyStood(long seed) {
    Matter matter = RandomStays.matter(seed);
    Surroundings plain = matter.around();
    AgreedExceptions always = (_, _, _) -> List.of(new AgreedExceptions.Covering("x", "y"));
    Judgement before = Law.judge(matter);
    Judgement after =
        Law.judge(
            new Matter(
                matter.told(),
                matter.stated(),
                new Surroundings(
                    plain.directory(), plain.agreements(), plain.rates(), plain.holidays(), always),
                matter.asOf(),
                matter.rules()));
    assertThat(after.days()).isEqualTo(before.days());
    assertThat(after.doubts()).isEqualTo(before.doubts());
    assertThat(after.duties()).hasSameSizeAs(before.duties());
    for (int i = 0; i < after.duties().size(); i++) {
      Duty was = before.duties().get(i);
      boolean isRoutine = DeadlineTable.of(was.obligation()).standing() == Standing.A;
      boolean isExempt =
          isRoutine
              && was.application() == Application.DUE
              && (was.due() != null || was.since() != null);
      assertThat(after.duties().get(i))
          .isEqualTo(isExempt ? was.exempted(List.of("x", "y"), List.of()) : was);
    }
  }

  @Test
  void theRegulationIsTouchedByNothingThatIsAgreedOn() {
    List<Duty> duties =
        judge(
            around(said("agreed by trust with 5006 2025-01-01")),
            new PatientAdmitted(at("2025-05-01T10:00"), STEINKJER, null, null, null),
            new PatientDeparted(at("2025-05-12T10:00"), false));
    assertThat(duties)
        .filteredOn(duty -> duty.obligation() == Obligation.DISCHARGE_SUMMARY)
        .as("§ 12")
        .singleElement()
        .satisfies(duty -> assertThat(duty.application()).isEqualTo(Application.DUE));
    assertThat(duties)
        .filteredOn(duty -> duty.obligation() == Obligation.ADMISSION_NOTICE)
        .as("§ 8")
        .singleElement()
        .satisfies(duty -> assertThat(duty.application()).isEqualTo(Application.DUE));
  }
}
