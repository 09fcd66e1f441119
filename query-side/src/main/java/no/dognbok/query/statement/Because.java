package no.dognbok.query.statement;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import no.dognbok.events.CareType;
import no.dognbok.events.Moment;
import no.dognbok.events.ReferenceEvent.RuleSetAdopted;
import no.dognbok.query.differences.Explanation;
import no.dognbok.query.differences.News;
import no.dognbok.query.differences.Retrials.Case;
import no.dognbok.query.dispute.DisputeLabels;
import no.dognbok.query.law.Disputed;
import no.dognbok.query.law.LookUp;
import no.dognbok.query.law.RuleSet;
import no.dognbok.query.law.Surroundings;
import no.dognbok.query.statement.Correction.Cause;
import no.dognbok.query.statement.Drawer.Commission;
import no.dognbok.query.stay.DisputesOfStays;
import no.dognbok.query.stay.EventLabels;
import no.dognbok.query.stay.StayRecord;
import no.dognbok.query.surroundings.AroundLabels;
import no.dognbok.query.surroundings.SurroundingsView;
import no.dognbok.query.surroundings.SurroundingsView.Current;
import no.dognbok.query.surroundings.SurroundingsView.Known;

/**
 * Why a day of a stay comes to something else than was billed: which of all that came after the
 * last frozen statement made it so. The stay is judged with some of it, again and again; each
 * judgement is made once.
 */
final class Because {

  /** With more than this it takes seconds to say. */
  private static final int MOST = 200;

  private final StayRecord stay;
  private final Horizon last;
  private final Commission of;
  private final DisputesOfStays disputes;
  private final SurroundingsView view;
  private final Map<BitSet, Dues.Judged> judged = new HashMap<>();
  private final List<BitSet> found = new ArrayList<>();
  private List<Disputed> about = List.of();
  private List<News> news = List.of();
  private boolean gathered;

  Because(
      StayRecord stay,
      Horizon last,
      Commission of,
      DisputesOfStays disputes,
      SurroundingsView view) {
    this.stay = stay;
    this.last = last;
    this.of = of;
    this.disputes = disputes;
    this.view = view;
  }

  StayRecord stay() {
    return stay;
  }

  /** What made a day come to an amount. */
  List<Cause> of(Due.Key key, long amount) {
    gather();
    if (news.size() > MOST) {
      return List.of(
          new Cause(
              Cause.Kind.TOO_MUCH,
              null,
              "%d nye opplysninger som kan ha betydning".formatted(news.size()),
              null));
    }
    if (appears(new BitSet(), key.date(), amount) || !appears(all(), key.date(), amount)) {
      return List.of(new Cause(Cause.Kind.TIME, null, "Tiden som har gått", null));
    }
    BitSet because = Explanation.of(news.size(), some -> appears(some, key.date(), amount), found);
    if (!found.contains(because)) {
      found.add(because);
    }
    return because.stream().mapToObj(i -> cause(news.get(i))).toList();
  }

  private boolean appears(BitSet some, LocalDate date, long amount) {
    return judge(some).dues().stream()
            .filter(due -> due.day().date().equals(date))
            .mapToLong(Due::amount)
            .sum()
        == amount;
  }

  private BitSet all() {
    BitSet all = new BitSet();
    all.set(0, news.size());
    return all;
  }

  private static Cause cause(News news) {
    return switch (news) {
      case News.OfStay one ->
          new Cause(
              Cause.Kind.STAY,
              one.id(),
              "%s, %s".formatted(EventLabels.of(one.entry().event()), day(one)),
              null);
      case News.OfDispute one ->
          new Cause(
              Cause.Kind.DISPUTE,
              one.id(),
              "%s, %s".formatted(DisputeLabels.of(one.entry().event()), day(one)),
              null);
      case News.Around one when one.known().event() instanceof RuleSetAdopted rules ->
          new Cause(
              Cause.Kind.RULE_SET,
              one.id(),
              "Regelsett %d tatt i bruk, %s".formatted(rules.number(), day(one)),
              rules.number());
      case News.Around one ->
          new Cause(
              Cause.Kind.REFERENCE,
              one.id(),
              "%s, %s".formatted(AroundLabels.of(one.known().event()), day(one)),
              null);
    };
  }

  /** When the ledger was told. */
  private static String day(News news) {
    return "registrert %s"
        .formatted(
            LocalDate.ofInstant(news.recordedAt(), Moment.OSLO)
                .format(DateTimeFormatter.ofPattern("dd.MM.yyyy")));
  }

  /** All that came since and can matter, in the order in which it was told. */
  private void gather() {
    if (gathered) {
      return;
    }
    gathered = true;
    about = disputes.about(stay.id());
    List<News> some = new ArrayList<>();
    stay.entries().stream()
        .filter(entry -> isNew(entry.recorded().position(), last.position(), false))
        .forEach(entry -> some.add(new News.OfStay(entry)));
    about.forEach(dispute ->
        dispute.entries().stream()
            .filter(entry -> isNew(entry.position(), last.settled(), true))
            .forEach(entry -> some.add(new News.OfDispute(dispute.dispute(), entry))));
    Set<LookUp> lookUps = lookUps();
    view.all().stream()
        .filter(known -> isNew(known.stored().position(), last.position(), false))
        .map(News.Around::new)
        .filter(one -> one.canTouch(lookUps))
        .forEach(some::add);
    some.sort(Comparator.comparingLong(News::index));
    news = List.copyOf(some);
  }

  private boolean isNew(long position, long after, boolean ofDispute) {
    return position > after
        && position <= (ofDispute ? of.horizon().settled() : of.horizon().position());
  }

  /** What was looked up for the stay, by what was known then and by what is known now. */
  private Set<LookUp> lookUps() {
    Set<LookUp> lookUps = new HashSet<>();
    for (Horizon one : List.of(last, of.horizon())) {
      Current heard =
          new Current(
              one.around().version(),
              one.around().surroundings().heardBy(lookUps::add),
              one.around().rules());
      Horizon listening =
          new Horizon(one.position(), one.asOf(), one.settled(), one.settledBy(), heard);
      listening
          .known(stay)
          .ifPresent(known -> listening.judge(known.recorded(), listening.known(about)));
    }
    return lookUps;
  }

  private Dues.Judged judge(BitSet some) {
    Dues.Judged made = judged.get(some);
    if (made == null) {
      made = judgeWith(some);
      judged.put((BitSet) some.clone(), made);
    }
    return made;
  }

  private Dues.Judged judgeWith(BitSet some) {
    Case with = first().with(some.stream().mapToObj(news::get).toList());
    if (with.told().isEmpty()) {
      return new Dues.Judged(stay, CareType.SOMATIC, false, List.of());
    }
    Surroundings known =
        with.around().size() == last.around().version()
            ? last.around().surroundings()
            : SurroundingsView.ofKnown(with.around());
    Horizon horizon =
        new Horizon(
            Long.MAX_VALUE,
            with.asOf(),
            Long.MAX_VALUE,
            of.horizon().settledBy(),
            new Current(with.around().size(), known, with.ruleSet()));
    return of.with(horizon).dues(DisputesOfStays.NONE).of(stay, with.told(), with.disputes());
  }

  /** What the last frozen statement looked at, as of now. */
  private Case first() {
    return new Case(
        last.known(stay).map(StayRecord::recorded).orElse(List.of()),
        view.all().subList(0, last.around().version()),
        this::rules,
        of.horizon().asOf(),
        last.known(about));
  }

  /** Those that were adopted last since then; where none were, those of then. */
  private RuleSet rules(List<Known> around) {
    return around.stream()
        .skip(last.around().version())
        .map(Known::event)
        .filter(RuleSetAdopted.class::isInstance)
        .map(event -> view.ruleSet(((RuleSetAdopted) event).number()))
        .reduce((_, later) -> later)
        .orElse(last.around().rules());
  }
}
