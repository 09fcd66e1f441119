package no.dognbok.command.intake;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import no.dognbok.events.Address;
import no.dognbok.events.MessageKey;
import no.dognbok.events.Moment;
import no.dognbok.events.Refusal;
import no.dognbok.events.Refusal.Code;
import no.dognbok.events.SenderText;
import no.dognbok.events.StayEvent;
import no.dognbok.events.Told;
import no.dognbok.exchange.Bounds;
import no.dognbok.exchange.DateOnly;
import no.dognbok.exchange.LocalTimes;

/**
 * PLO messages as events: one function for each message type. Event codes are those of code list
 * 9121.
 */
final class PloTranslation {

  private static final String ADMITTED = "1";
  private static final String DEPARTED = "2";
  private static final String READY = "3";
  private static final String WITHDRAWN = "4";
  private static final String EXPECTED = "5";
  private static final String DIED = "13";

  private static final String TIME = "TidsfestetHendelse/TidspunktForHendelse";
  private static final Pattern DATE = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}(?![0-9])");
  private static final String DATE_OR_TIME =
      "expected a date such as 2018-01-29 or a time such as 2018-01-29T10:00:00, from %s to %s; a date"
              .formatted(Bounds.FIRST, Bounds.LAST)
          + " is needed, a year or month is not enough";

  private final PloMessage message;
  private final Address parentSender;

  private PloTranslation(PloMessage message, Address parentSender) {
    this.message = message;
    this.parentSender = parentSender;
  }

  /**
   * What a message tells, in the order of the process.
   *
   * @param parentSender the name of its sender under which the message that it refers to is known
   * @throws Refusal where it is no message that the ledger keeps, or lacks what it must have
   */
  static List<StayEvent> events(PloMessage message, Address parentSender) {
    PloTranslation translation = new PloTranslation(message, parentSender);
    List<StayEvent> events = translation.asNew();
    return message.status() == PloMessage.Status.CANCELLED
        ? List.of(translation.cancellation())
        : events;
  }

  private List<StayEvent> asNew() {
    return switch (message.type()) {
      case "LOG_INNLAGT" ->
          List.of(
              new StayEvent.PatientAdmitted(
                  fact(ADMITTED, "PatientAdmitted"), null, null, null, null));
      case "HELSEOPPL_SOKNAD" -> healthInformation();
      case "LOG_UTSKRIVNINGSKLAR" ->
          withMentionedAdmission(
              new StayEvent.DeclaredReady(fact(READY, "DeclaredReady"), null, Set.of(), null, null),
              new StayEvent.ReadyNoticeSent(notice()));
      case "LOG_AVMELDING" ->
          withMentionedAdmission(
              new StayEvent.ReadinessWithdrawn(fact(WITHDRAWN, "ReadinessWithdrawn")));
      case "LOG_UTSKREVET" ->
          List.of(
              message.dead()
                  ? new StayEvent.PatientDied(fact(DEPARTED, "PatientDied"))
                  : new StayEvent.PatientDeparted(fact(DEPARTED, "PatientDeparted"), false));
      case "LOG_DOD" -> List.of(new StayEvent.PatientDied(fact(DIED, "PatientDied")));
      case "INNLEGGELSESRAPPORT" -> List.of(new StayEvent.AdmissionReportSent(fromMunicipality()));
      case "UTSKRIVNINGSRAPPORT" -> List.of(new StayEvent.DischargeReportSent(notice()));
      default -> reply();
    };
  }

  /**
   * A reply to a ready notice is free text: a person has to read it. No text is kept. That of v2.0
   * has timed events, but the code list of events (9121) has none that says yes or no, so a person
   * has to read it too.
   */
  private List<StayEvent> reply() {
    if (message.isReply()) {
      return List.of(new StayEvent.ReplyToBeRead(fromMunicipality()));
    }
    if (message.isCalledStructuredReply()) {
      throw new Refusal(
          Code.BREAKS_SCHEMA,
          "%s lacks a TilbakemeldingUtskrivningsklarPasient of Pasientlogistikk v2.0"
              .formatted(message.type()),
          Map.of("element", "TilbakemeldingUtskrivningsklarPasient"));
    }
    throw new Refusal(
        Code.MESSAGE_NOT_KEPT,
        "messages of type '%s' are not kept here; the ledger keeps LOG_*, HELSEOPPL_SOKNAD, INNLEGGELSESRAPPORT, UTSKRIVNINGSRAPPORT and DIALOG_* about the reception of a patient who is ready (topic 7)"
            .formatted(SenderText.shown(message.type())));
  }

  private List<StayEvent> healthInformation() {
    LocalDate expected = expectedDischarge().orElse(null);
    return switch (String.valueOf(message.content())) {
      case "1" -> withMentionedAdmission(new StayEvent.AdmissionNoticeSent(notice(), expected));
      case "2" ->
          withMentionedAdmission(new StayEvent.HealthInformationUpdated(notice(), expected));
      default ->
          throw new Refusal(
              Code.MESSAGE_NOT_KEPT,
              "health information of content type '%s' is not kept here; type 1 is the admission notice, type 2 updated information"
                  .formatted(SenderText.shown(String.valueOf(message.content()))));
    };
  }

  /** What is only expected decides nothing: where it is no date, as TS allows, it is left out. */
  private Optional<LocalDate> expectedDischarge() {
    return find(EXPECTED)
        .or(() -> find(READY))
        .map(PloMessage.TimedEvent::time)
        .filter(time -> DATE.matcher(time).lookingAt())
        .map(PloTranslation::date);
  }

  /**
   * An admission time inside another message is kept beside it; the admission message wins over it.
   */
  private List<StayEvent> withMentionedAdmission(StayEvent... events) {
    List<StayEvent> all = new ArrayList<>();
    find(ADMITTED)
        .ifPresent(event ->
            all.add(
                new StayEvent.AdmissionMentioned(
                    told(moment(event.time(), "AdmissionMentioned")))));
    all.addAll(List.of(events));
    return all;
  }

  private StayEvent cancellation() {
    return new StayEvent.MessageCancelled(
        told(message.generated()),
        parent()
            .orElseThrow(() ->
                new Refusal(
                    Code.BREAKS_SCHEMA,
                    "a cancellation must name the message it cancels, in"
                        + " MsgInfo/ConversationRef/RefToParent")));
  }

  /** The key of the message that a change or cancellation refers to: one of the same sender. */
  private Optional<UUID> parent() {
    return Optional.ofNullable(message.parent())
        .map(id -> MessageKey.of(parentSender.toString(), id));
  }

  /** What happened when the message says, and was told when it was sent. */
  private Told fact(String code, String type) {
    String time =
        find(code)
            .map(PloMessage.TimedEvent::time)
            .orElseThrow(() ->
                new Refusal(
                    Code.BREAKS_SCHEMA,
                    "%s lacks a TidsfestetHendelse with code %s and a time"
                        .formatted(message.type(), code)));
    return told(moment(time, type))
        .from(message.sender().unit())
        .sent(message.receiver().organisation(), message.generated().instant());
  }

  /** A notice happens by being sent. */
  private Told notice() {
    return told(message.generated())
        .from(message.sender().unit())
        .sent(message.receiver().organisation(), message.generated().instant());
  }

  private Told fromMunicipality() {
    return told(message.generated())
        .from(message.sender().organisation())
        .sent(message.receiver().unit(), message.generated().instant());
  }

  private Told told(Moment at) {
    Address sender = message.sender().organisation();
    Told told =
        Told.of(at, sender, MessageKey.of(sender.toString(), message.id()))
            .from(message.sender().unit());
    return message.status() == PloMessage.Status.CHANGED
        ? told.replacing(parent().orElse(null))
        : told;
  }

  private Optional<PloMessage.TimedEvent> find(String code) {
    return message.events().stream().filter(event -> code.equals(event.code())).findFirst();
  }

  private Moment moment(String time, String type) {
    if (time.indexOf('T') < 0) {
      LocalDateTime told = LocalDateTime.ofInstant(message.generated().instant(), Moment.OSLO);
      return DateOnly.place(date(time), type, told);
    }
    return PloReader.time(TIME, time);
  }

  /** A date, with or without an offset, or that of a time. */
  private static LocalDate date(String time) {
    try {
      return LocalTimes.date(time.length() > 10 ? time.substring(0, 10) : time);
    } catch (DateTimeException e) {
      throw PloReader.breaks(TIME, time, DATE_OR_TIME);
    }
  }
}
