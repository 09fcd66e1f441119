package no.dognbok.query.differences;

import java.time.Instant;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import no.dognbok.events.DisputeEvent.DisputeOpened;
import no.dognbok.events.Refusal;
import no.dognbok.events.Refusal.Code;
import no.dognbok.query.law.DisputeEntry;
import no.dognbok.query.law.Disputed;
import no.dognbok.query.law.Judgement;
import no.dognbok.query.law.Law;
import no.dognbok.query.law.LookUp;
import no.dognbok.query.law.Matter;
import no.dognbok.query.law.Recorded;
import no.dognbok.query.law.RuleSet;
import no.dognbok.query.law.Stated;
import no.dognbok.query.law.Surroundings;
import no.dognbok.query.surroundings.SurroundingsView;
import no.dognbok.query.surroundings.SurroundingsView.Known;

/**
 * A stay judged again and again as of one moment: by what was known first, and by that and some of
 * the news. Each judgement is made once.
 */
public final class Retrials {

  /** So many judgements take some seconds at most. */
  static final int MOST_NEWS = 300;

  private final Case first;
  private final Function<String, String> telling;
  private final List<News> news;
  private final Map<BitSet, Outcome> outcomes = new HashMap<>();
  private final Map<BitSet, Surroundings> surroundings = new HashMap<>();

  /**
   * What was known first.
   *
   * @param told of the stay
   * @param around it
   * @param rules in force by what is known around it
   * @param asOf the moment of judgement
   * @param disputes about it
   */
  public record Case(
      List<Recorded> told,
      List<Known> around,
      Function<List<Known>, RuleSet> rules,
      Instant asOf,
      List<Disputed> disputes) {

    /** The same with some of the news, which are in the order in which they were told. */
    public Case with(List<News> some) {
      List<Recorded> allTold = new ArrayList<>(told);
      List<Known> allAround = new ArrayList<>(around);
      Map<UUID, List<DisputeEntry>> all = new LinkedHashMap<>();
      disputes.forEach(one -> all.put(one.dispute(), new ArrayList<>(one.entries())));
      for (News one : some) {
        switch (one) {
          case News.OfStay stay -> allTold.add(stay.entry().recorded());
          case News.OfDispute dispute ->
              all.computeIfAbsent(dispute.dispute(), _ -> new ArrayList<>()).add(dispute.entry());
          case News.Around known -> allAround.add(known.known());
        }
      }
      return new Case(allTold, allAround, rules, asOf, disputed(all));
    }

    /** Of a dispute that nobody opened nothing can be said. */
    private static List<Disputed> disputed(Map<UUID, List<DisputeEntry>> disputes) {
      return disputes.entrySet().stream()
          .filter(one -> one.getValue().getFirst().event() instanceof DisputeOpened)
          .map(one -> new Disputed(one.getKey(), one.getValue()))
          .toList();
    }

    /** By what is known, the rules to judge by. */
    public RuleSet ruleSet() {
      return rules.apply(around);
    }
  }

  private Retrials(Case first, Function<String, String> telling, List<News> news) {
    this.first = first;
    this.telling = telling;
    this.news = List.copyOf(news);
  }

  /**
   * Judges a stay by what was known first and by each thing that came after it.
   *
   * @param telling what an event of the stay tells, by its id
   * @param all that came after it, in the order in which it was told
   * @throws Refusal where so much came that judging it again and again takes too long
   */
  static Retrials of(Case first, Function<String, String> telling, List<News> all) {
    refuseTooMany(all.stream().filter(one -> !(one instanceof News.Around)).count());
    Retrials walk = new Retrials(first, telling, all);
    Set<LookUp> lookUps = new HashSet<>();
    BitSet upTo = new BitSet();
    Outcome outcome = walk.outcome(upTo);
    lookUps.addAll(outcome.lookUps());
    for (int i = 0; i < all.size(); i++) {
      upTo.set(i);
      if (all.get(i).canTouch(outcome.lookUps())) {
        outcome = walk.outcome(upTo);
        lookUps.addAll(outcome.lookUps());
      }
    }
    List<News> touching = all.stream().filter(one -> one.canTouch(lookUps)).toList();
    refuseTooMany(touching.size());
    return new Retrials(first, telling, touching);
  }

  /**
   * Judges a stay after each commit that told something of it, and after each that changed
   * something around it: of those the ones that made no difference are left out.
   *
   * @param telling what an event of the stay tells, by its id
   * @param all that came after what was known first, in the order in which it was told
   * @throws Refusal where so much came that judging it again and again takes too long
   */
  static List<Course.Step> course(Case first, Function<String, String> telling, List<News> all) {
    refuseTooLong(all.stream().filter(one -> !(one instanceof News.Around)).count());
    Retrials walk = new Retrials(first, telling, all);
    List<Course.Step> steps = new ArrayList<>();
    BitSet upTo = new BitSet();
    Outcome before = walk.outcome(upTo);
    int from = 0;
    while (from < all.size()) {
      int to = from;
      while (to < all.size() && all.get(to).position() == all.get(from).position()) {
        to++;
      }
      upTo.set(from, to);
      List<News> commit = all.subList(from, to);
      Set<LookUp> lookUps = before.lookUps();
      if (commit.stream().anyMatch(one -> one.canTouch(lookUps))) {
        Course.Step step = new Course.Step(commit, before, walk.outcome(upTo));
        if (step.isToldOfIt() || !step.differences().isEmpty()) {
          steps.add(step);
          refuseTooLong(steps.size());
        }
        before = step.after();
      }
      from = to;
    }
    return steps;
  }

  private static void refuseTooLong(long number) {
    refuseTooMany(number, "recorded by then", "ask with an earlier 'knownAt'");
  }

  private static void refuseTooMany(long number) {
    refuseTooMany(
        number, "recorded between the two moments", "ask for moments closer to each other");
  }

  private static void refuseTooMany(long number, String recorded, String ask) {
    if (number > MOST_NEWS) {
      throw new Refusal(
          Code.TOO_LARGE,
          "%d things that can matter to the stay were %s, and at most %d are told apart: %s"
              .formatted(number, recorded, MOST_NEWS, ask));
    }
  }

  /** What came after it and can matter to the stay, in the order in which it was told. */
  List<News> news() {
    return news;
  }

  Outcome before() {
    return outcome(new BitSet());
  }

  Outcome after() {
    BitSet all = new BitSet();
    all.set(0, news.size());
    return outcome(all);
  }

  /** Each difference with the news that made it. */
  List<Explained> explained() {
    List<BitSet> found = new ArrayList<>();
    List<Explained> explained = new ArrayList<>();
    for (Difference difference : Difference.between(before(), after())) {
      BitSet because =
          Explanation.of(news.size(), some -> difference.appearsIn(outcome(some)), found);
      if (!found.contains(because)) {
        found.add(because);
      }
      explained.add(new Explained(difference, because.stream().mapToObj(news::get).toList()));
    }
    return explained;
  }

  /**
   * A difference and what made it.
   *
   * @param because the news that make it together; without any one of them it is not there
   */
  record Explained(Difference difference, List<News> because) {}

  private Outcome outcome(BitSet some) {
    Outcome made = outcomes.get(some);
    if (made == null) {
      made = judge(some);
      outcomes.put((BitSet) some.clone(), made);
    }
    return made;
  }

  private Outcome judge(BitSet some) {
    Case with = first.with(some.stream().mapToObj(news::get).toList());
    if (with.told().isEmpty()) {
      return Outcome.NOTHING;
    }
    Set<LookUp> lookUps = new HashSet<>();
    Judgement judgement =
        Law.judge(
            new Matter(
                with.told(),
                Stated.NOTHING,
                surroundings(some, with).heardBy(lookUps::add),
                with.asOf(),
                with.ruleSet(),
                with.disputes()));
    return Outcome.of(judgement, lookUps, telling);
  }

  /** Made once for all that have the same news around the stay. */
  private Surroundings surroundings(BitSet some, Case with) {
    BitSet around = (BitSet) some.clone();
    some.stream().filter(i -> !(news.get(i) instanceof News.Around)).forEach(around::clear);
    return surroundings.computeIfAbsent(around, _ -> SurroundingsView.ofKnown(with.around()));
  }
}
