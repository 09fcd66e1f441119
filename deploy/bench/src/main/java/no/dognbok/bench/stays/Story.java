package no.dognbok.bench.stays;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.UUID;
import java.util.random.RandomGenerator;
import no.dognbok.events.Address;
import no.dognbok.events.Answer;
import no.dognbok.events.CareType;
import no.dognbok.events.MessageKey;
import no.dognbok.events.Moment;
import no.dognbok.events.Municipality;
import no.dognbok.events.Profession;
import no.dognbok.events.StayEvent;
import no.dognbok.events.Told;

/**
 * What hospital and municipality tell of one stay: some ten messages, most of them with one event.
 *
 * @param stay its id
 * @param messages in the order in which they are told
 */
public record Story(UUID stay, List<Message> messages) {

  /** Helse Nord-Trøndelag. */
  public static final Address TRUST = Address.org("983974791");

  static final List<Address> HOSPITALS =
      List.of(Address.org("974754118"), Address.org("974753898"));

  private record Place(Municipality municipality, Address organisation) {
    static Place of(String number, String organisation) {
      return new Place(new Municipality(number), Address.org(organisation));
    }
  }

  private static final List<Place> PLACES =
      List.of(
          Place.of("5006", "840029212"),
          Place.of("5007", "942875967"),
          Place.of("5035", "939958851"),
          Place.of("5037", "938587051"),
          Place.of("5038", "938587418"),
          Place.of("5053", "997391853"),
          Place.of("5060", "921785410"));

  /** How far the patient has come. */
  public enum Reach {
    /** Admitted, and no word yet of when the patient is ready. */
    ADMITTED,
    /** Ready, and waiting for the municipality. */
    WAITING,
    /** Departed, and all papers sent. */
    CLOSED
  }

  /**
   * A message.
   *
   * @param sender who tells
   * @param id the sender's id of it
   * @param at when it was sent
   * @param events what it tells
   */
  public record Message(Address sender, String id, Instant at, List<StayEvent> events) {}

  public Story {
    messages = List.copyOf(messages);
  }

  /** A stay that began at a moment and has come so far. */
  public static Story told(RandomGenerator random, Instant admitted, Reach reach) {
    return new Teller(random, admitted).tell(reach);
  }

  /** Tells one stay. */
  private static final class Teller {

    private final RandomGenerator random;
    private final UUID stay;
    private final Address hospital;
    private final Place place;
    private final List<Message> messages = new ArrayList<>();
    private Instant at;

    private Teller(RandomGenerator random, Instant admitted) {
      this.random = random;
      this.stay = randomUuid(random);
      this.hospital = HOSPITALS.get(random.nextInt(HOSPITALS.size()));
      this.place = PLACES.get(random.nextInt(PLACES.size()));
      this.at = admitted;
    }

    private Story tell(Reach reach) {
      admitted();
      if (reach != Reach.ADMITTED) {
        ready();
      }
      if (reach == Reach.CLOSED) {
        departed();
      }
      return new Story(stay, messages);
    }

    private void admitted() {
      say(
          hospital,
          new StayEvent.PatientAdmitted(
              hospitalTells(), place.municipality, null, CareType.SOMATIC, null));
      after(Duration.ofHours(2));
      say(hospital, new StayEvent.NeedAssessed(hospitalTells(), true, false, null));
      after(Duration.ofHours(4));
      say(hospital, new StayEvent.AdmissionNoticeSent(hospitalSends(), expected()));
      after(Duration.ofHours(3));
      say(place.organisation, new StayEvent.AdmissionReportSent(municipalitySends()));
      after(Duration.ofHours(30));
      say(hospital, new StayEvent.HealthInformationUpdated(hospitalSends(), expected()));
    }

    private void ready() {
      after(Duration.ofHours(40));
      say(
          hospital,
          new StayEvent.DeclaredReady(
              hospitalSends(),
              Profession.PHYSICIAN,
              EnumSet.allOf(StayEvent.DeclaredReady.Point.class),
              null,
              null),
          new StayEvent.ReadyNoticeSent(hospitalSends()));
      after(Duration.ofMinutes(50));
      say(
          place.organisation,
          new StayEvent.MunicipalityReplied(municipalitySends(), Answer.NOT_YET, expected(), null));
    }

    private void departed() {
      after(Duration.ofHours(44));
      say(place.organisation, new StayEvent.OfferReady(municipalitySends(), null));
      after(Duration.ofHours(5));
      say(hospital, new StayEvent.PatientDeparted(hospitalSends(), false));
      after(Duration.ofMinutes(20));
      say(hospital, new StayEvent.DischargeReportSent(hospitalSends()));
      after(Duration.ofHours(6));
      say(hospital, new StayEvent.DischargeSummarySent(hospitalSends()));
    }

    /** About so long: from half to one and a half times. */
    private void after(Duration about) {
      at = at.plusSeconds((long) (about.toSeconds() * (0.5 + random.nextDouble())));
    }

    private LocalDate expected() {
      return LocalDate.ofInstant(at.plus(Duration.ofDays(3)), Moment.OSLO);
    }

    private Told hospitalTells() {
      return told(hospital);
    }

    private Told hospitalSends() {
      return told(hospital).sent(place.organisation, at);
    }

    private Told municipalitySends() {
      return told(place.organisation).sent(hospital, at);
    }

    private Told told(Address sender) {
      return Told.of(Moment.exact(at), sender, MessageKey.of(sender.toString(), id())).from(sender);
    }

    private String id() {
      return stay + "/" + messages.size();
    }

    private void say(Address sender, StayEvent... events) {
      messages.add(new Message(sender, id(), at, List.of(events)));
    }
  }

  /** A UUID of version 4. */
  public static UUID randomUuid(RandomGenerator random) {
    return new UUID(
        random.nextLong() & 0xFFFFFFFFFFFF0FFFL | 0x4000L,
        random.nextLong() & 0x3FFFFFFFFFFFFFFFL | 0x8000000000000000L);
  }
}
