package no.dognbok.query.differences;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import no.dognbok.events.Refusal;
import no.dognbok.query.dispute.Disputes;
import no.dognbok.query.law.Disputed;
import no.dognbok.query.scope.Scope;
import no.dognbok.query.stay.Basis;
import no.dognbok.query.stay.Between;
import no.dognbok.query.stay.StayQuestions;
import no.dognbok.query.stay.StayRecord;
import no.dognbok.query.stay.When;
import no.dognbok.query.stay.WordingKeys;
import no.dognbok.query.surroundings.SurroundingsView;
import no.dognbok.query.surroundings.SurroundingsView.Known;

/**
 * What became of the judgement of a stay between what was known then and what was known later, both
 * judged as of one moment.
 */
public final class Differences {

  private final StayQuestions questions;
  private final SurroundingsView surroundings;

  public Differences(StayQuestions questions, SurroundingsView surroundings) {
    this.questions = questions;
    this.surroundings = surroundings;
  }

  /**
   * What was found.
   *
   * @param stay all that the asker may see of it
   * @param retrials the judgements that were compared
   * @param from what the first of them rests on
   * @param to what the second rests on
   */
  record Found(StayRecord stay, Retrials retrials, Basis from, Basis to) {}

  /**
   * Compares what was known first with what was known later. Each is judged by the rule set in
   * force by what was known then, so that a new rule set too can be what made a difference.
   *
   * @throws Refusal where there is no such stay, or none that the asker may see, or nothing of it
   *     was known later either; where not all of it is known to the views, or too much was recorded
   *     between the two
   */
  Found between(UUID id, Scope scope, Between between) {
    // Before anything is read: an answer holds what it says, and perhaps more.
    Basis read = questions.basis(between.after());
    StayRecord stay = questions.record(id, scope, between.after());
    List<Known> around = surroundings.all();
    List<Disputed> disputes = questions.disputes(id);
    Retrials.Case first =
        new Retrials.Case(
            stay.knownAt(between.before().knownAt()),
            known(around, between.before()),
            surroundings::ruleSetBy,
            between.before().asOf(),
            disputesBefore(disputes, scope, between));
    return new Found(
        stay,
        Retrials.of(
            first, WordingKeys.of(stay), news(stay, around, seen(disputes, scope), between)),
        basis(around, between.before(), read),
        basis(around, between.after(), read));
  }

  /**
   * How the judgement of a stay became what it is, from the first that was told of it. Each step is
   * judged by the rule set in force by what was known then.
   *
   * @throws Refusal where there is no such stay, or none that the asker may see, or nothing of it
   *     was known by then; where not all of it is known to the views, or too much was recorded of
   *     it
   */
  public Course course(UUID id, Scope scope, When when) {
    Basis read = questions.basis(when); // before anything is read, as above
    StayRecord stay = questions.record(id, scope, when);
    List<Known> around = surroundings.all();
    List<Disputed> disputes = questions.disputes(id);
    Between all = new Between(new When(when.asOf(), Instant.MIN), when);
    Retrials.Case nothing =
        new Retrials.Case(
            List.of(),
            List.of(),
            surroundings::ruleSetBy,
            when.asOf(),
            disputesBefore(disputes, scope, all));
    return new Course(
        stay,
        Retrials.course(
            nothing, WordingKeys.of(stay), news(stay, around, seen(disputes, scope), all)),
        basis(around, when, read));
  }

  private Basis basis(List<Known> around, When when, Basis read) {
    return Basis.of(
        surroundings.ruleSetBy(known(around, when)), when, read.position(), read.simulated());
  }

  private static List<Known> known(List<Known> around, When when) {
    return around.stream()
        .filter(one -> !one.stored().recordedAt().isAfter(when.knownAt()))
        .toList();
  }

  private static List<Disputed> seen(List<Disputed> disputes, Scope scope) {
    return disputes.stream().filter(one -> Disputes.isSeen(one.opened(), scope)).toList();
  }

  /**
   * What came of a dispute between others is no news to the asker: it counts as known all along.
   */
  private static List<Disputed> disputesBefore(
      List<Disputed> disputes, Scope scope, Between between) {
    return disputes.stream()
        .flatMap(one ->
            one
                .knownAt(
                    (Disputes.isSeen(one.opened(), scope) ? between.before() : between.after())
                        .knownAt())
                .stream())
        .toList();
  }

  private static List<News> news(
      StayRecord stay, List<Known> around, List<Disputed> disputes, Between between) {
    List<News> news = new ArrayList<>();
    stay.entries().forEach(entry -> news.add(new News.OfStay(entry)));
    around.forEach(known -> news.add(new News.Around(known)));
    disputes.forEach(dispute ->
        dispute.entries().forEach(entry -> news.add(new News.OfDispute(dispute.dispute(), entry))));
    return news.stream()
        .filter(one -> one.recordedAt().isAfter(between.before().knownAt()))
        .filter(one -> !one.recordedAt().isAfter(between.after().knownAt()))
        .sorted(Comparator.comparingLong(News::index))
        .toList();
  }
}
