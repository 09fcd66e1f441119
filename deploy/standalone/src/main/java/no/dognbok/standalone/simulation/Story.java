package no.dognbok.standalone.simulation;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/**
 * What is told about one stay while it is being made up: who is concerned, and each telling with
 * the time it takes to arrive.
 */
final class Story {

  /** How soon the other party's systems see a message. */
  private static final int SECONDS_ON_THE_WAY = 40;

  final SplittableRandom random;
  final Country country;
  final Rhythm rhythm;
  final Outages outages;
  final Telling.Subject about;
  final Instant admitted;

  /** The municipality that the hospital deals with at the moment; absent while nobody knows. */
  Country.@Nullable Municipality municipality;

  /** Where the patient is at the moment. */
  Country.Hospital hospital;

  /** Nothing is needed of the municipality: what is not addressed to it is sent to nobody. */
  boolean needless;

  private final Duration hospitalAhead;
  private final Duration municipalityAhead;
  private final List<Telling> tellings = new ArrayList<>();
  private final Receipts receipts;
  private final List<Message> unreceipted = new ArrayList<>();

  /** A message that is to be receipted, and the municipality that it goes to or comes from. */
  private record Message(Telling telling, Country.@Nullable Municipality between) {}

  Story(
      SplittableRandom random,
      Country country,
      Rhythm rhythm,
      Outages outages,
      Receipts receipts,
      Telling.Subject about,
      Instant admitted,
      Country.Municipality municipality) {
    this.random = random;
    this.country = country;
    this.rhythm = rhythm;
    this.outages = outages;
    this.receipts = receipts;
    this.about = about;
    this.admitted = admitted;
    this.municipality = municipality;
    this.hospital = about.admittedTo();
    this.hospitalAhead = ahead();
    this.municipalityAhead = ahead();
  }

  private Duration ahead() {
    return Chance.CLOCK_AHEAD.happens(random) ? Rhythm.minutes(random, 1, 4) : Duration.ZERO;
  }

  /** All of it in the order of arrival. */
  List<Telling> told() {
    unreceipted.forEach(message ->
        receipts
            .of(message.telling(), message.between())
            .ifPresent(at -> receipt(message.telling(), at, true)));
    unreceipted.clear();
    List<Telling> inOrder = new ArrayList<>(tellings);
    inOrder.sort(Comparator.comparing(Telling::reportedAt));
    Telling opening = inOrder.getFirst().opening();
    inOrder.set(0, opening);
    inOrder.replaceAll(telling -> {
      Telling refersTo = telling.refersTo();
      return refersTo != null && refersTo.id().equals(opening.id())
          ? telling.about(opening)
          : telling;
    });
    return inOrder;
  }

  /** A field of the line form; for a null value there is none. */
  record Field(String name, @Nullable Object value) {}

  static Field with(String name, @Nullable Object value) {
    return new Field(name, value);
  }

  /** The hospital sends a message to the municipality. */
  Telling notice(String type, Instant at, Field... fields) {
    return add(type, at.plus(hospitalAhead), onTheWay(at), true, true, fields);
  }

  /** The hospital registers a fact. */
  Telling fact(String type, Instant at, Field... fields) {
    return fact(type, at, at, fields);
  }

  /** The hospital registers a fact with another time than the right one. */
  Telling fact(String type, Instant typed, Instant at, Field... fields) {
    Instant registered = at.plus(Rhythm.minutes(random, 0, 20));
    return add(type, typed.plus(hospitalAhead), onTheWay(registered), true, false, fields);
  }

  /** The municipality sends a message to the hospital. */
  Telling reply(String type, Instant at, Field... fields) {
    return add(type, at.plus(municipalityAhead), onTheWay(at), false, true, fields);
  }

  /** Something is told about what was told before, and arrives after it. */
  Telling about(Telling earlier, String type, Instant at, Field... fields) {
    Instant after = earlier.reportedAt().plusSeconds(1);
    return add(type, at, onTheWay(at.isBefore(after) ? after : at), earlier, fields);
  }

  /** An outage is told when it is over. */
  void outage(Outages.Outage outage) {
    add(
        "CommunicationOutage",
        outage.start(),
        onTheWay(outage.end().plus(Rhythm.minutes(random, 2, 40))),
        false,
        true,
        with("until", LineForm.exact(outage.end())),
        with("tried", List.of("PHONE")));
  }

  /** The municipality's application receipt of a notice. */
  void receipt(Telling notice, boolean positive) {
    Duration takes = Duration.ofSeconds(2 + random.nextInt(70));
    receipt(notice, receipts.sent(notice, municipality, takes), positive);
  }

  private void receipt(Telling message, Instant at, boolean positive) {
    add("ReceiptReceived", at, at, message, with("of", message.id()), with("positive", positive));
  }

  private Instant onTheWay(Instant sent) {
    Instant arrived = sent.plusSeconds(2 + random.nextInt(SECONDS_ON_THE_WAY));
    return Chance.ARRIVES_LATE.happens(random)
        ? arrived.plus(Rhythm.minutes(random, 60, 12 * 60))
        : arrived;
  }

  private Telling add(
      String type,
      Instant at,
      Instant reportedAt,
      boolean byHospital,
      boolean toTheOther,
      Field... fields) {
    Country.Municipality other = municipality;
    List<Field> all = new ArrayList<>();
    if (byHospital || toTheOther) {
      all.add(with("hospital", hospital.organisation()));
    }
    if (!byHospital || toTheOther) {
      all.add(with("municipality", other == null ? null : other.number()));
    }
    all.addAll(Arrays.asList(fields));
    Telling telling = add(type, at, reportedAt, null, all.toArray(Field[]::new));
    if (Receipts.isAskedFor(telling, needless)) {
      unreceipted.add(new Message(telling, other));
    }
    return telling;
  }

  private Telling add(
      String type, Instant at, Instant reportedAt, @Nullable Telling refersTo, Field... fields) {
    Map<String, Object> named = new LinkedHashMap<>();
    for (Field field : fields) {
      if (field.value() != null) {
        named.put(field.name(), field.value());
      }
    }
    boolean dateOnly = type.equals("PatientAdmitted") && Chance.DATE_ONLY.happens(random);
    Telling telling =
        new Telling(
            about,
            "m-%02d".formatted(tellings.size() + 1),
            type,
            at,
            dateOnly,
            reportedAt,
            false,
            refersTo,
            named);
    tellings.add(telling);
    return telling;
  }
}
