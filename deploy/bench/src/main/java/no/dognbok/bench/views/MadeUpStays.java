package no.dognbok.bench.views;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.UUID;
import no.dognbok.bench.stays.Story;
import no.dognbok.events.Address;
import no.dognbok.events.AgreementTerms;
import no.dognbok.events.Answer;
import no.dognbok.events.CareType;
import no.dognbok.events.MessageKey;
import no.dognbok.events.Moment;
import no.dognbok.events.Municipality;
import no.dognbok.events.Profession;
import no.dognbok.events.ReferenceEvent;
import no.dognbok.events.StayEvent;
import no.dognbok.events.StayEvent.*;
import no.dognbok.events.Told;
import no.dognbok.identity.Identity;

/**
 * Stays for benchmarks: of the size and shape that intake writes, at which everybody in the end
 * does what they owe. A number always gives the same stay.
 */
public final class MadeUpStays {

  public static final Address TRUST = Address.org("983974791");
  public static final List<Municipality> MUNICIPALITIES =
      List.of(
              "1811", "5006", "5007", "5020", "5032", "5033", "5034", "5035", "5036", "5037",
              "5038", "5041", "5042", "5043", "5044", "5045", "5046", "5047", "5049", "5052",
              "5053", "5060")
          .stream()
          .map(Municipality::new)
          .toList();

  /** How long a stay lasts on average, until the last report is sent. */
  static final Duration LENGTH = Duration.ofHours(150);

  private static final List<Address> HOSPITALS =
      List.of(Address.org("974754118"), Address.org("974753898"));
  private static final int WARDS = 40;

  /** Of a hundred who are declared ready, how many wait for days. */
  public static final int LONG_WAITS = 15;

  private final Instant start;
  private final Duration apart;
  private final long goingOn;
  private final List<Municipality> municipalities;
  private final int longWaits;

  /**
   * Stays that begin one after the other.
   *
   * @param start admission of the first
   * @param apart how long after one the next begins
   * @param goingOn number of the first of those in which the patient stays on, and the municipality
   *     has not sent its report
   */
  MadeUpStays(Instant start, Duration apart, long goingOn) {
    this(start, apart, goingOn, MUNICIPALITIES, LONG_WAITS);
  }

  /**
   * Stays of patients from these municipalities.
   *
   * @param longWaits of a hundred patients who are declared ready, how many the municipality lets
   *     wait for days
   */
  public MadeUpStays(
      Instant start,
      Duration apart,
      long goingOn,
      List<Municipality> municipalities,
      int longWaits) {
    this.start = start;
    this.apart = apart;
    this.goingOn = goingOn;
    this.municipalities = List.copyOf(municipalities);
    this.longWaits = longWaits;
  }

  /**
   * What is told together: one commit.
   *
   * @param sentAt when it is told
   * @param stay about which
   * @param sequence of the first event in the stay
   * @param events what it tells
   * @param identity of the message
   */
  public record Message(
      Instant sentAt, UUID stay, int sequence, List<StayEvent> events, Identity identity) {}

  public Instant begins(long number) {
    return start.plus(apart.multipliedBy(number));
  }

  /** The messages of a stay, in order. */
  public List<Message> stay(long number) {
    return new Writer(number).messages();
  }

  public static Address municipalOffice(Municipality municipality) {
    return Address.org("9" + "%08d".formatted(Integer.parseInt(municipality.number())));
  }

  private static Address ward(int hospital, int ward) {
    return Address.her(String.valueOf(90_000 + hospital * 100 + ward));
  }

  private static Address service(Municipality municipality) {
    return Address.her("1" + municipality.number());
  }

  /** What is known around them: addresses, terms, holidays, rates. */
  static List<ReferenceEvent> surroundings() {
    return surroundings(MUNICIPALITIES);
  }

  /** The same around these municipalities. */
  public static List<ReferenceEvent> surroundings(List<Municipality> municipalities) {
    String source = "bench";
    List<ReferenceEvent> events = new ArrayList<>();
    events.add(
        new ReferenceEvent.AddressMapped(
            TRUST, TRUST, "Helse Nord-Trøndelag HF", TRUST, null, null, source));
    for (int hospital = 0; hospital < HOSPITALS.size(); hospital++) {
      Address organisation = HOSPITALS.get(hospital);
      events.add(
          new ReferenceEvent.AddressMapped(
              organisation, organisation, "Sykehus " + hospital, TRUST, null, null, source));
      for (int ward = 0; ward < WARDS; ward++) {
        events.add(
            new ReferenceEvent.AddressMapped(
                ward(hospital, ward),
                organisation,
                "Sengepost " + ward,
                TRUST,
                null,
                CareType.SOMATIC,
                source));
      }
    }
    for (Municipality municipality : municipalities) {
      Address office = municipalOffice(municipality);
      for (Address address : List.of(office, service(municipality))) {
        events.add(
            new ReferenceEvent.AddressMapped(
                address, office, "Kommune " + municipality, null, municipality, null, source));
      }
    }
    events.add(
        new ReferenceEvent.TermsAgreed(
            TRUST, null, LocalDate.of(2012, 1, 1), null, AgreementTerms.NONE_AGREED, source));
    for (int year = 2012; year <= 2026; year++) {
      events.add(new ReferenceEvent.DailyRateSet(year, 4_000 + 150 * (year - 2012), source));
      events.add(
          new ReferenceEvent.HolidaysSet(
              year,
              List.of(
                  LocalDate.of(year, 1, 1),
                  LocalDate.of(year, 5, 1),
                  LocalDate.of(year, 5, 17),
                  LocalDate.of(year, 12, 25),
                  LocalDate.of(year, 12, 26)),
              source));
    }
    return events;
  }

  /** Writes one stay. */
  private final class Writer {

    private final SplittableRandom random;
    private final UUID stay;
    private final String patient;
    private final String reference;
    private final Municipality municipality;
    private final Address hospital;
    private final Address ward;
    private final Instant admission;
    private final boolean goesOn;
    private final List<Message> messages = new ArrayList<>();
    private int told;

    Writer(long number) {
      random = new SplittableRandom(number);
      stay = Story.randomUuid(random);
      patient = "k1:" + hex(32);
      reference = "LEV-%d".formatted(number);
      municipality = municipalities.get(random.nextInt(municipalities.size()));
      int at = random.nextInt(HOSPITALS.size());
      hospital = HOSPITALS.get(at);
      ward = ward(at, random.nextInt(WARDS));
      admission = begins(number);
      goesOn = number >= goingOn;
    }

    List<Message> messages() {
      Duration length = Duration.ofHours(36 + random.nextInt(180) + (goesOn ? 150 : 0));
      Instant departure = admission.plus(length);
      Instant notified = admission.plus(minutes(60, 600));
      told(
          notified,
          told ->
              new PatientAdmitted(
                  told.at(Moment.exact(admission)), municipality, null, CareType.SOMATIC, null),
          told -> new AdmissionNoticeSent(told, null));
      if (!goesOn) {
        reply(notified.plus(minutes(20, 200)), AdmissionReportSent::new);
      }
      if (chance(60)) {
        ready(departure);
      }
      told(
          departure.plus(minutes(1, 20)),
          told -> new PatientDeparted(told.at(Moment.exact(departure)), false));
      told(departure.plus(minutes(20, 45)), DischargeReportSent::new);
      told(departure.plus(minutes(45, 90)), DischargeSummarySent::new);
      messages.sort(Comparator.comparing(Message::sentAt));
      return numbered(messages);
    }

    private void ready(Instant departure) {
      long waits = chance(longWaits) ? 24 + random.nextInt(140) : 3 + random.nextInt(20);
      Instant ready = departure.minus(Duration.ofHours(Math.min(waits, 30 + random.nextInt(140))));
      if (ready.isBefore(admission.plus(Duration.ofHours(20)))) {
        ready = admission.plus(Duration.ofHours(20));
      }
      if (!ready.isBefore(departure.minus(Duration.ofMinutes(30)))) {
        return;
      }
      told(ready.minus(minutes(120, 400)), told -> new HealthInformationUpdated(told, null));
      told(
          ready,
          told -> new DeclaredReady(told, Profession.PHYSICIAN, Set.of(), null, null),
          ReadyNoticeSent::new);
      boolean waitsLong = Duration.between(ready, departure).toHours() > 24;
      Instant answer = ready.plus(minutes(5, 110));
      reply(
          answer,
          told ->
              new MunicipalityReplied(
                  told,
                  waitsLong ? Answer.NOT_YET : Answer.CAN_RECEIVE,
                  waitsLong ? LocalDate.ofInstant(departure, Moment.OSLO) : null,
                  null));
      if (waitsLong) {
        reply(departure.minus(minutes(240, 900)), told -> new OfferReady(told, null));
      }
    }

    private interface Make {
      StayEvent of(Told told);
    }

    /** The hospital tells, to the municipality. */
    private void told(Instant at, Make... makes) {
      receipted(at, hospital, ward, municipalOffice(municipality), service(municipality), makes);
    }

    private void reply(Instant at, Make make) {
      receipted(at, municipalOffice(municipality), service(municipality), hospital, ward, make);
    }

    /** A message, and the receipt that goes the other way. */
    private void receipted(
        Instant at, Address by, Address from, Address receiver, Address to, Make... makes) {
      UUID key = message(at, by, from, to, makes);
      message(
          at.plusSeconds(random.nextInt(5, 300)),
          receiver,
          to,
          from,
          told -> new ReceiptReceived(told, key, true));
    }

    private UUID message(Instant at, Address by, Address from, Address to, Make... makes) {
      String id = Story.randomUuid(random).toString();
      UUID key = MessageKey.of(by.toString(), id);
      Told told = Told.of(Moment.exact(at), by, key).from(from).sent(to, at);
      List<StayEvent> events = new ArrayList<>();
      for (Make make : makes) {
        events.add(make.of(told));
      }
      messages.add(
          new Message(
              at,
              stay,
              0,
              events,
              new Identity(patient, null, by.toString(), id, hex(32), reference, "dognbok-bench")));
      return key;
    }

    private List<Message> numbered(List<Message> inOrder) {
      List<Message> numbered = new ArrayList<>();
      for (Message message : inOrder) {
        numbered.add(
            new Message(message.sentAt(), stay, told, message.events(), message.identity()));
        told += message.events().size();
      }
      return numbered;
    }

    private Duration minutes(int from, int to) {
      return Duration.ofSeconds(random.nextInt(from * 60, to * 60));
    }

    private boolean chance(int percent) {
      return random.nextInt(100) < percent;
    }

    private String hex(int bytes) {
      byte[] some = new byte[bytes];
      random.nextBytes(some);
      return HexFormat.of().formatHex(some);
    }
  }
}
