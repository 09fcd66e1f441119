package no.dognbok.query.processing;

import com.mongodb.client.MongoDatabase;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import no.dognbok.events.Moment;
import no.dognbok.query.deadletters.DeadLetters;
import no.dognbok.query.stay.Stays;

/** The dead letters of the stays, for auditors. */
public final class StayLetters implements DeadLetters {

  private final DeadLettersOnMongo letters;
  private final Retries retries;

  public StayLetters(MongoDatabase database, DeadLettersOnMongo letters) {
    this.letters = letters;
    this.retries = new Retries(database, letters);
  }

  @Override
  public List<Letter> letters() {
    return all().toList();
  }

  @Override
  public long count() {
    return letters.size();
  }

  private Stream<Letter> all() {
    return letters.all().stream()
        .filter(letter -> letter.stream().startsWith(Stays.STREAM))
        .map(StayLetters::letter);
  }

  private static Letter letter(DeadLettersOnMongo.Letter letter) {
    return new Letter(
        letter.index(),
        UUID.fromString(letter.stream().substring(Stays.STREAM.length())),
        letter.event(),
        letter.type(),
        letter.cause() == null ? null : new Cause(letter.cause().type(), letter.cause().message()),
        letter.since().atZone(Moment.OSLO).toOffsetDateTime(),
        letter.tried());
  }

  @Override
  public List<Letter> retry(UUID stay) {
    retries.of(Stays.STREAM + stay);
    return all().filter(letter -> letter.stay().equals(stay)).toList();
  }
}
