package no.dognbok.query.law;

import static no.dognbok.query.law.Duty.Party.HOSPITAL;
import static no.dognbok.query.law.Duty.Party.MUNICIPALITY;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import no.dognbok.events.Address;
import no.dognbok.events.Municipality;
import no.dognbok.events.StayEvent;
import no.dognbok.events.StayEvent.*;
import no.dognbok.events.Told.Channel;

/**
 * Whose act it is that was told, and by whom. It counts whoever tells it, because a ward writes
 * down what the municipality answered; but what one party told of the other's act, and what
 * somebody told who is neither, is in doubt.
 */
final class WhoseAct {

  private final History history;
  private final Directory directory;
  private final Set<Address> trusts;

  WhoseAct(History history, StayFacts stay, Directory directory) {
    this.history = history;
    this.directory = directory;
    this.trusts = trusts(history, stay, directory);
  }

  /**
   * The trusts whose stay it is: that of the hospital, and of those that the patient was moved to.
   * Where no hospital is named that anybody has mapped, whoever told as a hospital first.
   */
  private static Set<Address> trusts(History history, StayFacts stay, Directory directory) {
    Stream<Address> movedTo =
        history.facts().stream()
            .flatMap(fact ->
                switch (fact.event()) {
                  case MovedWhileWaiting moved -> Stream.of(moved.hospital());
                  case TransferredWithinSpecialistCare transferred ->
                      Stream.ofNullable(transferred.hospital());
                  default -> Stream.empty();
                });
    Set<Address> trusts =
        Stream.concat(Stream.ofNullable(stay.hospital()), movedTo)
            .flatMap(hospital -> directory.trust(hospital).stream())
            .collect(Collectors.toCollection(HashSet::new));
    if (trusts.isEmpty()) {
      history.facts().stream()
          .filter(fact -> of(fact.event()).filter(HOSPITAL::equals).isPresent())
          .flatMap(fact -> directory.trust(fact.told().by()).stream())
          .findFirst()
          .ifPresent(trusts::add);
    }
    return trusts;
  }

  /** What is in doubt about who told what stands. */
  List<Doubt> doubts() {
    List<Doubt> doubts = new ArrayList<>();
    Map<Address, List<Fact>> unmapped = new LinkedHashMap<>();
    for (Fact fact : history.facts()) {
      Address by = fact.told().by();
      if (!isPartys(fact.event()) || by.equals(Address.NOBODY)) {
        continue;
      }
      Set<Duty.Party> tellers = tellers(fact);
      if (!tellers.isEmpty()) {
        if (isToldByOther(fact, tellers)) {
          doubts.add(Doubt.of(Doubt.Code.TOLD_BY_OTHER_PARTY, fact));
        }
      } else if (directory.find(by).isPresent()) {
        doubts.add(Doubt.of(Doubt.Code.TOLD_BY_NEITHER_PARTY, fact));
      } else {
        unmapped.computeIfAbsent(by, _ -> new ArrayList<>()).add(fact);
      }
    }
    unmapped
        .values()
        .forEach(facts ->
            doubts.add(Doubt.of(Doubt.Code.TELLER_NOT_MAPPED, facts.toArray(Fact[]::new))));
    return doubts;
  }

  /** Whether it is for a party to tell: its act, or what decides who pays and from when. */
  private static boolean isPartys(StayEvent event) {
    return of(event).isPresent()
        || event.reads() != null
        || event instanceof ResidenceCorrected
        || event instanceof CommunicationOutage;
  }

  /** As which party of the stay somebody told: as none, one, or both. */
  Set<Duty.Party> tellers(Fact fact) {
    return parties(fact.told().by(), fact);
  }

  /** Which party of the stay an address stands for when a fact happened: none, one, or both. */
  Set<Duty.Party> parties(Address address, Fact fact) {
    Set<Duty.Party> parties = EnumSet.noneOf(Duty.Party.class);
    boolean ofTrust =
        directory.trust(address).filter(it -> trusts.isEmpty() || trusts.contains(it)).isPresent();
    if (ofTrust || trusts.contains(address)) {
      parties.add(HOSPITAL);
    }
    if (directory.municipality(address).filter(it -> isOfStay(it, fact)).isPresent()) {
      parties.add(MUNICIPALITY);
    }
    return parties;
  }

  /**
   * P13: the one that was believed to be the right one then, or that is; any where none is known.
   */
  private boolean isOfStay(Municipality municipality, Fact fact) {
    Optional<Municipality> then = history.residence().believedAt(fact.at().instant());
    Optional<Municipality> atLast = history.residence().payer(fact.day());
    return then.isEmpty() && atLast.isEmpty()
        || then.filter(municipality::equals).isPresent()
        || atLast.filter(municipality::equals).isPresent();
  }

  /** Either party may say what it read a message as, for the message itself is there. */
  private boolean isToldByOther(Fact fact, Set<Duty.Party> tellers) {
    return of(fact.event()).filter(actor -> !tellers.contains(actor)).isPresent()
        && history.readings().replyOf(fact).isEmpty()
        && !(tellers.contains(HOSPITAL) && isPassedOn(fact));
  }

  /** What came from the municipality and is only passed on, or is in doubt for the telephone. */
  private boolean isPassedOn(Fact fact) {
    return fact.told().via() == Channel.PHONE
        || directory.municipality(fact.told().from()).isPresent();
  }

  /** Whose act an event is; nobody's where it may be told by whoever knows it. */
  static Optional<Duty.Party> of(StayEvent event) {
    return switch (event) {
      case PatientAdmitted _, NeedAssessed _, AdmissionNoticeSent _ -> Optional.of(HOSPITAL);
      case ExpectedDischargeChanged _, HealthInformationUpdated _ -> Optional.of(HOSPITAL);
      case DeclaredReady _, ReadyNoticeSent _, ReadinessWithdrawn _ -> Optional.of(HOSPITAL);
      case LeaveStarted _, LeaveEnded _, MovedWhileWaiting _ -> Optional.of(HOSPITAL);
      case TransferredWithinSpecialistCare _ -> Optional.of(HOSPITAL);
      case PatientDeparted _, PatientDied _ -> Optional.of(HOSPITAL);
      case DischargeReportSent _, DischargeSummarySent _ -> Optional.of(HOSPITAL);
      case NeedsChanged _, JointPlanBegun _, AccountGiven _ -> Optional.of(HOSPITAL);
      case SuppliesPrepared _, TravelPrepared _ -> Optional.of(HOSPITAL);
      case OwnResponsibilityAssessed _, LeftOnOwnResponsibility _ -> Optional.of(HOSPITAL);
      case SupplementaryInformationRequested _, FollowUpNotNeeded _ -> Optional.of(HOSPITAL);
      case AccountRequested _, SuppliesRequested _ -> Optional.of(MUNICIPALITY);
      case ForceMajeureAgreed _ -> Optional.empty();
      case AdmissionReportSent _, SupplementaryInformationSent _ -> Optional.of(MUNICIPALITY);
      case MunicipalityReplied _, ReplyToBeRead _ -> Optional.of(MUNICIPALITY);
      case OfferReady _, OfferWithdrawn _, OfferRefused _ -> Optional.of(MUNICIPALITY);
      case AdmissionMentioned _, ReferenceGiven _, ResidenceCorrected _ -> Optional.empty();
      case ReadAsNoReply _ -> Optional.empty();
      case CommunicationOutage _, ReceiptReceived _, MessageCancelled _ -> Optional.empty();
      case FactCorrected _, RecordedInError _ -> Optional.empty();
      case PatientIdentityLinked _, IdentityErased _ -> Optional.empty();
    };
  }
}
