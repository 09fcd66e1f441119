package no.dognbok.query.docket;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import no.dognbok.events.Address;
import no.dognbok.events.AgreementTerms;
import no.dognbok.events.EventFields;
import no.dognbok.events.ExceptionEvent;
import no.dognbok.events.ExceptionEvent.ExceptionAgreed;
import no.dognbok.events.ExceptionEvent.ExceptionCancelled;
import no.dognbok.events.ExceptionEvent.ExceptionConfirmed;
import no.dognbok.events.ExceptionEvent.ExceptionEnded;
import no.dognbok.events.Moment;
import no.dognbok.events.Municipality;
import no.dognbok.events.ReferenceEvent;
import no.dognbok.events.ReferenceEvent.AddressMapped;
import no.dognbok.events.ReferenceEvent.DailyRateSet;
import no.dognbok.events.ReferenceEvent.HolidaysSet;
import no.dognbok.events.ReferenceEvent.RuleSetAdopted;
import no.dognbok.events.ReferenceEvent.TermsAgreed;
import no.dognbok.events.StayEvent;
import no.dognbok.events.Told;
import no.dognbok.log.Commit;
import no.dognbok.log.EncodedCommit;
import no.dognbok.log.EncodedEvent;
import no.dognbok.log.EventJson;
import no.dognbok.log.EventTypes;
import no.dognbok.log.Leaf;
import no.dognbok.log.StoredCommit;
import no.dognbok.log.StoredEvent;
import no.dognbok.query.feed.View;
import no.dognbok.query.law.RandomStays;
import no.dognbok.query.law.Recorded;
import no.dognbok.query.scope.Scope;
import no.dognbok.query.stay.StaysInMemory;
import no.dognbok.query.stay.When;
import no.dognbok.query.surroundings.SurroundingsView;
import org.jspecify.annotations.Nullable;

/**
 * A ledger that grows at random: odd stays, and around them addresses, terms, rates and holidays
 * that change as it goes. The same seed, the same ledger.
 */
public final class RandomLedger {

  public static final Address TRUST = Address.org("983974791");
  private static final Address OTHER_TRUST = Address.org("983974792");
  private static final Address HOSPITAL = Address.org("974754118");
  private static final Address WARD = Address.her("59");
  private static final Address SERVICE = Address.her("5006");
  private static final Address OTHER_SERVICE = Address.her("5053");
  private static final List<Address> ADDRESSES =
      List.of(HOSPITAL, Address.org("974753898"), WARD, SERVICE, OTHER_SERVICE, Address.her("77"));
  public static final List<Municipality> MUNICIPALITIES =
      List.of(new Municipality("5006"), new Municipality("5053"), new Municipality("5037"));

  public final SurroundingsView surroundings = new SurroundingsView();
  public final StaysInMemory stays = new StaysInMemory();
  private final DocketInMemory inMemory = new DocketInMemory(stays, surroundings);

  /** The one that is looked at. */
  public final Docket docket;

  private final @Nullable View other;
  private final Random random;
  private final List<Telling> toTell = new ArrayList<>();
  private final List<Instant> moments = new ArrayList<>();
  private final List<ExceptionAgreed> exceptions = new ArrayList<>();
  private Instant now = Instant.EPOCH;
  private long position;
  private long index;

  private record Telling(Instant at, String stream, long sequence, String id, Object event) {}

  public RandomLedger(long seed, int stays) {
    this(seed, stays, null, null);
  }

  /** One that shows all to another view too, and looks at another docket. */
  public RandomLedger(long seed, int stays, @Nullable View other, @Nullable Docket docket) {
    random = new Random(seed);
    this.other = other;
    this.docket = docket == null ? inMemory : docket;
    for (int i = 0; i < stays; i++) {
      long each = seed * 1_000 + i;
      stay(each, i % 4 == 3 ? DoneStays.told(each) : RandomStays.matter(each).told());
    }
    toTell.sort(Comparator.comparing(Telling::at));
  }

  private void stay(long seed, List<Recorded> events) {
    String stream = "stay/" + new UUID(seed, random.nextLong());
    List<Recorded> told =
        events.stream().sorted(Comparator.comparing(Recorded::recordedAt)).toList();
    for (int i = 0; i < told.size(); i++) {
      Recorded one = told.get(i);
      toTell.add(new Telling(one.recordedAt(), stream, i, one.id(), addressed(one.event())));
    }
  }

  /** Half of them by addresses that have to be looked up. */
  private StayEvent addressed(StayEvent event) {
    Told told = event.told();
    if (random.nextBoolean()) {
      told = told.from(random.nextInt(4) == 0 ? SERVICE : WARD);
    }
    if (told.to() != null && random.nextBoolean()) {
      told = told.sent(told.to().value().equals("5006") ? SERVICE : OTHER_SERVICE, told.sentAt());
    }
    return EventFields.retold(event, told);
  }

  public boolean isAtEnd() {
    return toTell.isEmpty();
  }

  /** Tells some more; now and then something that is around the stays. */
  public void grow(int events) {
    for (int i = 0; i < events && !toTell.isEmpty(); i++) {
      if (random.nextInt(12) == 0) {
        change();
      }
      Telling next = toTell.removeFirst();
      now = next.at();
      moments.add(now);
      moments.add(((StayEvent) next.event()).told().occurredAt());
      apply(next);
    }
  }

  /** Tells of something that is around the stays. */
  public void change() {
    apply(new Telling(now, "reference/random", index, "r" + index, around()));
  }

  private ReferenceEvent around() {
    int year = 2016 + random.nextInt(10);
    Municipality municipality = any(MUNICIPALITIES);
    return switch (random.nextInt(9)) {
      case 0 ->
          new TermsAgreed(
              random.nextBoolean() ? TRUST : OTHER_TRUST,
              random.nextBoolean() ? null : municipality,
              LocalDate.of(year, 1 + random.nextInt(12), 1),
              null,
              terms(),
              "random");
      case 1 -> new DailyRateSet(year, 4_000 + random.nextInt(2_000), "random");
      case 2 ->
          new HolidaysSet(
              year, List.of(LocalDate.of(year, 12, 29), LocalDate.of(year, 5, 6)), "random");
      case 3 -> new RuleSetAdopted(1, "random");
      case 4 -> exception(year, municipality);
      default -> mapped(any(ADDRESSES), municipality);
    };
  }

  /** Most are about one that was told of before. */
  private ExceptionEvent exception(int year, Municipality municipality) {
    if (exceptions.isEmpty() || random.nextInt(3) == 0) {
      LocalDate from = LocalDate.of(year, 1 + random.nextInt(12), 1);
      ExceptionAgreed agreed =
          new ExceptionAgreed(
              new UUID(index, random.nextLong()),
              random.nextInt(4) == 0 ? OTHER_TRUST : TRUST,
              random.nextBoolean() ? null : municipality,
              null,
              from,
              random.nextBoolean() ? null : from.plusDays(random.nextInt(300)),
              "random");
      exceptions.add(agreed);
      return agreed;
    }
    ExceptionAgreed before = any(exceptions);
    UUID id = before.exception();
    Municipality with = before.municipality();
    return switch (random.nextInt(4)) {
      case 0 ->
          new ExceptionEnded(id, before.trust(), with, null, before.from().plusDays(9), "random");
      case 1 -> new ExceptionCancelled(id, before.trust(), with, null, "random");
      default -> new ExceptionConfirmed(id, before.trust(), with, municipality, "random");
    };
  }

  private AddressMapped mapped(Address address, Municipality municipality) {
    boolean hospital = random.nextInt(10) < (address.value().startsWith("50") ? 1 : 8);
    return new AddressMapped(
        address,
        random.nextBoolean() ? address : HOSPITAL,
        "name " + random.nextInt(3),
        hospital ? random.nextInt(5) == 0 ? OTHER_TRUST : TRUST : null,
        hospital ? null : municipality,
        null,
        "random");
  }

  private AgreementTerms terms() {
    return new AgreementTerms(
        random.nextBoolean(),
        null,
        AgreementTerms.LateAdmissionNotice.values()[random.nextInt(3)],
        random.nextBoolean(),
        Duration.ofHours(1 + random.nextInt(30)),
        LocalTime.of(8, 0),
        LocalTime.of(15, 0),
        Duration.ofDays(14),
        AgreementTerms.BillingBasis.DAY);
  }

  private <T> T any(List<T> some) {
    return some.get(random.nextInt(some.size()));
  }

  private void apply(Telling told) {
    Commit commit =
        Commit.of(
            UUID.randomUUID(),
            List.of(
                new Commit.Event(
                    told.stream(),
                    told.sequence(),
                    told.id(),
                    EventTypes.name(told.event().getClass()),
                    EventTypes.revision(told.event().getClass()),
                    told.at(),
                    EventJson.write(told.event()),
                    "{\"reference\":\"r-%d\"}"
                        .formatted(random.nextInt(3))
                        .getBytes(StandardCharsets.UTF_8))));
    EncodedCommit encoded = EncodedCommit.of(commit, () -> new byte[16]);
    Leaf leaf = encoded.leafAt(position, ChronoUnit.MICROS.between(Instant.EPOCH, told.at()));
    EncodedEvent event = encoded.events().getFirst();
    StoredCommit stored =
        new StoredCommit(
            leaf,
            index,
            List.of(StoredEvent.read(leaf, index, index, event.facts(), event.identity())));
    List.of(surroundings, this.stays, inMemory).forEach(view -> view.apply(stored));
    if (other != null) {
      other.apply(stored);
    }
    position++;
    index++;
  }

  /** The docket in memory, whichever is looked at. */
  public Docket inMemory() {
    return inMemory;
  }

  /** A moment at which something may have changed, or now. */
  public When someTime() {
    return switch (random.nextInt(4)) {
      case 0 -> new When(now, now);
      case 1 -> new When(someMoment(), now);
      case 2 -> new When(now, someMoment());
      default -> new When(someMoment(), someMoment());
    };
  }

  private Instant someMoment() {
    return any(moments).plusSeconds(random.nextInt(-100_000, 100_000));
  }

  /** The present, or some time on: nobody told anything meanwhile. */
  public When present() {
    Instant later = now.plus(Duration.ofMinutes(random.nextInt(10) * random.nextInt(2_000)));
    return new When(later, later);
  }

  public Scope someScope() {
    return switch (random.nextInt(4)) {
      case 0 -> new Scope.Auditor(HOSPITAL);
      case 1 -> new Scope.Trust(random.nextInt(4) == 0 ? OTHER_TRUST : TRUST);
      default -> new Scope.OfMunicipality(any(MUNICIPALITIES));
    };
  }

  public LocalDate someDay() {
    return LocalDate.ofInstant(any(moments), Moment.OSLO);
  }

  public Random random() {
    return random;
  }
}
