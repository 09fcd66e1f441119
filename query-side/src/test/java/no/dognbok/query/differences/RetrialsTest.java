package no.dognbok.query.differences;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import no.dognbok.events.Address;
import no.dognbok.events.AgreementTerms;
import no.dognbok.events.DisputeEvent;
import no.dognbok.events.DisputeEvent.DisputeOpened;
import no.dognbok.events.DisputeEvent.DisputeSettled;
import no.dognbok.events.DisputeEvent.SettlementConfirmed;
import no.dognbok.events.DisputeEvent.SettlementContested;
import no.dognbok.events.DisputeGround;
import no.dognbok.events.DisputeParty;
import no.dognbok.events.DisputeStep;
import no.dognbok.events.DisputedMatter;
import no.dognbok.events.ExceptionEvent.ExceptionAgreed;
import no.dognbok.events.ExceptionEvent.ExceptionConfirmed;
import no.dognbok.events.ExceptionEvent.ExceptionEnded;
import no.dognbok.events.MessageKey;
import no.dognbok.events.Moment;
import no.dognbok.events.Municipality;
import no.dognbok.events.Obligation;
import no.dognbok.events.ReferenceEvent;
import no.dognbok.events.ReferenceEvent.AddressMapped;
import no.dognbok.events.ReferenceEvent.DailyRateSet;
import no.dognbok.events.ReferenceEvent.TermsAgreed;
import no.dognbok.events.Refusal;
import no.dognbok.events.Told;
import no.dognbok.identity.Identity;
import no.dognbok.log.EventJson;
import no.dognbok.log.EventTypes;
import no.dognbok.log.StoredEvent;
import no.dognbok.query.assessment.Case;
import no.dognbok.query.assessment.Cases;
import no.dognbok.query.law.DisputeEntry;
import no.dognbok.query.law.Disputed;
import no.dognbok.query.law.PaymentDay;
import no.dognbok.query.law.Recorded;
import no.dognbok.query.law.RuleSet;
import no.dognbok.query.stay.StayRecord;
import no.dognbok.query.surroundings.SurroundingsView.Known;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** What changed in a judgement, and which of the news changed it. */
class RetrialsTest {

  private static final Instant AS_OF = Instant.parse("2025-06-01T10:00:00Z");
  private static final Address HOSPITAL = Address.org("974754118");
  private static final Address TRUST = Address.org("983974791");

  private static final String ADMITTED =
      "{at: \"2025-05-05T10:00\", type: PatientAdmitted, hospital: \"974754118\", municipality:"
          + " \"5006\", careType: SOMATIC}";
  private static final String NOTICE = "{at: \"2025-05-05T16:00\", type: AdmissionNoticeSent}";
  private static final String INFORMATION =
      "{at: \"2025-05-12T09:00\", type: HealthInformationUpdated}";
  private static final String DECLARED =
      "{at: \"2025-05-12T10:00\", type: DeclaredReady, by: PHYSICIAN}";
  private static final String READY = "{at: \"2025-05-12T10:05\", type: ReadyNoticeSent}";
  private static final String NOT_YET =
      "{at: \"2025-05-12T11:00\", type: MunicipalityReplied, answer: NOT_YET}";
  private static final String DEPARTED = "{at: \"2025-05-14T12:00\", type: PatientDeparted}";

  /** Two days: the 12th and the 13th of May. */
  private static final List<Object> WHOLE =
      List.of(rate(5981), ADMITTED, NOTICE, INFORMATION, DECLARED, READY, NOT_YET, DEPARTED);

  private static DailyRateSet rate(int nok) {
    return new DailyRateSet(2025, nok, "test");
  }

  private static AddressMapped mapped(Address address) {
    return new AddressMapped(address, address, "name", TRUST, null, null, "test");
  }

  private static TermsAgreed terms(boolean summary, String from) {
    AgreementTerms none = AgreementTerms.NONE_AGREED;
    return new TermsAgreed(
        TRUST,
        new Municipality("5006"),
        LocalDate.parse(from),
        null,
        new AgreementTerms(
            summary,
            null,
            none.lateAdmissionNotice(),
            false,
            Duration.ofHours(2),
            LocalTime.of(8, 0),
            LocalTime.of(15, 0),
            none.objectionWindow(),
            none.billingBasis()),
        "test");
  }

  private static String cancels(int number, String at) {
    return "{at: \"%s\", type: MessageCancelled, cancels: %d}".formatted(at, number);
  }

  /**
   * Two states of knowledge. Events of the stay are numbered from 0 over both; what is around it
   * from r0.
   *
   * @param days those that differ, as {@code 12 PAYABLE 5981 because 7}
   */
  private record Row(
      String name, List<Object> first, List<Object> then, long before, long after, String... days) {
    @Override
    public String toString() {
      return name;
    }
  }

  private static List<Object> without(Object... left) {
    List<Object> rest = new ArrayList<>(WHOLE);
    rest.removeAll(List.of(left));
    return rest;
  }

  private static List<Object> and(List<Object> some, Object... more) {
    return Stream.concat(some.stream(), Stream.of(more)).toList();
  }

  static Stream<Row> rows() {
    return Stream.of(
        new Row("nothing was told", WHOLE, List.of(), 11962, 11962),
        new Row(
            "what is told changes no day",
            WHOLE,
            List.of("{at: \"2025-05-14T12:10\", type: DischargeReportSent}"),
            11962,
            11962),
        new Row(
            "a late cancellation takes the days away",
            WHOLE,
            List.of(cancels(4, "2025-05-20T10:00")),
            11962,
            0,
            "12 NOT_PAYABLE because 7",
            "13 NOT_PAYABLE because 7",
            "14 NOT_PAYABLE because 7"),
        new Row(
            "a cancellation that was cancelled",
            WHOLE,
            List.of(cancels(4, "2025-05-20T10:00"), cancels(7, "2025-05-20T11:00")),
            11962,
            11962),
        new Row(
            "cancelled, not so, cancelled after all",
            WHOLE,
            List.of(
                cancels(4, "2025-05-20T10:00"),
                cancels(7, "2025-05-20T11:00"),
                cancels(4, "2025-05-20T12:00")),
            11962,
            0,
            "12 NOT_PAYABLE because 9",
            "13 NOT_PAYABLE because 9",
            "14 NOT_PAYABLE because 9"),
        new Row(
            "two notices that count only together",
            without(NOTICE, READY, NOT_YET),
            List.of(
                "{at: \"2025-05-14T12:10\", type: DischargeReportSent}",
                NOTICE,
                "{at: \"2025-05-14T12:20\", type: DischargeSummarySent}",
                READY),
            0,
            11962,
            "12 PAYABLE 5981 because 5,7",
            "13 PAYABLE 5981 because 5,7",
            "14 NOT_PAYABLE because 5,7"),
        new Row(
            "a rate set later",
            without(rate(5981)),
            List.of(new DailyRateSet(2024, 5745, "test"), rate(5981)),
            -1,
            11962,
            "12 PAYABLE 5981 because r1",
            "13 PAYABLE 5981 because r1"),
        new Row(
            "a rate set to something else and back",
            WHOLE,
            List.of(rate(6000), rate(5981)),
            11962,
            11962),
        new Row(
            "a rate mended twice",
            WHOLE,
            List.of(rate(6000), rate(6100)),
            11962,
            12200,
            "12 PAYABLE 6100 because r2",
            "13 PAYABLE 6100 because r2"),
        new Row(
            "new terms",
            and(WHOLE, mapped(HOSPITAL)),
            List.of(terms(true, "2025-05-13")),
            11962,
            5981,
            "12 PAYABLE 5981 because r2", // the period ends under them: its summary is in doubt
            "13 NOT_PAYABLE because r2",
            "14 NOT_PAYABLE because r2"),
        new Row(
            "terms that reach the hospital by an address told later",
            WHOLE,
            List.of(
                mapped(Address.her("1")),
                terms(true, "2025-01-01"),
                mapped(HOSPITAL),
                mapped(Address.her("2"))),
            11962,
            0,
            "12 NOT_PAYABLE because r2,r3",
            "13 NOT_PAYABLE because r2,r3",
            "14 NOT_PAYABLE because r2,r3"),
        new Row(
            "new terms, and the summary that they ask for",
            and(WHOLE, mapped(HOSPITAL)),
            List.of(
                terms(true, "2025-01-01"),
                "{at: \"2025-05-13T09:00\", type: DischargeSummarySent}"),
            11962,
            5981,
            "12 NOT_PAYABLE because r2,7"),
        new Row(
            "a corrected residence moves the payer",
            WHOLE,
            List.of(
                "{at: \"2025-05-13T09:00\", type: ResidenceCorrected, municipality: \"5053\"}",
                "{at: \"2025-05-13T09:30\", type: AdmissionNoticeSent, municipality: \"5053\"}",
                "{at: \"2025-05-13T09:40\", type: ReadyNoticeSent, municipality: \"5053\"}"),
            11962,
            5981,
            "12 NOT_PAYABLE because 7,8,9",
            "13 PAYABLE 5981 by 5053 because 7,8,9",
            "14 NOT_PAYABLE because 7,8,9"),
        new Row(
            "a settlement that both parties have told",
            WHOLE,
            List.of(
                OPENED,
                settled("2025-05-13"),
                "{at: \"2025-05-14T12:10\", type: DischargeReportSent}",
                new SettlementConfirmed(told("c"), DisputeParty.MUNICIPALITY, "d9", null)),
            11962,
            5981,
            "13 NOT_PAYABLE because d8,d9,d11"),
        new Row(
            "a settlement that one party has told",
            and(WHOLE, OPENED),
            List.of(settled("2025-05-13")),
            11962,
            11962,
            "12 PAYABLE 5981 because d9",
            "13 PAYABLE 5981 because d9",
            "14 NOT_PAYABLE because d9"),
        new Row(
            "a settlement that was contested",
            WHOLE,
            List.of(
                OPENED,
                settled("2025-05-13"),
                new SettlementContested(told("c"), DisputeParty.MUNICIPALITY, "d9", null)),
            11962,
            11962,
            "12 PAYABLE 5981 because d8",
            "13 PAYABLE 5981 because d8",
            "14 NOT_PAYABLE because d8"));
  }

  private static Told told(String id) {
    return Told.of(
        Moment.exact(Instant.parse("2025-05-20T10:00:00Z")), TRUST, MessageKey.of("test", id));
  }

  private static final UUID DISPUTE = UUID.fromString("40000000-0000-4000-8000-000000000001");

  /** The hospital's address is not mapped: it stands for itself. */
  private static final DisputeOpened OPENED =
      new DisputeOpened(
          told("o"),
          DisputeParty.MUNICIPALITY,
          HOSPITAL,
          new Municipality("5006"),
          new DisputedMatter(DISPUTE, List.of(), null),
          List.of(new DisputeGround(DisputeGround.Code.ANSWERED_YES, null)));

  private static DisputeSettled settled(String falls) {
    return new DisputeSettled(
        told("s"),
        DisputeParty.TRUST,
        List.of(),
        List.of(LocalDate.parse(falls)),
        DisputeGround.Code.ANSWERED_YES,
        DisputeStep.LOWEST_LEVEL,
        DisputeSettled.How.AGREEMENT,
        Set.of(DisputeParty.TRUST, DisputeParty.MUNICIPALITY),
        null);
  }

  /** What was recorded, in order, with the news at its end. */
  private static Retrials retrials(List<Object> first, List<Object> then) {
    List<Object> all = and(first, then.toArray());
    String events =
        all.stream()
            .filter(String.class::isInstance)
            .map(event -> "  - " + event)
            .collect(Collectors.joining("\n"));
    List<Recorded> told =
        Case.read(
                new YAMLMapper().readTree("id: x\nstay: {}\nevents:\n" + events),
                Cases.surroundings())
            .matter()
            .told();
    List<News> news = new ArrayList<>();
    int stay = 0;
    for (int i = 0; i < all.size(); i++) {
      if (all.get(i) instanceof ReferenceEvent event) {
        news.add(around(event, i, news.size() - stay));
      } else if (all.get(i) instanceof DisputeEvent event) {
        news.add(new News.OfDispute(DISPUTE, new DisputeEntry("d" + i, event, i, AS_OF, i)));
      } else {
        Recorded one = told.get(stay);
        Recorded named = new Recorded(one.id(), one.event(), i, AS_OF);
        news.add(new News.OfStay(new StayRecord.Entry(named, i, stay++, Identity.NONE)));
      }
    }
    List<News> known = news.subList(0, first.size());
    return Retrials.of(
        new Retrials.Case(
            known.stream()
                .filter(News.OfStay.class::isInstance)
                .map(one -> ((News.OfStay) one).entry().recorded())
                .toList(),
            known.stream()
                .filter(News.Around.class::isInstance)
                .map(one -> ((News.Around) one).known())
                .toList(),
            _ -> RuleSet.NEWEST,
            AS_OF,
            disputed(known)),
        Function.identity(),
        news.subList(first.size(), news.size()));
  }

  private static List<Disputed> disputed(List<News> known) {
    List<DisputeEntry> entries =
        known.stream()
            .filter(News.OfDispute.class::isInstance)
            .map(one -> ((News.OfDispute) one).entry())
            .toList();
    return entries.isEmpty() ? List.of() : List.of(new Disputed(DISPUTE, entries));
  }

  private static News around(ReferenceEvent event, int index, int number) {
    return new News.Around(
        new Known(
            new StoredEvent(
                index,
                index,
                AS_OF,
                "reference/" + index,
                0,
                "r" + number,
                EventTypes.name(event.getClass()),
                "1",
                AS_OF,
                EventJson.write(event),
                null),
            event));
  }

  private static String because(Retrials.Explained explained, List<Object> all) {
    return explained.because().stream()
        .map(one -> one instanceof News.OfStay ? String.valueOf(number(one, all)) : one.id())
        .collect(Collectors.joining(","));
  }

  private static long number(News one, List<Object> all) {
    return IntStream.range(0, (int) one.index()).filter(i -> all.get(i) instanceof String).count();
  }

  private static String text(PaymentDay day) {
    String payer =
        day.payer() == null || day.payer().number().equals("5006")
            ? ""
            : " by " + day.payer().number();
    return "%d %s%s%s"
        .formatted(
            day.date().getDayOfMonth(),
            day.verdict(),
            day.isPayable() ? " " + day.rate() : "",
            day.isPayable() ? payer : "");
  }

  @ParameterizedTest
  @MethodSource("rows")
  void theDaysThatDifferAndWhatChangedThem(Row row) {
    Retrials retrials = retrials(row.first(), row.then());
    List<Object> all = and(row.first(), row.then().toArray());
    List<String> days =
        retrials.explained().stream()
            .filter(explained -> explained.difference() instanceof Difference.OfDay)
            .map(explained -> {
              Difference.OfDay day = (Difference.OfDay) explained.difference();
              return "%s because %s"
                  .formatted(
                      day.after() == null
                          ? day.date().getDayOfMonth() + " gone"
                          : text(day.after()),
                      because(explained, all));
            })
            .toList();
    Long before = retrials.before().amount();
    Long after = retrials.after().amount();
    assertThat(days).containsExactly(row.days());
    assertThat(before == null ? -1 : before).isEqualTo(row.before());
    assertThat(after == null ? -1 : after).isEqualTo(row.after());
  }

  private static List<String> duties(Retrials retrials, Obligation obligation) {
    return retrials.explained().stream()
        .filter(explained ->
            explained.difference() instanceof Difference.OfDuty duty
                && Stream.of(duty.earlier(), duty.later())
                    .anyMatch(one -> one != null && one.obligation() == obligation))
        .map(explained -> {
          Difference.OfDuty duty = (Difference.OfDuty) explained.difference();
          return "%s to %s because %d"
              .formatted(
                  duty.before() == null ? "none" : duty.before().state(AS_OF),
                  duty.after() == null ? "none" : duty.after().state(AS_OF),
                  explained.because().size());
        })
        .toList();
  }

  @Test
  void aDutyThatIsFulfilledIsTheSameDuty() {
    Retrials retrials =
        retrials(WHOLE, List.of("{at: \"2025-05-14T12:10\", type: DischargeReportSent}"));
    assertThat(duties(retrials, Obligation.DISCHARGE_REPORT))
        .singleElement()
        .asString()
        .startsWith("OVERDUE to FULFILLED")
        .endsWith("because 1");
    assertThat(duties(retrials, Obligation.REPLY)).isEmpty();
  }

  /** Retn. 1, 3.1 b, for a period: told by one, confirmed by the other, ended before that day. */
  @Test
  void anExceptionForAPeriodIsNamedWhereItChangesADuty() {
    UUID id = UUID.fromString("3d2f7a52-9c1e-4b3f-9a55-0d6f0c1b2a3d");
    Municipality steinkjer = new Municipality("5006");
    LocalDate from = LocalDate.of(2025, 5, 10);
    Object agreed = new ExceptionAgreed(id, TRUST, steinkjer, steinkjer, from, null, "test");
    Object confirmed = new ExceptionConfirmed(id, TRUST, steinkjer, null, "test");
    Object elsewhere =
        new ExceptionAgreed(id, TRUST, new Municipality("5038"), null, from, null, "test");
    Object ended = new ExceptionEnded(id, TRUST, steinkjer, null, from, "test");
    Retrials both =
        retrials(and(WHOLE, mapped(HOSPITAL)), List.of(elsewhere, agreed, rate(6000), confirmed));
    assertThat(duties(both, Obligation.DISCHARGE_REPORT))
        .containsExactly("OVERDUE to EXEMPT because 2");
    assertThat(both.news()).extracting(News::id).containsExactly("r3", "r4", "r5");
    Retrials over = retrials(and(WHOLE, mapped(HOSPITAL), agreed), List.of(confirmed, ended));
    assertThat(duties(over, Obligation.DISCHARGE_REPORT))
        .containsExactly("EXEMPT to OVERDUE because 1");
    assertThat(duties(over, Obligation.DISCHARGE_SUMMARY)).isEmpty();
  }

  @Test
  void aDutyThatNothingHadTriggeredIsTheOneThatSomethingTriggers() {
    Retrials retrials = retrials(without(READY, NOT_YET), List.of(READY));
    assertThat(duties(retrials, Obligation.REPLY)).hasSize(1);
    assertThat(duties(retrials, Obligation.READY_NOTICE))
        .singleElement()
        .asString()
        .endsWith("because 1");
  }

  @Test
  void aStayThatNobodyHadToldOfHadNothing() {
    List<Object> around = List.of(rate(5981));
    List<Object> stay = new ArrayList<>(WHOLE);
    stay.removeAll(around);
    Retrials retrials = retrials(around, stay);
    assertThat(retrials.before()).isEqualTo(Outcome.NOTHING);
    assertThat(retrials.after().payable()).isEqualTo(2);
    assertThat(retrials.explained())
        .filteredOn(explained -> explained.difference() instanceof Difference.OfDay)
        .isNotEmpty()
        .allSatisfy(explained ->
            assertThat(explained.because()).hasSizeGreaterThan(4).hasSizeLessThanOrEqualTo(7));
  }

  @Test
  void aDoubtComesAndGoesWithWhatIsToldOfIt() {
    Retrials came = retrials(WHOLE, List.of("{at: \"2025-05-15T12:00\", type: PatientDeparted}"));
    assertThat(came.explained())
        .filteredOn(
            explained -> explained.difference() instanceof Difference.OfDoubt doubt && doubt.came())
        .isNotEmpty()
        .allSatisfy(explained -> assertThat(explained.because()).hasSize(1));
    Retrials went =
        retrials(
            and(WHOLE, "{at: \"2025-05-15T12:00\", type: PatientDeparted}"),
            List.of(cancels(7, "2025-05-16T12:00")));
    assertThat(went.explained())
        .filteredOn(explained ->
            explained.difference() instanceof Difference.OfDoubt doubt && !doubt.came())
        .isNotEmpty();
  }

  @Test
  void whatTheJudgementDidNotLookAtIsNotNamed() {
    Retrials retrials =
        retrials(
            WHOLE,
            List.of(new DailyRateSet(1999, 1, "test"), mapped(Address.her("7")), rate(5982)));
    assertThat(retrials.news()).extracting(News::id).containsExactly("r3");
  }

  @Test
  void moreThanCanBeToldApartIsRefused() {
    List<Object> many = new ArrayList<>();
    for (int i = 0; i <= Retrials.MOST_NEWS; i++) {
      many.add(rate(5000 + i));
    }
    assertThatThrownBy(() -> retrials(WHOLE, many))
        .isInstanceOfSatisfying(
            Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo(Refusal.Code.TOO_LARGE));
  }
}
