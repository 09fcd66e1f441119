package no.dognbok.query.stay;

import java.util.Optional;
import java.util.stream.Stream;
import no.dognbok.events.Address;
import no.dognbok.events.Municipality;
import no.dognbok.events.StayEvent.AdmissionNoticeSent;
import no.dognbok.events.StayEvent.MovedWhileWaiting;
import no.dognbok.events.StayEvent.PatientAdmitted;
import no.dognbok.events.StayEvent.ReadyNoticeSent;
import no.dognbok.events.StayEvent.ResidenceCorrected;
import no.dognbok.query.law.Directory;
import no.dognbok.query.scope.Scope;
import org.jspecify.annotations.Nullable;

/** What of a stay a scope may see. */
public final class Visibility {

  private Visibility() {}

  /** Whether a scope sees a stay. */
  public static boolean isVisible(StayRecord stay, Scope scope, Directory directory) {
    return switch (scope) {
      case Scope.Auditor _ -> true;
      case Scope.Trust trust -> isInHospitalOf(stay, trust.organisation(), directory);
      case Scope.OfMunicipality asker -> wasNotified(stay, asker.municipality(), directory);
    };
  }

  /** A hospital of the trust sent a message of the stay, or took the patient over. */
  private static boolean isInHospitalOf(StayRecord stay, Address trust, Directory directory) {
    return stay.entries().stream()
        .map(StayRecord.Entry::event)
        .flatMap(event ->
            Stream.of(
                Optional.ofNullable(event.told().from()),
                Optional.of(event.told().by()),
                Optional.ofNullable(
                    event instanceof MovedWhileWaiting moved ? moved.hospital() : null)))
        .flatMap(Optional::stream)
        .anyMatch(address ->
            address.equals(trust) || directory.trust(address).map(trust::equals).orElse(false));
  }

  /**
   * A § 8 or § 10 notice of the stay went to the municipality; it keeps that after a corrected
   * residence. A notice without an addressee went to the municipality that was believed to be the
   * right one when it was told.
   */
  private static boolean wasNotified(
      StayRecord stay, Municipality municipality, Directory directory) {
    @Nullable Municipality believed = stated(stay);
    for (StayRecord.Entry entry : stay.entries()) {
      switch (entry.event()) {
        case ResidenceCorrected corrected -> believed = corrected.municipality();
        case AdmissionNoticeSent _, ReadyNoticeSent _ -> {
          Address to = entry.event().told().to();
          boolean wentThere =
              to == null
                  ? municipality.equals(believed)
                  : directory.municipality(to).map(municipality::equals).orElse(false);
          if (wentThere) {
            return true;
          }
        }
        default -> {
          // other messages show a municipality nothing by themselves
        }
      }
    }
    return false;
  }

  /** The admission may be told after the notice. */
  private static @Nullable Municipality stated(StayRecord stay) {
    return stay.entries().stream()
        .map(StayRecord.Entry::event)
        .filter(PatientAdmitted.class::isInstance)
        .flatMap(event -> Stream.ofNullable(((PatientAdmitted) event).municipality()))
        .findFirst()
        .orElse(null);
  }
}
