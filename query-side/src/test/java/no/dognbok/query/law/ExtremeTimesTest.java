package no.dognbok.query.law;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.LongStream;
import no.dognbok.events.AgreementTerms;
import no.dognbok.events.Answer;
import no.dognbok.events.EventFields;
import no.dognbok.events.Moment;
import no.dognbok.events.StayEvent;
import no.dognbok.events.StayEvent.CommunicationOutage;
import no.dognbok.events.StayEvent.MunicipalityReplied;
import no.dognbok.events.StayEvent.OfferReady;
import no.dognbok.events.Told;
import no.dognbok.query.assessment.Cases;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever years are told, the law neither stumbles nor reckons for long. */
class ExtremeTimesTest {

  private static final List<Instant> TIMES =
      List.of(
          Instant.MIN,
          Instant.parse("0001-01-01T00:00:00Z"),
          Instant.parse("0205-05-12T10:00:00Z"),
          Instant.parse("2011-12-31T23:30:00Z"),
          Instant.parse("9999-12-31T23:59:59Z"),
          Instant.MAX);
  private static final List<LocalDate> DATES =
      List.of(
          LocalDate.MIN,
          LocalDate.of(1, 1, 1),
          LocalDate.of(205, 5, 12),
          LocalDate.of(9999, 12, 31),
          LocalDate.MAX);

  static LongStream seeds() {
    return LongStream.range(0, 300);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  @Timeout(5)
  void aStayWithTimesThatCannotBeIsJudgedQuickly(long seed) {
    Random random = new Random(seed);
    Matter stay = RandomStays.matter(seed);
    List<Recorded> told = new ArrayList<>();
    for (Recorded recorded : stay.told()) {
      told.add(
          random.nextInt(4) == 0
              ? new Recorded(
                  recorded.id(), odd(recorded.event(), random), recorded.position(), Instant.EPOCH)
              : recorded);
    }
    Instant asOf = random.nextInt(2) == 0 ? stay.asOf() : any(TIMES, random);
    assertThatCode(
            () -> {
              Judgement judgement =
                  Law.judge(new Matter(told, stay.stated(), around(random), asOf, RuleSet.ONE));
              judgement.duties().forEach(duty -> duty.state(asOf));
              assertThat(judgement.days()).hasSizeLessThan(8_000);
              Law.owed(told, around(random), RuleSet.ONE);
            })
        .as("stay %d", seed)
        .doesNotThrowAnyException();
  }

  private static Surroundings around(Random random) {
    Duration endless = Duration.ofSeconds(random.nextBoolean() ? Long.MAX_VALUE : Long.MIN_VALUE);
    AgreementTerms none = AgreementTerms.NONE_AGREED;
    AgreementTerms odd =
        new AgreementTerms(
            false,
            endless,
            none.lateAdmissionNotice(),
            false,
            endless,
            LocalTime.MIN,
            LocalTime.MAX,
            none.objectionWindow(),
            none.billingBasis());
    return new Surroundings(
        Directory.EMPTY,
        Agreements.always(random.nextInt(3) == 0 ? odd : none),
        Cases.surroundings().rates(),
        Set.of());
  }

  /** One of its times, or an estimate or an end that it names, is far out. */
  private static StayEvent odd(StayEvent event, Random random) {
    Told told = event.told();
    return switch (random.nextInt(4)) {
      case 0 -> new MunicipalityReplied(told, Answer.NOT_YET, any(DATES, random), null);
      case 1 -> new CommunicationOutage(told, any(TIMES, random), Set.of());
      case 2 -> new OfferReady(told, Moment.exact(any(TIMES, random)));
      default ->
          EventFields.retold(
              event,
              told.at(new Moment(any(TIMES, random), any(precisions(), random)))
                  .sent(told.to(), any(TIMES, random)));
    };
  }

  private static List<Moment.Precision> precisions() {
    return List.of(Moment.Precision.values());
  }

  private static <T> T any(List<T> values, Random random) {
    return values.get(random.nextInt(values.size()));
  }
}
