package no.dognbok.query.law;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import no.dognbok.events.Address;
import no.dognbok.events.CareType;
import no.dognbok.events.Institution;
import no.dognbok.events.Moment;
import no.dognbok.events.StayEvent;
import no.dognbok.events.StayEvent.AdmissionMentioned;
import no.dognbok.events.StayEvent.PatientAdmitted;
import org.jspecify.annotations.Nullable;

/**
 * What kind of stay it is: when it began, where, for what.
 *
 * @param admission the fact that tells when the patient was admitted; absent where nobody told
 * @param hospital as the messages name it
 * @param doubts about all this
 */
record StayFacts(
    @Nullable Fact admission,
    @Nullable Address hospital,
    CareType careType,
    Institution institution,
    List<Doubt> doubts) {

  static StayFacts of(History history, Stated stated, Directory directory, RuleSet rules) {
    List<Doubt> doubts = new ArrayList<>();
    Optional<Fact> admitted = history.first(PatientAdmitted.class);
    Fact admission = admitted.or(() -> history.first(AdmissionMentioned.class)).orElse(null);
    if (admission == null) {
      doubts.add(Doubt.of(Doubt.Code.ADMISSION_UNKNOWN));
    } else if (admitted.isEmpty()) {
      doubts.add(Doubt.of(Doubt.Code.ADMISSION_FROM_ANOTHER_MESSAGE, admission));
    }
    Address hospital = hospital(history, directory);
    Optional<PatientAdmitted> told = admitted.map(fact -> (PatientAdmitted) fact.event());
    CareType careType =
        told.map(PatientAdmitted::careType)
            .or(() -> Optional.ofNullable(stated.careType()))
            .or(() -> directory.careType(hospital))
            .orElse(null);
    if (careType == null && rules.has(Rule.P23)) {
      doubts.add(Doubt.of(Doubt.Code.CARE_TYPE_UNKNOWN));
    }
    Institution institution =
        told.map(PatientAdmitted::institution)
            .or(() -> Optional.ofNullable(stated.institution()))
            .orElse(Institution.PUBLIC);
    return new StayFacts(
        admission, hospital, careType == null ? CareType.SOMATIC : careType, institution, doubts);
  }

  Optional<Moment> admittedAt() {
    return Optional.ofNullable(admission).map(Fact::at);
  }

  /** The hospital is whoever admitted; else whoever sent the first message of a hospital's. */
  private static @Nullable Address hospital(History history, Directory directory) {
    return history
        .first(PatientAdmitted.class)
        .flatMap(fact -> hospital(fact, directory))
        .or(() ->
            history.facts().stream()
                .filter(fact -> isHospitals(fact.event()))
                .flatMap(fact -> hospital(fact, directory).stream())
                .findFirst())
        .orElse(null);
  }

  /** The ward as it is named; where only the organisation above it is known, that. */
  private static Optional<Address> hospital(Fact fact, Directory directory) {
    Address from = fact.told().from();
    boolean onlyAbove = from != null && !directory.knows(from) && directory.knows(fact.told().by());
    return Optional.ofNullable(onlyAbove ? fact.told().by() : from);
  }

  /** Whether it is the hospital that tells such a thing, as far as nobody says otherwise. */
  static boolean isHospitals(StayEvent event) {
    return switch (event) {
      case StayEvent.AdmissionMentioned _, StayEvent.ReferenceGiven _ -> true;
      default -> WhoseAct.of(event).filter(Duty.Party.HOSPITAL::equals).isPresent();
    };
  }
}
