package no.dognbok.query.law;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import no.dognbok.events.MessageKey;
import no.dognbok.events.Moment;
import no.dognbok.events.StayEvent.MessageCancelled;
import no.dognbok.events.StayEvent.ReadyNoticeSent;
import no.dognbok.events.Told;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds for every stay, however odd. A failing seed is a stay to look at. */
class LawPropertiesTest {

  /** The same, without one of the facts that stand: the cancellation itself is still there. */
  private static Judgement withoutFact(Judgement judgement, String id) {
    return new Judgement(
        judgement.ruleSet(),
        judgement.asOf(),
        judgement.hospital(),
        judgement.municipality(),
        judgement.careType(),
        judgement.admittedAt(),
        judgement.departedAt(),
        judgement.ready(),
        judgement.days(),
        judgement.duties(),
        judgement.checklists(),
        judgement.doubts(),
        judgement.facts().stream().filter(fact -> !fact.id().equals(id)).toList());
  }

  private static final int STAYS = 2_000;

  static LongStream seeds() {
    return LongStream.range(0, STAYS / 10);
  }

  /** Ten stays a test, so that the report stays readable. */
  private static LongStream stays(long seed) {
    return LongStream.range(seed * 10, seed * 10 + 10);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void aCancelledEventIsAsIfItNeverWas(long seed) {
    stays(seed)
        .forEach(stay -> {
          Matter matter = RandomStays.matter(stay);
          Random random = new Random(stay);
          Recorded victim = matter.told().get(random.nextInt(matter.told().size()));
          UUID telling = victim.event().told().message();
          if (isPartOfAChain(matter, telling)) {
            return; // a message and its later wordings are one: covered by TellingsTest
          }
          List<Recorded> with = new ArrayList<>(matter.told());
          Recorded cancellation = cancellation(victim, matter.asOf());
          with.add(cancellation);
          List<Recorded> without =
              matter.told().stream().filter(recorded -> recorded != victim).toList();
          assertThat(withoutFact(judgedFrom(matter, with), cancellation.id()))
              .as("stay %d without its event %s", stay, victim)
              .isEqualTo(judgedFrom(matter, without));
        });
  }

  private static boolean isPartOfAChain(Matter matter, UUID telling) {
    return matter.told().stream()
        .map(recorded -> recorded.event().told())
        .anyMatch(told ->
            told.replaces() != null
                && (telling.equals(told.replaces()) || telling.equals(told.message())));
  }

  private static Recorded cancellation(Recorded victim, Instant at) {
    UUID message = MessageKey.of("random", "cancellation");
    return new Recorded(
        message.toString(),
        new MessageCancelled(
            Told.of(Moment.exact(at), victim.event().told().by(), message),
            victim.event().told().message()),
        1_000,
        at);
  }

  private static Judgement judgedFrom(Matter matter, List<Recorded> told) {
    return Law.judge(
        new Matter(told, matter.stated(), matter.around(), matter.asOf(), matter.rules()));
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void theOrderOfTellingDoesNotChangeTheJudgementAtTheEnd(long seed) {
    stays(seed)
        .forEach(stay -> {
          Matter matter = RandomStays.matter(stay);
          Judgement judgement = Law.judge(matter);
          List<Recorded> shuffled = new ArrayList<>(matter.told());
          for (int i = 0; i < 3; i++) {
            Collections.shuffle(shuffled, new Random(stay + i));
            List<Recorded> retold = new ArrayList<>();
            for (Recorded recorded : shuffled) {
              retold.add(
                  new Recorded(
                      recorded.id(),
                      recorded.event(),
                      retold.size(),
                      matter.asOf().plusSeconds(retold.size())));
            }
            assertThat(judgedFrom(matter, retold)).as("stay %d", stay).isEqualTo(judgement);
          }
        });
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void aReasonNamesOnlyEventsThatWereToldByThen(long seed) {
    stays(seed)
        .forEach(stay -> {
          Matter matter = RandomStays.matter(stay);
          Instant knownAt =
              matter.told().get(new Random(stay).nextInt(matter.told().size())).recordedAt();
          List<Recorded> told =
              matter.told().stream()
                  .filter(recorded -> !recorded.recordedAt().isAfter(knownAt))
                  .toList();
          Set<String> known = told.stream().map(Recorded::id).collect(Collectors.toSet());
          Judgement judgement =
              Law.judge(
                  new Matter(
                      told, matter.stated(), matter.around(), matter.asOf(), matter.rules()));
          judgement
              .days()
              .forEach(day -> {
                day.reasons().forEach(reason -> assertThat(known).containsAll(reason.events()));
                day.doubts().forEach(doubt -> assertThat(known).containsAll(doubt.events()));
              });
          judgement
              .duties()
              .forEach(duty -> {
                assertThat(known).containsAll(duty.triggeredBy());
                assertThat(known).containsAll(duty.fulfilledBy());
              });
        });
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void paymentDaysNeverOverlapNeverPrecedeTheNoticeAndNeverIncludeTheDayOfDeparture(long seed) {
    stays(seed)
        .forEach(stay -> {
          Matter matter = RandomStays.matter(stay);
          Judgement judgement = Law.judge(matter);
          List<LocalDate> payable = judgement.payable();
          assertThat(payable).as("stay %d", stay).isSorted().doesNotHaveDuplicates();
          History history = History.of(matter);
          if (!payable.isEmpty()) {
            LocalDate firstNotice =
                history
                    .all(ReadyNoticeSent.class)
                    .map(Fact::day)
                    .min(Comparator.naturalOrder())
                    .orElseThrow();
            assertThat(payable.getFirst()).as("stay %d", stay).isAfterOrEqualTo(firstNotice);
            assertThat(payable.getLast()).isBefore(RandomStays.day(matter.asOf()));
          }
          history
              .departure()
              .ifPresent(departure ->
                  assertThat(payable)
                      .as("stay %d", stay)
                      .allMatch(day -> day.isBefore(departure.day())));
        });
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void everyDayHasAReasonAndTheSameStayGetsTheSameJudgement(long seed) {
    stays(seed)
        .forEach(stay -> {
          Matter matter = RandomStays.matter(stay);
          Judgement judgement = Law.judge(matter);
          assertThat(Law.judge(RandomStays.matter(stay))).isEqualTo(judgement);
          assertThat(judgement.days())
              .as("stay %d", stay)
              .allSatisfy(day -> assertThat(day.reasons()).isNotEmpty());
          assertThat(judgement.days())
              .filteredOn(day -> !day.isPayable())
              .allSatisfy(day -> assertThat(day.rate()).isNull());
        });
  }

  /** The random stays would prove little if few of them had anything to pay. */
  @Test
  void theRandomStaysAreWorthJudging() {
    List<Judgement> judgements =
        LongStream.range(0, STAYS).mapToObj(RandomStays::matter).map(Law::judge).toList();
    assertThat(judgements.stream().filter(j -> !j.payable().isEmpty()).count())
        .isGreaterThan(STAYS / 5);
    Set<Ground> grounds =
        judgements.stream()
            .flatMap(j -> j.days().stream())
            .flatMap(day -> day.reasons().stream())
            .map(Reason::ground)
            .collect(Collectors.toSet());
    assertThat(grounds).hasSizeGreaterThan(40);
    Duration longest =
        judgements.stream()
            .map(j -> Duration.ofDays(j.days().size()))
            .max(Comparator.naturalOrder())
            .orElseThrow();
    assertThat(longest).isGreaterThan(Duration.ofDays(5));
  }
}
