package no.dognbok.query.stay;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import no.dognbok.events.Address;
import no.dognbok.events.Municipality;
import no.dognbok.events.StayEvent;
import no.dognbok.events.StayEvent.AdmissionNoticeSent;
import no.dognbok.events.StayEvent.FactCorrected;
import no.dognbok.events.StayEvent.MovedWhileWaiting;
import no.dognbok.events.StayEvent.PatientAdmitted;
import no.dognbok.events.StayEvent.ReadyNoticeSent;
import no.dognbok.events.StayEvent.ResidenceCorrected;
import no.dognbok.events.Told;
import no.dognbok.query.law.Directory;
import no.dognbok.query.scope.Scope;
import org.jspecify.annotations.Nullable;

/** What of a stay a scope may see. */
public final class Visibility {

  private final Scope scope;
  private final Directory directory;

  private Visibility(Scope scope, Directory directory) {
    this.scope = scope;
    this.directory = directory;
  }

  /** What a scope may see, by what addresses stand for. */
  public static Visibility of(Scope scope, Directory directory) {
    return new Visibility(scope, directory);
  }

  /** Everybody who sees all of a stay, by what addresses stand for. */
  public static Viewers viewers(StayRecord stay, Directory directory) {
    Set<Address> trusts = new HashSet<>();
    hospitals(stay)
        .forEach(address -> {
          trusts.add(address);
          directory.trust(address).ifPresent(trusts::add);
        });
    return new Viewers(
        trusts,
        notified(stay, directory)
            .filter(municipality ->
                of(new Scope.OfMunicipality(municipality), directory).isWhollyVisible(stay))
            .collect(Collectors.toSet()));
  }

  /** Every municipality that a notice can have gone to. */
  private static Stream<Municipality> notified(StayRecord stay, Directory directory) {
    return Stream.of(
            Stream.ofNullable(stated(stay)),
            stay.entries().stream().flatMap(entry -> corrected(entry.event()).stream()),
            stay.entries().stream()
                .map(entry -> entry.event().told().to())
                .flatMap(to -> directory.municipality(to).stream()))
        .flatMap(found -> found)
        .distinct();
  }

  /** Whether the scope sees anything of a stay. */
  public boolean isVisible(StayRecord stay) {
    return seen(stay).isPresent();
  }

  /** Whether the scope sees all of a stay. */
  public boolean isWhollyVisible(StayRecord stay) {
    return seen(stay).map(part -> part.entries().size() == stay.entries().size()).orElse(false);
  }

  /**
   * Whether the scope sees what is told of a stay from here on, to whomever it goes: not where
   * another municipality has turned out to be the right one.
   */
  public boolean isFollowed(StayRecord stay) {
    return switch (scope) {
      case Scope.OfMunicipality asker ->
          wasNotified(stay, asker.municipality())
              && correctedAway(stay.entries(), asker.municipality()) == stay.entries().size();
      case Scope.Auditor _, Scope.Trust _ -> isVisible(stay);
    };
  }

  /** The part of a stay that the scope sees; empty where it sees none. */
  public Optional<StayRecord> seen(StayRecord stay) {
    return switch (scope) {
      case Scope.Auditor _ -> Optional.of(stay);
      case Scope.Trust trust ->
          isInHospitalOf(stay, trust.organisation()) ? Optional.of(stay) : Optional.empty();
      case Scope.OfMunicipality asker ->
          wasNotified(stay, asker.municipality())
              ? Optional.of(untilCorrectedAway(stay, asker.municipality()))
              : Optional.empty();
    };
  }

  /** A hospital of the trust sent a message of the stay, or took the patient over. */
  private boolean isInHospitalOf(StayRecord stay, Address trust) {
    return hospitals(stay)
        .anyMatch(address ->
            address.equals(trust) || directory.trust(address).map(trust::equals).orElse(false));
  }

  private static Stream<Address> hospitals(StayRecord stay) {
    return stay.entries().stream()
        .map(StayRecord.Entry::event)
        .flatMap(event ->
            Stream.of(
                Optional.ofNullable(event.told().from()),
                Optional.of(event.told().by()),
                Optional.ofNullable(
                    event instanceof MovedWhileWaiting moved ? moved.hospital() : null)))
        .flatMap(Optional::stream);
  }

  /**
   * A § 8 or § 10 notice of the stay went to the municipality. One without an addressee went to the
   * municipality that was believed to be the right one when it was told; nobody can give itself
   * sight of a stay by a notice of its own.
   */
  private boolean wasNotified(StayRecord stay, Municipality municipality) {
    @Nullable Municipality believed = stated(stay);
    for (StayRecord.Entry entry : stay.entries()) {
      StayEvent event = entry.event();
      believed = corrected(event).orElse(believed);
      boolean notice = event instanceof AdmissionNoticeSent || event instanceof ReadyNoticeSent;
      if (notice
          && municipality.equals(addressee(event.told(), believed))
          && !isOf(municipality, event.told().by())) {
        return true;
      }
    }
    return false;
  }

  private @Nullable Municipality addressee(Told told, @Nullable Municipality believed) {
    return told.to() == null ? believed : directory.municipality(told.to()).orElse(null);
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

  /** The municipality that an event says was the right one all along; a later move is none. */
  private static Optional<Municipality> corrected(StayEvent event) {
    return switch (event) {
      case ResidenceCorrected residence when residence.why() != ResidenceCorrected.Why.MOVED ->
          Optional.of(residence.municipality());
      case FactCorrected fact when fact.field().equals("municipality") && fact.newValue() != null ->
          Optional.of(new Municipality(fact.newValue()));
      default -> Optional.empty();
    };
  }

  /**
   * A municipality that turned out to be the wrong one keeps what it had been sent, up to the
   * correction; of what came later it sees what went to it or came from it.
   */
  private StayRecord untilCorrectedAway(StayRecord stay, Municipality municipality) {
    List<StayRecord.Entry> entries = stay.entries();
    int away = correctedAway(entries, municipality);
    return new StayRecord(
        stay.id(),
        IntStream.range(0, entries.size())
            .filter(i -> i <= away || concerns(entries.get(i), municipality))
            .mapToObj(entries::get)
            .toList());
  }

  /** Where the last unbroken run of corrections to others begins; the end where there is none. */
  private static int correctedAway(List<StayRecord.Entry> entries, Municipality municipality) {
    int away = entries.size();
    for (int i = entries.size() - 1; i >= 0; i--) {
      Optional<Municipality> corrected = corrected(entries.get(i).event());
      if (corrected.isPresent()) {
        if (corrected.get().equals(municipality)) {
          return away;
        }
        away = i;
      }
    }
    return away;
  }

  private boolean concerns(StayRecord.Entry entry, Municipality municipality) {
    Told told = entry.event().told();
    return isOf(municipality, told.to())
        || isOf(municipality, told.from())
        || isOf(municipality, told.by());
  }

  private boolean isOf(Municipality municipality, @Nullable Address address) {
    return directory.municipality(address).map(municipality::equals).orElse(false);
  }
}
