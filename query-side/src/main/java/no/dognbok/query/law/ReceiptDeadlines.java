package no.dognbok.query.law;

import java.time.Instant;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Stream;
import no.dognbok.events.Address;
import no.dognbok.events.Moment;
import no.dognbok.events.Municipality;
import no.dognbok.events.Obligation;
import no.dognbok.events.StayEvent;
import no.dognbok.events.StayEvent.*;
import no.dognbok.events.Told;
import no.dognbok.query.law.Duty.Limit;

/**
 * HIS 80415: a receipt for each message, owed by its addressee; none after 96 hours counts as
 * negative. What is proven otherwise needs none any more.
 */
final class ReceiptDeadlines {

  private final Hearing hearing;
  private final History history;
  private final Directory directory;

  ReceiptDeadlines(Hearing hearing) {
    this.hearing = hearing;
    this.history = hearing.history();
    this.directory = hearing.around().directory();
  }

  /** One message can tell several things, and is receipted once. */
  List<Duty> all() {
    Set<UUID> messages = new HashSet<>();
    return history.facts().stream()
        .filter(ReceiptDeadlines::isMessage)
        .filter(this::isAddressed)
        .filter(fact -> messages.add(fact.told().message()))
        .map(this::receipt)
        .toList();
  }

  /** Whether an electronic message between the parties told it, which is to be receipted. */
  static boolean isMessage(Fact fact) {
    return fact.told().via() == Told.Channel.MESSAGE
        && isReceipted(fact.event())
        && (fact.told().sentAt() != null || Wordings.happensByBeingSent(fact.event()));
  }

  /**
   * That a patient leaves who needs nothing of the municipality is recorded, and told to nobody.
   */
  private boolean isAddressed(Fact fact) {
    return switch (fact.event()) {
      case PatientDeparted _, PatientDied _ ->
          fact.told().to() != null || hearing.need().deniedOn(fact.day()).isEmpty();
      default -> true;
    };
  }

  /** What there are messages for; that a person read a reply is none. */
  private static boolean isReceipted(StayEvent event) {
    return switch (event) {
      case PatientAdmitted _, AdmissionNoticeSent _, HealthInformationUpdated _ -> true;
      case ReadyNoticeSent _, ReadinessWithdrawn _, PatientDeparted _, PatientDied _ -> true;
      case DischargeReportSent _, DischargeSummarySent _ -> true;
      case AdmissionReportSent _, SupplementaryInformationSent _, ReplyToBeRead _ -> true;
      case MunicipalityReplied reply -> reply.reads() == null;
      case OfferReady _, OfferWithdrawn _ -> true;
      default -> false;
    };
  }

  private Duty receipt(Fact fact) {
    Receipts receipts = history.receiptsOf(fact);
    Moment sent = Given.sent(receipts.wording());
    Duty.Draft draft =
        Duty.of(Obligation.RECEIPT)
            .since(sent.instant(), fact)
            .due(ReckonedTime.after(sent.latest(), Receipts.PROVEN_WITHIN), Limit.STATED)
            .fulfilled(receipts.any())
            .concerning(otherMunicipality(fact));
    if (!isHospitals(fact)) {
      draft.owedBy(Duty.Party.HOSPITAL);
    }
    if (receipts.any() == null) {
      proof(fact).ifPresent(proof -> draft.endedAt(Given.sent(proof).instant()));
    }
    return draft.apply();
  }

  private static boolean isHospitals(Fact fact) {
    return StayFacts.isHospitals(fact.event());
  }

  /** The municipality that a message went to or came from. */
  private Optional<Municipality> municipality(Fact fact) {
    Address address = isHospitals(fact) ? fact.told().to() : fact.told().from();
    return history.residence().party(address, fact.at().instant(), directory);
  }

  /** The one that the message is between, where the stay is another one's. */
  private Optional<Municipality> otherMunicipality(Fact fact) {
    Optional<Municipality> own =
        hearing.payer().on(LocalDate.ofInstant(hearing.asOf(), Moment.OSLO));
    return municipality(fact).filter(found -> own.isPresent() && !own.get().equals(found));
  }

  /** What proves that a message was received although no receipt says so. */
  private Optional<Fact> proof(Fact message) {
    return isToldByReceiver(message)
        ? Optional.of(message)
        : Stream.concat(answers(message), sentAnew(message)).min(ProcessOrder.COMPARATOR);
  }

  /** Who tells the ledger of a message to themselves has it. */
  private boolean isToldByReceiver(Fact message) {
    boolean byMunicipality = directory.municipality(message.told().by()).isPresent();
    boolean byHospital = directory.trust(message.told().by()).isPresent();
    return byMunicipality != byHospital && isHospitals(message) == byMunicipality;
  }

  /** What the receiver can only have sent, or done, because of the message. */
  private Stream<Fact> answers(Fact message) {
    Instant sent = Given.sent(message).instant();
    List<Fact> later =
        history.facts().stream().filter(fact -> !fact.at().instant().isBefore(sent)).toList();
    return switch (message.event()) {
      case PatientAdmitted _, AdmissionNoticeSent _ ->
          ofSame(message, later, ReceiptDeadlines::isAboutAdmission);
      case ReadyNoticeSent _ ->
          hearing.periods().stream()
              .filter(period -> period.facts().contains(message))
              .flatMap(period ->
                  ofSame(
                      message,
                      later.stream().filter(period.facts()::contains).toList(),
                      ReceiptDeadlines::isAboutReadiness));
      case ReplyToBeRead _ -> history.readings().first(message).stream();
      default -> Stream.empty();
    };
  }

  /** Of those, what the municipality of a message sent. */
  private Stream<Fact> ofSame(Fact message, List<Fact> later, Predicate<StayEvent> isAnswer) {
    return later.stream()
        .filter(fact -> isAnswer.test(fact.event()))
        .filter(fact -> hearing.payer().isFrom(fact, municipality(message)));
  }

  private static boolean isAboutAdmission(StayEvent event) {
    return event instanceof AdmissionReportSent || event instanceof SupplementaryInformationSent;
  }

  private static boolean isAboutReadiness(StayEvent event) {
    return switch (event) {
      case MunicipalityReplied _, ReplyToBeRead _, OfferReady _, OfferWithdrawn _ -> true;
      case SuppliesRequested _, AccountRequested _ -> true;
      default -> false;
    };
  }

  /** The receipt of a later message of the same kind to the same one: it was sent again. */
  private Stream<Fact> sentAnew(Fact message) {
    return history
        .all(message.event().getClass())
        .filter(other -> Given.sent(message).instant().isBefore(Given.sent(other).instant()))
        .filter(other -> municipality(other).equals(municipality(message)))
        .flatMap(other -> Stream.ofNullable(history.receiptsOf(other).positive()));
  }
}
