package no.dognbok.query.law;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import no.dognbok.events.Municipality;
import no.dognbok.events.Obligation;
import no.dognbok.events.StayEvent;
import no.dognbok.events.StayEvent.*;
import no.dognbok.query.law.Duty.Application;
import no.dognbok.query.law.Duty.Limit;
import org.jspecify.annotations.Nullable;

/**
 * Who owes what by when: one function for each line of the deadline table, in its order. A line
 * that can fall due several times (each period, each notice) gives a duty each time. The lines of
 * each period of readiness are in {@link ReadinessDeadlines}, those of the departure in {@link
 * DepartureDeadlines}.
 */
final class Deadlines {

  private static final Duration REPORT_WITHIN = Duration.ofHours(4);
  private static final Duration INFORMATION_WITHIN = Duration.ofHours(24);

  private final Hearing hearing;
  private final History history;
  private final @Nullable Fact departure;

  Deadlines(Hearing hearing) {
    this.hearing = hearing;
    this.history = hearing.history();
    this.departure = history.departure().orElse(null);
  }

  List<Duty> all() {
    List<Duty> duties = new ArrayList<>();
    duties.add(admissionNotice());
    admissionReport().ifPresent(duties::add);
    duties.addAll(supplementaryInformation());
    duties.addAll(noticesOfChange());
    for (Readiness period : hearing.periods()) {
      duties.addAll(new ReadinessDeadlines(hearing, period).all());
    }
    duties.add(registerReport());
    UnreadyDeparture.of(hearing).ifPresent(unready -> duties.addAll(unready.all()));
    duties.addAll(new DepartureDeadlines(hearing).all());
    duties.addAll(new ReceiptDeadlines(hearing).all());
    duties.addAll(readings());
    duties.addAll(accounts());
    duties.add(Duty.of(Obligation.NEGOTIATION).as(Application.NOT_DUE)); // a threshold, no duty
    return new DoubtsOfDuties(hearing).attached(new Exceptions(hearing).applied(duties));
  }

  /** § 14: each time that the municipality asks; by when only where the two have agreed on it. */
  private List<Duty> accounts() {
    List<Fact> requests = history.all(AccountRequested.class).toList();
    if (requests.isEmpty()) {
      return List.of(Duty.of(Obligation.ACCOUNT_OF_ASSESSMENT).as(Application.NOT_DUE));
    }
    return requests.stream()
        .map(request ->
            Duty.of(Obligation.ACCOUNT_OF_ASSESSMENT)
                .since(request)
                .due(accountDue(request), Limit.STATED)
                .fulfilled(
                    hearing
                        .given()
                        .all(AccountGiven.class, hearing.payer().on(request.day()))
                        .stream()
                        .filter(given -> !given.at().latest().isBefore(request.at().earliest()))
                        .findFirst()
                        .orElse(null))
                .apply())
        .toList();
  }

  private @Nullable Instant accountDue(Fact request) {
    Duration within = hearing.terms(request.day()).accountWithin();
    return within == null ? null : ReckonedTime.after(request.at().latest(), within);
  }

  /**
   * § 8: 24 hours after the admission, or after the need became clear; owed to the municipality
   * that was believed to be the right one when it was due (§ 2).
   */
  private Duty admissionNotice() {
    AdmissionClock clock = hearing.admissionClock();
    AdmissionNotice notice = hearing.admissionNotice(payerWhenDue(clock));
    Duty.Draft draft =
        Duty.of(Obligation.ADMISSION_NOTICE)
            .due(notice.due().orElse(null), Limit.STATED)
            .fulfilled(notice.notice().orElse(null))
            .ended(departure)
            .doubting(notice.doubts(hearing.asOf()))
            .doubting(notice.denied());
    Optional<Fact> start =
        notice.restart().or(() -> Optional.ofNullable(hearing.stay().admission()));
    start.ifPresent(draft::since);
    if (start.isEmpty()) {
      draft.doubting(List.of(Doubt.of(Doubt.Code.ADMISSION_UNKNOWN)));
    }
    if (notice.notice().isEmpty() && hearing.need().denied().isPresent()) {
      return draft.as(Application.NOT_DUE);
    }
    return departure != null && notice.notice().isEmpty() && leftWithoutDeferredNotice(clock)
        ? draft.due(departure.at().latest(), Limit.NONE).endedOnceDue().apply()
        : draft.apply();
  }

  private Optional<Municipality> payerWhenDue(AdmissionClock clock) {
    return hearing.payer().believedAt(clock.withinADay(null).orElse(hearing.asOf()));
  }

  /** § 8 tredje ledd: as soon as possible is over when the patient leaves after the 24 hours. */
  private boolean leftWithoutDeferredNotice(AdmissionClock clock) {
    return departure != null
        && clock.deferral(null).isPresent()
        && clock.withinADay(null).map(day -> departure.at().earliest().isAfter(day)).orElse(false);
  }

  /** Vedlegg 1.1 g: four hours after this municipality was itself told of the admission. */
  private Optional<Duty> admissionReport() {
    Optional<Fact> report = first(AdmissionReportSent.class);
    Optional<Fact> told =
        Stream.concat(
                hearing.given().all(PatientAdmitted.class).stream(),
                hearing.given().all(AdmissionNoticeSent.class).stream())
            .filter(fact -> fact.told().sentAt() != null)
            .min(Comparator.comparing(Deadlines::sentAt));
    if (told.isEmpty() && report.isEmpty()) {
      return Optional.empty();
    }
    Duty.Draft draft =
        Duty.of(Obligation.ADMISSION_REPORT)
            .fulfilled(report.orElse(null))
            .ended(departure)
            .doubting(
                report.isEmpty() ? hearing.given().inVain(AdmissionReportSent.class) : List.of());
    told.ifPresent(fact ->
        draft
            .since(sentAt(fact), fact)
            .due(ReckonedTime.after(sentAt(fact), REPORT_WITHIN), Limit.STATED));
    return Optional.of(draft.apply());
  }

  private Optional<Fact> first(Class<? extends StayEvent> type) {
    return hearing.given().all(type).stream().findFirst();
  }

  private static Instant sentAt(Fact fact) {
    return Optional.ofNullable(fact.told().sentAt()).orElse(fact.at().instant());
  }

  /**
   * Vedlegg 1.1 g, 1.2 d: where the hospital asks for it, or it came unasked; nothing else says
   * that it is needed.
   */
  private List<Duty> supplementaryInformation() {
    List<Fact> requests = history.all(SupplementaryInformationRequested.class).toList();
    return requests.isEmpty()
        ? first(SupplementaryInformationSent.class).map(this::unasked).stream().toList()
        : requests.stream().map(this::supplementaryInformation).toList();
  }

  /** 24 hours after the admission; who is asked later, has the working limit from then (I). */
  private Duty supplementaryInformation(Fact request) {
    Instant asked = hearing.atOnceAfter(request);
    Optional<Instant> stated = informationDue().filter(asked::isBefore);
    return Duty.of(Obligation.SUPPLEMENTARY_INFORMATION)
        .since(request)
        .due(stated.orElse(asked), stated.isPresent() ? Limit.STATED : Limit.WORKING_LIMIT)
        .fulfilled(
            hearing
                .given()
                .all(SupplementaryInformationSent.class, hearing.payer().on(request.day()))
                .stream()
                .filter(sent -> !sent.at().latest().isBefore(request.at().earliest()))
                .findFirst()
                .orElse(null))
        .ended(departure)
        .apply();
  }

  private Duty unasked(Fact sent) {
    Duty.Draft draft = Duty.of(Obligation.SUPPLEMENTARY_INFORMATION).fulfilled(sent);
    Fact admission = hearing.stay().admission();
    if (admission != null) {
      draft.since(admission).due(informationDue().orElse(null), Limit.STATED);
    } else {
      draft.doubting(List.of(Doubt.of(Doubt.Code.ADMISSION_UNKNOWN)));
    }
    return draft.apply();
  }

  private Optional<Instant> informationDue() {
    return hearing
        .stay()
        .admittedAt()
        .map(admitted -> ReckonedTime.after(admitted.latest(), INFORMATION_WITHIN));
  }

  /**
   * § 8 fjerde ledd: without undue delay after the expected discharge or the need has changed; owed
   * to the municipality that was believed to be the right one then, and measured by what it was
   * given.
   */
  private List<Duty> noticesOfChange() {
    return history.facts().stream()
        .filter(this::isChange)
        .map(change ->
            Duty.of(Obligation.NOTICE_OF_CHANGE)
                .since(change)
                .due(hearing.atOnceAfter(change), Limit.WORKING_LIMIT)
                .fulfilled(
                    history.facts().stream()
                        .filter(fact -> !fact.isBefore(change))
                        .filter(fact -> tellsOfChange(fact.event()))
                        .filter(this::isGiven)
                        .findFirst()
                        .orElse(null))
                .ended(departure)
                .apply())
        .toList();
  }

  /** To the right one, or to the one that was believed to be it. */
  private boolean isGiven(Fact fact) {
    return hearing.given().wasThen(fact)
        || hearing.given().was(fact, hearing.payer().on(fact.day()));
  }

  /** What changes before anybody was notified is no change of what was notified. */
  private boolean isChange(Fact fact) {
    return switch (fact.event()) {
      case ExpectedDischargeChanged _, NeedsChanged _ -> isNotified(fact);
      case NeedAssessed _ -> isNotified(fact) && isAnotherNeed(fact);
      default -> false;
    };
  }

  private boolean isNotified(Fact before) {
    return history
        .all(AdmissionNoticeSent.class)
        .filter(this::isGiven)
        .anyMatch(notice -> notice.isBefore(before));
  }

  private boolean isAnotherNeed(Fact assessment) {
    return history
        .all(NeedAssessed.class)
        .filter(other -> other.isBefore(assessment))
        .reduce((_, later) -> later)
        .map(before -> Need.needed(before) != Need.needed(assessment))
        .orElse(!Need.needed(assessment));
  }

  private static boolean tellsOfChange(StayEvent event) {
    return event instanceof HealthInformationUpdated
        || event instanceof AdmissionNoticeSent
        || event instanceof ReadyNoticeSent
        || event instanceof ReadinessWithdrawn;
  }

  /**
   * § 13 tredje ledd: when all conditions are met; the register's receipts are not told to this
   * ledger.
   */
  private Duty registerReport() {
    return hearing.periods().isEmpty()
        ? Duty.of(Obligation.REGISTER_REPORT).as(Application.NOT_DUE)
        : Duty.of(Obligation.REGISTER_REPORT)
            .since(hearing.periods().getFirst().facts().getFirst())
            .as(Application.NOT_RECORDED_HERE);
  }

  /** P20: a free-text reply is to be read by a person; here counts when that was done. */
  private List<Duty> readings() {
    return history
        .all(ReplyToBeRead.class)
        .map(unread ->
            Duty.of(Obligation.READING_OF_REPLY)
                .since(unread)
                .due(hearing.atOnceAfter(unread), Limit.WORKING_LIMIT)
                .fulfilled(history.readings().first(unread).orElse(null))
                .doubting(history.readings().doubtsOfTime(unread))
                .apply())
        .toList();
  }
}
