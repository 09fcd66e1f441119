package no.dognbok.query.statement.form;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import no.dognbok.events.CareType;
import no.dognbok.events.DisputeEvent.DisputeSettled.How;
import no.dognbok.events.DisputeGround;
import no.dognbok.events.Municipality;
import no.dognbok.query.judgement.DayAnswer;
import no.dognbok.query.judgement.DayAnswer.Settled;
import no.dognbok.query.judgement.DoubtAnswer;
import no.dognbok.query.judgement.ReasonAnswer;
import no.dognbok.query.law.Ground;
import no.dognbok.query.law.PaymentDay.Verdict;
import no.dognbok.query.law.Rule;
import no.dognbok.query.law.Standing;
import no.dognbok.query.statement.Correction;
import no.dognbok.query.statement.Correction.Cause;
import no.dognbok.query.statement.Objection;
import no.dognbok.query.statement.Statement;
import no.dognbok.query.statement.Statement.Presented;
import no.dognbok.query.statement.StatementContent;
import no.dognbok.query.statement.StatementContent.Line;
import no.dognbok.query.statement.StatementContent.NotBilled;
import no.dognbok.query.statement.StatementContent.OpenStay;
import no.dognbok.query.statement.StatementContent.Subtotal;
import no.dognbok.query.statement.StatementContent.Totals;
import no.dognbok.query.statement.StatementDay;
import no.dognbok.query.stay.Basis;
import no.dognbok.query.stay.OwnReference;
import no.dognbok.query.stay.PartyAnswer;
import org.jspecify.annotations.Nullable;

/**
 * A statement in which everything occurs that can stand in one, made by hand: two hospitals and
 * care types, a day held back, one settled, one without a rate, corrections to and fro.
 */
public final class SampleStatement {

  static final int RATE = 5_981;
  static final String DIGEST = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08";
  static final String FORMULA = "=HYPERLINK(\"http://ond.example\")";
  static final String MARKUP = "<K&\"77\">";

  static final PartyAnswer TRUST =
      new PartyAnswer("org:983974791", "Helse Nord-Trøndelag HF", true);
  static final PartyAnswer STEINKJER = new PartyAnswer("5006", "Steinkjer", true);
  static final PartyAnswer LEVANGER = new PartyAnswer("org:974754118", "Sykehuset Levanger", true);
  static final PartyAnswer NAMSOS = new PartyAnswer("org:974753898", "Sykehuset Namsos", true);

  static final UUID FIRST = id(1);
  static final UUID SECOND = id(2);
  static final UUID DISPUTE = id(77);

  private SampleStatement() {}

  static UUID id(int number) {
    return new UUID(0x1000_0000_0000_4000L, 0x8000_0000_0000_0000L + number);
  }

  public static Statement filled() {
    return of(Statement.State.PRESENTED, content(), false);
  }

  static Statement simulated() {
    return of(Statement.State.DRAFT, empty(), true);
  }

  static Statement of(Statement.State state, StatementContent content, boolean simulated) {
    boolean draft = state == Statement.State.DRAFT;
    OffsetDateTime at = OffsetDateTime.parse("2025-11-03T09:15:00+01:00");
    return new Statement(
        state,
        content,
        DIGEST,
        new Basis(3, at, at, 4_711, simulated),
        draft ? null : new Presented(at, 4_711, DIGEST, at.plusDays(14)),
        null,
        List.of(new NotBilled(id(99), LEVANGER, List.of(), notPayable(day(20)))),
        draft ? List.of() : List.of(id(55)),
        draft ? List.of() : List.of("Kontrollsummen er en annen enn den som ble lagt fram."));
  }

  static StatementContent empty() {
    return new StatementContent(
        StatementContent.FORM,
        TRUST,
        STEINKJER,
        YearMonth.of(2025, 10),
        List.of(),
        List.of(),
        List.of(),
        new Totals(0, 0, 0L, 0, 0, 0, 0, 0, 0),
        List.of(),
        List.of(),
        List.of());
  }

  /** Ten days billed, one held back, a day more and two less in earlier months. */
  static StatementContent content() {
    List<StatementDay> somatic = new ArrayList<>();
    for (int day = 3; day <= 9; day++) {
      somatic.add(payable(day(day), RATE, null, null));
    }
    somatic.add(payable(day(10), RATE, null, heldBack()));
    somatic.add(payable(day(11), RATE, settled(), null));
    Line first =
        new Line(
            FIRST,
            LEVANGER,
            CareType.SOMATIC,
            List.of(
                new OwnReference(LEVANGER.address(), "HNT-Ærlig-1"),
                new OwnReference("org:840029212", FORMULA)),
            new Municipality("1702"),
            day(3),
            day(11),
            somatic,
            8,
            8L * RATE);
    Line second =
        new Line(
            SECOND,
            NAMSOS,
            CareType.MENTAL_HEALTH,
            List.of(new OwnReference("org:840029212", MARKUP)),
            null,
            day(30),
            day(31),
            List.of(payable(day(30), null, null, null), payable(day(31), null, null, late())),
            2,
            null);
    return new StatementContent(
        StatementContent.FORM,
        TRUST,
        STEINKJER,
        YearMonth.of(2025, 10),
        List.of(first, second),
        List.of(
            correction(day(2).minusMonths(1), 0, RATE, Cause.Kind.STAY),
            correction(day(3).minusMonths(1), RATE, 0, Cause.Kind.DISPUTE),
            correction(day(4).minusMonths(2), RATE, 0, Cause.Kind.RULE_SET)),
        List.of(
            new Subtotal(LEVANGER, CareType.SOMATIC, 1, 8, 8L * RATE),
            new Subtotal(NAMSOS, CareType.MENTAL_HEALTH, 1, 2, 0)),
        new Totals(2, 10, null, 8L * RATE, 1, RATE, -1, -RATE, 7L * RATE),
        List.of(
            notBilled(id(3), notPayable(day(14))),
            notBilled(id(3), notPayable(day(15))),
            notBilled(id(4), notYet(day(31)))),
        List.of(new OpenStay(id(4), LEVANGER, day(28))),
        List.of(2026));
  }

  /** As many stays, each with as many days; nothing else. */
  static StatementContent of(int stays, int days) {
    List<Line> lines = new ArrayList<>();
    for (int stay = 0; stay < stays; stay++) {
      List<StatementDay> of = new ArrayList<>();
      for (int day = 1; day <= days; day++) {
        of.add(payable(day(day), RATE, null, null));
      }
      lines.add(
          new Line(
              id(stay),
              stay % 2 == 0 ? LEVANGER : NAMSOS,
              CareType.SOMATIC,
              List.of(new OwnReference(TRUST.address(), "HNT-" + stay)),
              null,
              day(1),
              day(days),
              of,
              days,
              (long) days * RATE));
    }
    long amount = (long) stays * days * RATE;
    return new StatementContent(
        StatementContent.FORM,
        TRUST,
        STEINKJER,
        YearMonth.of(2025, 10),
        lines,
        List.of(),
        List.of(new Subtotal(LEVANGER, CareType.SOMATIC, stays, stays * days, amount)),
        new Totals(stays, stays * days, amount, amount, 0, 0, 0, 0, amount),
        List.of(),
        List.of(),
        List.of());
  }

  static LocalDate day(int day) {
    return LocalDate.of(2025, 10, day);
  }

  private static StatementDay payable(
      LocalDate date,
      @Nullable Integer rate,
      @Nullable Settled settled,
      @Nullable Objection objection) {
    List<DoubtAnswer> doubts =
        rate == null
            ? List.of(
                new DoubtAnswer(
                    Rule.P15, "COERCION_UNKNOWN", "Tvang er ikke registrert.", List.of()))
            : List.of();
    return new StatementDay(
        date,
        Verdict.PAYABLE,
        settled == null ? Standing.M : Standing.A,
        rate,
        List.of(
            reason(Ground.CONDITIONS_MET),
            reason(Ground.SAID_NO),
            reason(rate == null ? Ground.RATE_UNKNOWN : Ground.RATE_OF_THE_YEAR)),
        doubts,
        settled,
        objection);
  }

  private static StatementDay notPayable(LocalDate date) {
    return new StatementDay(
        date,
        Verdict.NOT_PAYABLE,
        Standing.T,
        null,
        List.of(reason(Ground.NO_ADMISSION_NOTICE)),
        List.of(),
        null,
        null);
  }

  private static StatementDay notYet(LocalDate date) {
    return new StatementDay(
        date,
        Verdict.NOT_YET,
        Standing.I,
        null,
        List.of(reason(Ground.NOT_PASSED)),
        List.of(),
        null,
        null);
  }

  private static ReasonAnswer reason(Ground ground) {
    return new ReasonAnswer(
        ground.rule(),
        ground.name(),
        ground.standing(),
        ground.rule().basis(),
        ground.text(),
        List.of("e-" + ground.ordinal()));
  }

  private static NotBilled notBilled(UUID stay, StatementDay day) {
    return new NotBilled(
        stay, LEVANGER, List.of(new OwnReference(TRUST.address(), "HNT-" + stay)), day);
  }

  private static Correction correction(LocalDate date, long billed, long due, Cause.Kind kind) {
    boolean ofRules = kind == Cause.Kind.RULE_SET;
    return new Correction(
        YearMonth.from(date),
        id(5),
        LEVANGER,
        CareType.SUBSTANCE_USE,
        List.of(new OwnReference(TRUST.address(), "HNT-5")),
        date,
        billed,
        due,
        List.of(reason(due == 0 ? Ground.YES_GIVEN : Ground.SAID_NO)),
        List.of(
            new Cause(
                kind,
                ofRules ? null : "e-4242",
                ofRules ? "Et nytt regelsett er tatt i bruk." : "Svar fra kommunen",
                ofRules ? 4 : null)));
  }

  private static Objection heldBack() {
    return new Objection(
        DISPUTE,
        OffsetDateTime.parse("2025-11-09T23:30:00Z"),
        true,
        true,
        List.of(DisputeGround.Code.ANSWERED_YES));
  }

  private static Objection late() {
    return new Objection(
        DISPUTE,
        OffsetDateTime.parse("2025-12-10T12:00:00+01:00"),
        false,
        false,
        List.of(DisputeGround.Code.RATE, DisputeGround.Code.OTHER));
  }

  private static Settled settled() {
    DayAnswer judged =
        new DayAnswer(
            day(11),
            Verdict.NOT_PAYABLE,
            Standing.M,
            new Municipality("5006"),
            null,
            null,
            List.of(reason(Ground.YES_GIVEN)),
            List.of(),
            null);
    return new Settled(DISPUTE, How.AGREEMENT, DisputeGround.Code.ANSWERED_YES, judged);
  }
}
