package no.dognbok.query.law;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import no.dognbok.events.Moment;
import no.dognbok.events.StayEvent.ReceiptReceived;
import no.dognbok.events.Told;
import org.jspecify.annotations.Nullable;

/**
 * P19: whether a message was received. A positive receipt proves it and says when; a negative one
 * means that it was not, until it is sent again; none within 96 hours proves nothing (HIS 80415). A
 * receipt is of the one wording that it names.
 *
 * @param wording of the message, by which it was received first
 * @param positive the first receipt that proves it
 * @param negative a receipt that denies it, or an earlier wording of it
 * @param isNegative whether every wording was denied
 */
record Receipts(
    Fact wording, @Nullable Fact positive, @Nullable Fact negative, boolean isNegative) {

  static final Duration PROVEN_WITHIN = Duration.ofHours(96);

  /** Of a message in all its wordings to one addressee. */
  static Receipts of(List<Fact> wordings, Post post) {
    List<Receipts> each = wordings.stream().map(wording -> of(wording, post)).toList();
    Receipts first =
        each.stream()
            .filter(one -> !one.isNegative())
            .min(Comparator.comparing(one -> one.received().instant()))
            .orElse(each.getFirst());
    return each.stream()
        .filter(one -> one.isNegative() && one.wording().isBefore(first.wording()))
        .findFirst()
        .map(denied -> new Receipts(first.wording(), first.positive(), denied.negative(), false))
        .filter(_ -> !first.isNegative())
        .orElse(first);
  }

  private static Receipts of(Fact wording, Post post) {
    List<Fact> receipts = post.receiptsOf(wording);
    Fact positive = receipts.stream().filter(Receipts::isPositive).findFirst().orElse(null);
    boolean denied = positive == null && !receipts.isEmpty();
    return new Receipts(wording, positive, denied ? receipts.getFirst() : null, denied);
  }

  /**
   * What was said of each message, by the ids of its events: of every wording by itself, and also
   * of what was taken back since.
   */
  static Map<String, Receipted> ofEach(Matter matter) {
    Tellings tellings = new Tellings(matter.told(), matter.asOf());
    Directory directory = matter.around().directory();
    Residence residence = new Residence(tellings, matter.stated(), directory, matter.rules());
    Set<String> standing =
        tellings.standing().stream()
            .flatMap(telling -> telling.all().stream())
            .map(Fact::id)
            .collect(Collectors.toSet());
    List<Fact> takenBack =
        matter.told().stream()
            .filter(recorded -> !standing.contains(recorded.id()))
            .filter(recorded -> !(recorded.event() instanceof ReceiptReceived))
            .map(recorded -> new Fact(recorded.id(), ReckonedTime.within(recorded.event())))
            .toList();
    List<Wordings> posted = new ArrayList<>(tellings.standing());
    takenBack.forEach(fact -> posted.add(new Wordings(fact, List.of(fact))));
    Post post = new Post(posted, residence, directory);
    Map<String, Receipted> each = new HashMap<>();
    posted.stream()
        .flatMap(telling -> telling.all().stream())
        .forEach(message -> {
          Receipts said = of(message, post);
          Fact by = said.any();
          if (by != null) {
            each.put(message.id(), new Receipted(!said.isNegative(), by));
          }
        });
    return each;
  }

  /** Where the rule about receipts is left out. */
  static Receipts notLookedAt(Fact message) {
    return new Receipts(message, null, null, false);
  }

  static boolean isDenied(Fact wording, Post post) {
    return of(wording, post).isNegative();
  }

  private static boolean isPositive(Fact receipt) {
    return ((ReceiptReceived) receipt.event()).positive();
  }

  /** When a receipt tells that it was received, else when it was sent. */
  Moment received() {
    return positive == null || positive.isBefore(wording) ? wording.at() : positive.at();
  }

  /** What the receiver said of it, yes or no. */
  @Nullable Fact any() {
    return positive == null && isNegative ? negative : positive;
  }

  /** Whether a message that should have a receipt has none, and should have had it by now. */
  boolean isUnproven(Instant asOf) {
    return positive == null
        && !isNegative
        && wording.told().via() == Told.Channel.MESSAGE
        && ReckonedTime.after(Given.sent(wording).instant(), PROVEN_WITHIN).isBefore(asOf);
  }
}
