package no.dognbok.query.law;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import no.dognbok.events.Address;
import no.dognbok.events.Moment;
import no.dognbok.events.Municipality;
import no.dognbok.events.StayEvent.AdmissionNoticeSent;
import no.dognbok.events.StayEvent.FactCorrected;
import no.dognbok.events.StayEvent.PatientAdmitted;
import no.dognbok.events.StayEvent.ResidenceCorrected;
import org.jspecify.annotations.Nullable;

/**
 * § 2 and P13: which municipality was believed to be the right one, at any moment of the stay. What
 * is known at last says who pays; what was believed when a message was sent says whom one without
 * an addressee went to.
 */
final class Residence {

  /**
   * What was believed from a moment on.
   *
   * @param since empty where it was from the beginning
   * @param municipality absent where nobody could say
   * @param correction what changed it; absent where nothing did
   */
  private record Belief(
      Optional<Instant> since, @Nullable Municipality municipality, @Nullable Fact correction) {

    static Belief first(@Nullable Municipality municipality) {
      return new Belief(Optional.empty(), municipality, null);
    }

    boolean isHeldAt(Instant moment) {
      return since.map(start -> !start.isAfter(moment)).orElse(true);
    }
  }

  private final List<Belief> ofStay = new ArrayList<>();
  private final List<Belief> registered = new ArrayList<>();
  private final boolean addressed;

  Residence(Tellings tellings, Stated head, Directory directory, RuleSet rules) {
    List<Fact> sent =
        tellings.standing().stream()
            .flatMap(telling -> telling.all().stream())
            .sorted(ProcessOrder.COMPARATOR)
            .toList();
    Optional<Fact> admission =
        tellings.standing().stream()
            .map(Wordings::last)
            .filter(fact -> fact.event() instanceof PatientAdmitted)
            .min(ProcessOrder.COMPARATOR);
    Optional<PatientAdmitted> admitted =
        admission.map(fact -> (PatientAdmitted) tellings.corrections().asFirstTold(fact));
    List<Fact> corrections = admission.map(tellings.corrections()::of).orElse(List.of());
    Optional<Municipality> stated =
        admitted
            .map(PatientAdmitted::municipality)
            .or(() -> Optional.ofNullable(head.municipality()));
    List<Fact> addressedTo = addressees(sent);
    this.addressed = !addressedTo.isEmpty();
    if (stated.isPresent()) {
      ofStay.add(Belief.first(stated.get()));
    } else {
      ofStay.addAll(fromAddressees(addressedTo, directory));
    }
    corrected(corrections, "municipality").forEach(ofStay::add);
    if (rules.has(Rule.P13)) {
      tellings.standing().stream()
          .map(Wordings::last)
          .flatMap(fact -> corrected(fact).stream())
          .forEach(ofStay::add);
    }
    ofStay.sort(IN_ORDER);
    registered.add(
        Belief.first(
            admitted
                .map(PatientAdmitted::registeredIn)
                .or(() -> Optional.ofNullable(head.registeredIn()))
                .orElse(null)));
    corrected(corrections, "registeredIn").forEach(registered::add);
  }

  private static final Comparator<Belief> IN_ORDER =
      Comparator.comparing((Belief belief) -> belief.since().orElse(Instant.MIN))
          .thenComparing(
              belief -> Optional.ofNullable(belief.correction()).map(Fact::id).orElse(""));

  /**
   * The wordings of the § 8 notice, else any message of the hospital's, that name an addressee:
   * whom they went to is what the patient must have stated.
   */
  private static List<Fact> addressees(List<Fact> sent) {
    List<Fact> notices = addressed(sent.stream().filter(Residence::isAdmissionNotice));
    return !notices.isEmpty()
        ? notices
        : addressed(sent.stream().filter(fact -> StayFacts.isHospitals(fact.event())));
  }

  private static boolean isAdmissionNotice(Fact fact) {
    return fact.event() instanceof AdmissionNoticeSent;
  }

  private static List<Fact> addressed(Stream<Fact> facts) {
    return facts.filter(fact -> fact.told().to() != null).toList();
  }

  /** The first addressee from the beginning; a new wording to another from when it was sent. */
  private static List<Belief> fromAddressees(List<Fact> sent, Directory directory) {
    List<Belief> beliefs = new ArrayList<>();
    for (Fact fact : sent) {
      boolean first = beliefs.isEmpty();
      if (first || fact.told().replaces() != null) {
        beliefs.add(
            new Belief(
                first ? Optional.empty() : Optional.of(fact.at().instant()),
                directory.municipality(fact.told().to()).orElse(null),
                null));
      }
    }
    return beliefs.isEmpty() ? List.of(Belief.first(null)) : beliefs;
  }

  /** What was stated had been told wrongly. */
  private static Stream<Belief> corrected(List<Fact> corrections, String field) {
    return corrections.stream()
        .filter(fact -> ((FactCorrected) fact.event()).field().equals(field))
        .map(fact -> {
          String right = ((FactCorrected) fact.event()).newValue();
          return new Belief(
              Optional.of(fact.at().instant()),
              right == null ? null : new Municipality(right),
              fact);
        });
  }

  /** A later move changes nothing; a wrong municipality corrected, and one stated at last, do. */
  private static Optional<Belief> corrected(Fact fact) {
    return fact.event() instanceof ResidenceCorrected correction
            && correction.why() != ResidenceCorrected.Why.MOVED
        ? Optional.of(new Belief(Optional.of(fact.at().instant()), correction.municipality(), fact))
        : Optional.empty();
  }

  private static boolean isOfStay(LocalDate day) {
    return Regulation.on(day).map(Regulation::municipalityOfStayPays).orElse(true);
  }

  /** Who pays for a day, by what is known at last; nobody known where nobody could say. */
  Optional<Municipality> payer(LocalDate day) {
    return Optional.ofNullable(
        isOfStay(day) ? ofStay.getLast().municipality() : registeredBy(registered.getLast()));
  }

  /** Who was believed to pay at a moment. */
  Optional<Municipality> believedAt(Instant moment) {
    return Optional.ofNullable(
        isOfStay(LocalDate.ofInstant(moment, Moment.OSLO))
            ? heldAt(moment, ofStay).municipality()
            : registeredBy(heldAt(moment, registered)));
  }

  private static Belief heldAt(Instant moment, List<Belief> beliefs) {
    return beliefs.stream()
        .filter(belief -> belief.isHeldAt(moment))
        .reduce((_, later) -> later)
        .orElse(beliefs.getFirst());
  }

  /** Whoever does not say otherwise is registered where he stays. */
  private @Nullable Municipality registeredBy(Belief belief) {
    return belief.municipality() == null ? ofStay.getFirst().municipality() : belief.municipality();
  }

  /** What changed the belief last, for a day whose payer it concerns. */
  Optional<Fact> correction(LocalDate day) {
    return isOfStay(day) ? Optional.ofNullable(ofStay.getLast().correction()) : Optional.empty();
  }

  /** Whether anybody ever was believed, or known, to be the right one. */
  boolean isKnown() {
    return ofStay.getLast().municipality() != null;
  }

  /** Whether any message of the hospital's names an addressee. */
  boolean isAddressed() {
    return addressed;
  }

  /** Where a notice went, or whom a reply came from, that does not say so itself. */
  Optional<Municipality> party(@Nullable Address address, Instant moment, Directory directory) {
    return address == null ? believedAt(moment) : directory.municipality(address);
  }
}
