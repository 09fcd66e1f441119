package no.dognbok.query.stay;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import no.dognbok.events.CareType;
import no.dognbok.events.StayEvent.AccountGiven;
import no.dognbok.query.judgement.AccountAnswer;
import no.dognbok.query.judgement.ChecklistAnswer;
import no.dognbok.query.judgement.DayAnswer;
import no.dognbok.query.judgement.DeadlineAnswer;
import no.dognbok.query.judgement.DoubtAnswer;
import no.dognbok.query.judgement.EventNames;
import no.dognbok.query.law.Directory;
import no.dognbok.query.law.Duty;
import no.dognbok.query.law.Fact;
import no.dognbok.query.law.Judgement;
import no.dognbok.query.stay.StayQuestions.Judged;
import org.jspecify.annotations.Nullable;

/** The answers about one stay, as they go out. */
final class StayAnswers {

  private StayAnswers() {}

  /**
   * A stay in short.
   *
   * @param id of the stay
   * @param hospital where the patient was admitted
   * @param municipality that is concerned; null where nobody has stated it
   * @param careType what is treated
   * @param admittedAt when the patient was admitted; null where nobody told
   * @param departedAt when the patient left
   * @param ready whether the patient is ready, and has not left
   * @param billable the payment days
   * @param amount what they cost in whole kroner; null where a year's rate is not known
   * @param openDeadlines how many duties are not fulfilled yet
   * @param brokenDeadlines how many were not fulfilled in time
   * @param references the own references of the organisations, of each the last
   * @param unmapped addresses in the messages that stand for nobody known
   * @param doubts about the stay as a whole
   * @param basis what this rests on
   */
  record Summary(
      UUID id,
      @Nullable PartyAnswer hospital,
      @Nullable PartyAnswer municipality,
      CareType careType,
      @Nullable OffsetDateTime admittedAt,
      @Nullable OffsetDateTime departedAt,
      boolean ready,
      List<LocalDate> billable,
      @Nullable Long amount,
      long openDeadlines,
      long brokenDeadlines,
      List<OwnReference> references,
      List<String> unmapped,
      List<DoubtAnswer> doubts,
      Basis basis) {

    static Summary of(Judged judged) {
      Judgement judgement = judged.judgement();
      Directory directory = judged.around().directory();
      StayRecord known = judged.recordThen();
      return new Summary(
          judged.record().id(),
          PartyAnswer.of(judgement.hospital(), directory),
          PartyAnswer.of(judgement.municipality(), directory),
          judgement.careType(),
          DeadlineAnswer.local(judgement.admittedAt()),
          DeadlineAnswer.local(judgement.departedAt()),
          judgement.ready(),
          judgement.payable(),
          judgement.amount().isPresent() ? judgement.amount().getAsLong() : null,
          judgement.duties().stream()
              .filter(duty ->
                  switch (duty.state(judgement.asOf())) {
                    case OPEN, OVERDUE -> true;
                    default -> false;
                  })
              .count(),
          judgement.duties().stream().filter(duty -> duty.isBroken(judgement.asOf())).count(),
          known.references(),
          known.unmapped(directory),
          DoubtAnswer.all(judgement.doubts(), EventNames.BY_ID),
          judged.basis());
    }
  }

  /** Who owes what by when. */
  record Deadlines(UUID stay, List<DeadlineAnswer> deadlines, Basis basis) {
    static Deadlines of(Judged judged) {
      Judgement judgement = judged.judgement();
      return new Deadlines(
          judged.record().id(),
          judgement.duties().stream()
              .map(duty ->
                  DeadlineAnswer.of(
                      duty, judgement.asOf(), EventNames.BY_ID, account(duty, judged)))
              .toList(),
          judged.basis());
    }
  }

  /** By what the account that fulfilled a duty is known again; null where none did. */
  private static @Nullable AccountAnswer account(Duty duty, Judged judged) {
    for (Fact fact : judged.judgement().facts()) {
      if (fact.event() instanceof AccountGiven given && duty.fulfilledBy().contains(fact.id())) {
        return new AccountAnswer(reference(fact.id(), judged), given.digest());
      }
    }
    return null;
  }

  private static @Nullable String reference(String event, Judged judged) {
    return judged.record().entries().stream()
        .filter(entry -> entry.id().equals(event))
        .findFirst()
        .map(entry -> entry.identity().reference())
        .orElse(null);
  }

  /** What must be there before a step may be taken. */
  record Checklists(UUID stay, List<ChecklistAnswer> checklists, Basis basis) {
    static Checklists of(Judged judged) {
      return new Checklists(
          judged.record().id(),
          judged.judgement().checklists().stream()
              .map(list -> ChecklistAnswer.of(list, EventNames.BY_ID))
              .toList(),
          judged.basis());
    }
  }

  /**
   * Which days the municipality pays.
   *
   * @param billable the payment days
   * @param amount what they cost in whole kroner; null where a year's rate is not known
   * @param days each day of readiness with its reasons
   */
  record PaymentDays(
      UUID stay,
      List<LocalDate> billable,
      @Nullable Long amount,
      List<DayAnswer> days,
      Basis basis) {
    static PaymentDays of(Judged judged) {
      Judgement judgement = judged.judgement();
      return new PaymentDays(
          judged.record().id(),
          judgement.payable(),
          judgement.amount().isPresent() ? judgement.amount().getAsLong() : null,
          judgement.days().stream().map(day -> DayAnswer.of(day, EventNames.BY_ID)).toList(),
          judged.basis());
    }
  }

  /** A stay that a look-up found. */
  @JsonInclude(JsonInclude.Include.ALWAYS)
  record Found(
      UUID id,
      @Nullable PartyAnswer hospital,
      @Nullable OffsetDateTime admittedAt,
      @Nullable OffsetDateTime departedAt) {
    static Found of(Judged judged) {
      return new Found(
          judged.record().id(),
          PartyAnswer.of(judged.judgement().hospital(), judged.around().directory()),
          DeadlineAnswer.local(judged.judgement().admittedAt()),
          DeadlineAnswer.local(judged.judgement().departedAt()));
    }
  }
}
