package no.dognbok.events;

import java.time.YearMonth;
import java.util.List;

/**
 * A party's own count of the payment days of a month between a hospital trust and a municipality,
 * from outside the ledger. All counts of a month lie in one stream, {@code
 * count/<trust>/<municipality>/<month>}; what is counted again takes the place of what the same
 * side had counted before, and both stay in the log.
 *
 * <p>The rows name stays by the party's own references, so they lie in the note store, from which
 * they can be deleted; the event has how many they are, and names the notes.
 */
public sealed interface CountEvent {

  /** How the stream of a month's counts is called: this, the two parties and the month. */
  String STREAM = "count/";

  /** When it was counted, who says so, by which request. */
  Told told();

  /** The stream of a month between two parties. */
  static String stream(Address trust, Municipality municipality, YearMonth month) {
    return STREAM + matter(trust, municipality, month);
  }

  /** What the counts of a month between two parties are called, without the kind of stream. */
  static String matter(Address trust, Municipality municipality, YearMonth month) {
    return "%s/%s/%s".formatted(trust.value(), municipality, month);
  }

  /**
   * A party has handed in its list of a month.
   *
   * @param party as which of the two parties
   * @param trust helseforetaket, by its organisation number
   * @param municipality kommunen
   * @param month of the days
   * @param source where the list comes from
   * @param rows how many rows it has
   * @param days how many days its rows have, also those outside the month
   * @param list the rows, in as many notes as they need, in order
   */
  @EventType(name = "CountTaken")
  record CountTaken(
      Told told,
      DisputeParty party,
      Address trust,
      Municipality municipality,
      YearMonth month,
      CountSource source,
      int rows,
      int days,
      List<NoteReference> list)
      implements CountEvent {
    public CountTaken {
      list = List.copyOf(list);
    }

    /** Whose column it fills. */
    public CountSide side() {
      return CountSide.of(party, source);
    }
  }
}
