package no.dognbok.query.law;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import no.dognbok.events.Answer;
import no.dognbok.events.StayEvent.MunicipalityReplied;
import no.dognbok.events.StayEvent.ReplyToBeRead;
import org.jspecify.annotations.Nullable;

/**
 * P20: which reply in free text a person has read, and as what. Each reading is a word of its own;
 * what two people read differently, and a reading of something else, is in doubt.
 */
final class Readings {

  private Readings() {}

  /** The first reading of a reply, whenever it was made. */
  static Optional<Fact> of(Fact unread, History history) {
    return of(unread, history.facts()).findFirst();
  }

  private static Stream<Fact> of(Fact unread, List<Fact> facts) {
    return facts.stream().filter(fact -> unread.id().equals(reads(fact)));
  }

  /** The id of what a fact says it is a reading of. */
  private static @Nullable String reads(Fact fact) {
    return fact.event() instanceof MunicipalityReplied reply ? reply.reads() : null;
  }

  /** What a reading says the reply was. */
  private record Meaning(Answer answer, @Nullable LocalDate expectedFrom) {
    static Meaning of(Fact reading) {
      MunicipalityReplied reply = (MunicipalityReplied) reading.event();
      return new Meaning(reply.answer(), reply.expectedFrom());
    }
  }

  /** What is in doubt about the readings of what stands. */
  static List<Doubt> doubts(List<Fact> facts) {
    List<Fact> unread =
        facts.stream().filter(fact -> fact.event() instanceof ReplyToBeRead).toList();
    List<Doubt> doubts = new ArrayList<>();
    for (Fact reply : unread) {
      List<Fact> readings = of(reply, facts).toList();
      if (readings.stream().map(Meaning::of).distinct().count() > 1) {
        List<Fact> all = new ArrayList<>(List.of(reply));
        all.addAll(readings);
        doubts.add(Doubt.of(Doubt.Code.READ_DIFFERENTLY, all.toArray(Fact[]::new)));
      }
    }
    facts.stream()
        .filter(fact -> reads(fact) != null)
        .filter(fact -> unread.stream().noneMatch(reply -> reply.id().equals(reads(fact))))
        .forEach(fact -> doubts.add(Doubt.of(Doubt.Code.READS_NO_REPLY, fact)));
    return doubts;
  }
}
