package no.dognbok.query.law;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import no.dognbok.events.Address;
import no.dognbok.events.CareType;
import no.dognbok.events.Moment;
import no.dognbok.events.Municipality;
import org.jspecify.annotations.Nullable;

/**
 * The ledger records, the law judges: what was told about a stay goes in, who owes what and which
 * days the municipality pays come out, with reasons. The same matter always gets the same
 * judgement.
 */
public final class Law {

  private static final Instant END_OF_TIME = Instant.parse("9000-01-01T00:00:00Z");

  private Law() {}

  public static Judgement judge(Matter matter) {
    Hearing hearing = new Hearing(matter);
    LocalDate today = LocalDate.ofInstant(matter.asOf(), Moment.OSLO);
    return new Judgement(
        matter.rules().number(),
        matter.asOf(),
        hearing.stay().hospital(),
        hearing.payer().on(today).orElse(null),
        hearing.stay().careType(),
        hearing.stay().admittedAt().map(Moment::instant).orElse(null),
        hearing.history().departure().map(fact -> fact.at().instant()).orElse(null),
        !hearing.periods().isEmpty()
            && Optional.ofNullable(hearing.periods().getLast().end()).isEmpty(),
        new PaymentDays(hearing).all(),
        new Deadlines(hearing).all(),
        new Checklists(hearing).all(),
        doubts(hearing),
        hearing.history().asTold());
  }

  /**
   * What is owed in a stay, and who is concerned.
   *
   * @param hospital where the patient is, or was last, as the messages name it
   * @param municipality that is concerned, where it is known
   * @param duties of the stay
   * @param followedUntil the last moment at which they are followed up (I): until the statement of
   *     the month in which the last thing happened in the stay can no longer be objected to; {@link
   *     Instant#MAX} while the patient has not left
   * @param doubts about the stay as a whole
   * @param unsettled what somebody should look at although nothing may be owed
   * @param waited what is to be counted of its readiness, as far as time does not change it
   * @param times when what the patient register asks for happened
   * @param facts what stands of everything that was told, in the order in which it happened
   */
  public record Owed(
      @Nullable Address hospital,
      @Nullable Municipality municipality,
      List<Duty> duties,
      Instant followedUntil,
      List<Doubt> doubts,
      Unsettled unsettled,
      Waited waited,
      List<RegisterTime> times,
      List<Fact> facts) {
    public Owed {
      duties = List.copyOf(duties);
      doubts = List.copyOf(doubts);
      times = List.copyOf(times);
      facts = List.copyOf(facts);
    }
  }

  /**
   * The duties alone, of everything that was told, whenever it happened: what a worklist keeps,
   * because a duty says for any moment where it stands.
   */
  public static Owed owed(List<Recorded> told, Surroundings around, RuleSet rules) {
    Hearing hearing = new Hearing(new Matter(told, Stated.NOTHING, around, END_OF_TIME, rules));
    LocalDate last = LocalDate.ofInstant(END_OF_TIME, Moment.OSLO);
    return new Owed(
        hearing.hospital(last),
        hearing.payer().on(last).orElse(null),
        new Deadlines(hearing).all().stream().map(Law::whatTimeDoesNotChange).toList(),
        FollowUp.ofStay(hearing),
        doubts(hearing),
        Unsettled.of(hearing),
        Waited.decided(hearing),
        RegisterTime.of(hearing),
        hearing.history().asTold());
  }

  /**
   * What is to be counted of a stay's readiness as of a moment, with what was settled about it.
   *
   * @param from the first day that matters; of days before it nothing need be said
   * @param to the last day that matters
   */
  public static Waited waited(Matter matter, LocalDate from, LocalDate to) {
    Hearing hearing = new Hearing(matter);
    return Waited.of(
        hearing,
        matter.disputes().isEmpty()
            ? new PaymentDays(hearing).unpriced(from, to)
            : Settlements.applied(hearing, hearing.unpricedDays()));
  }

  /**
   * A stay as it is reported to the patient register.
   *
   * @param hospital where the patient is, or was last, as the messages name it
   * @param municipality that is concerned, where it is known
   * @param careType what is treated
   * @param times when what the register asks for happened, in order
   */
  public record Reported(
      @Nullable Address hospital,
      @Nullable Municipality municipality,
      CareType careType,
      List<RegisterTime> times) {}

  /** A stay as it is reported to the patient register, by what had happened by a moment. */
  public static Reported reported(Matter matter) {
    Hearing hearing = new Hearing(matter);
    LocalDate day = LocalDate.ofInstant(matter.asOf(), Moment.OSLO);
    return new Reported(
        hearing.hospital(day),
        hearing.payer().on(day).orElse(null),
        hearing.stay().careType(),
        RegisterTime.of(hearing));
  }

  /**
   * What the receivers said of the messages of a stay, by the ids of their events: of every wording
   * by itself, and also of what was taken back since. Of what nobody has said anything there is
   * nothing.
   */
  public static Map<String, Receipted> receipts(Matter matter) {
    return Receipts.ofEach(matter);
  }

  private static List<Doubt> doubts(Hearing hearing) {
    return Stream.concat(hearing.doubts().stream(), hearing.ownResponsibility().doubts().stream())
        .toList();
  }

  /** That 96 hours have passed without a receipt is a doubt only from then on. */
  private static Duty whatTimeDoesNotChange(Duty duty) {
    if (duty.doubts().stream().noneMatch(Law::comesWithTime)) {
      return duty;
    }
    return duty.doubted(duty.doubts().stream().filter(doubt -> !comesWithTime(doubt)).toList());
  }

  private static boolean comesWithTime(Doubt doubt) {
    return doubt.code() == Doubt.Code.NOT_PROVEN_RECEIVED;
  }
}
