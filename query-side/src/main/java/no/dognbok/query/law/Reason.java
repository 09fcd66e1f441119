package no.dognbok.query.law;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Why a day is what it is.
 *
 * @param ground the sentence, with its rule and standing
 * @param events ids of the events that it rests on
 */
public record Reason(Ground ground, List<String> events) {

  public Reason {
    events = List.copyOf(events);
  }

  static Reason of(Ground ground, @Nullable Fact... facts) {
    return new Reason(
        ground, Arrays.stream(facts).filter(Objects::nonNull).map(Fact::id).distinct().toList());
  }

  public Rule rule() {
    return ground.rule();
  }

  public Standing standing() {
    return ground.standing();
  }
}
