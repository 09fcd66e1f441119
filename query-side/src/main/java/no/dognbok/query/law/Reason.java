package no.dognbok.query.law;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Why a day is what it is.
 *
 * @param ground the sentence, with its rule and standing
 * @param events ids of the events that it rests on
 * @param standing that of the ground, or of the agreement where a term of it decides
 * @param text the ground's sentence, and what there is to say besides, in Norwegian
 */
public record Reason(Ground ground, List<String> events, Standing standing, String text) {

  public Reason {
    events = List.copyOf(events);
  }

  static Reason of(Ground ground, @Nullable Fact... facts) {
    return new Reason(
        ground,
        Arrays.stream(facts).filter(Objects::nonNull).map(Fact::id).distinct().toList(),
        ground.standing(),
        ground.text());
  }

  /** The same, resting on another event too, where there is one. */
  Reason and(@Nullable Fact fact) {
    List<String> all =
        Stream.concat(events.stream(), Stream.ofNullable(fact).map(Fact::id)).distinct().toList();
    return new Reason(ground, all, standing, text);
  }

  /** The same, with a sentence more. */
  Reason saying(String sentence) {
    return new Reason(ground, events, standing, text + " " + sentence);
  }

  /** The same, standing on no more than this: without it the day would be another. */
  Reason restingOn(Standing weaker, String sentence) {
    return new Reason(
        ground, events, weaker.compareTo(standing) > 0 ? weaker : standing, text + " " + sentence);
  }

  public Rule rule() {
    return ground.rule();
  }
}
