package no.dognbok.command.agreement;

import static org.axonframework.modelling.command.AggregateCreationPolicy.CREATE_IF_MISSING;
import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import no.dognbok.events.ExceptionEvent;
import no.dognbok.events.ExceptionEvent.ExceptionAgreed;
import no.dognbok.events.ReferenceEvent;
import no.dognbok.events.ReferenceEvent.AgreementTerminated;
import no.dognbok.events.ReferenceEvent.TermsAgreed;
import no.dognbok.events.Refusal;
import no.dognbok.events.Refusal.Code;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;

/**
 * All that a hospital trust and a municipality (or all that have none of their own) have agreed on:
 * one agreement after the other, none beside another. Which terms hold on a day is for the law to
 * say; here is refused what cannot stand. What is said again changes nothing.
 */
@Aggregate(type = "agreement")
public class Agreement {

  /** In the details of a refusal: number of the event in its stream. */
  static final String SEQUENCE = "sequence";

  @AggregateIdentifier private String stream = "";

  private final List<Term> terms = new ArrayList<>();
  private final Map<UUID, PeriodOfException> exceptions = new HashMap<>();

  Agreement() {}

  /** Inngåelse. */
  @CommandHandler
  @CreationPolicy(CREATE_IF_MISSING)
  boolean on(AgreementCommand.Conclude command) {
    stream = command.stream();
    TermsAgreed agreement = command.agreement();
    if (terms.stream().anyMatch(term -> term.concluded().equals(agreement))) {
      return false;
    }
    terms.stream()
        .filter(term -> term.overlaps(agreement.validFrom(), agreement.validTo()))
        .findFirst()
        .ifPresent(term -> {
          throw overlaps(term);
        });
    apply(agreement);
    return true;
  }

  /** Endring. */
  @CommandHandler
  @CreationPolicy(CREATE_IF_MISSING)
  boolean on(AgreementCommand.ChangeTerms command) {
    stream = command.stream();
    Term term = on(command.from()).orElseThrow(() -> noneOn(command.from()));
    TermsAgreed before = term.saidFrom(command.from());
    if (before != null
        && before.terms().equals(command.terms())
        && before.source().equals(command.source())) {
      return false;
    }
    apply(
        new TermsAgreed(
            command.trust(),
            command.municipality(),
            command.from(),
            term.untilNextAfter(command.from()),
            command.terms(),
            command.source()));
    return true;
  }

  /** Oppsigelse. */
  @CommandHandler
  @CreationPolicy(CREATE_IF_MISSING)
  boolean on(AgreementCommand.Terminate command) {
    stream = command.stream();
    Term term = on(command.lastDay()).orElseThrow(() -> noneOn(command.lastDay()));
    if (command.lastDay().equals(term.last())) {
      return false;
    }
    apply(
        new AgreementTerminated(
            command.trust(),
            command.municipality(),
            command.lastDay(),
            term.last(),
            command.source()));
    return true;
  }

  /** Unntak for en periode (Retn. 1, 3.1 b). */
  @CommandHandler
  @CreationPolicy(CREATE_IF_MISSING)
  boolean on(AgreementCommand.TellOfException command) {
    stream = command.stream();
    ExceptionEvent said = command.said();
    PeriodOfException period = exceptions.get(said.exception());
    boolean isNews = period == null ? PeriodOfException.begins(said) : period.isChangedBy(said);
    if (isNews) {
      apply(said);
    }
    return isNews;
  }

  private Optional<Term> on(LocalDate day) {
    return terms.stream().filter(term -> term.overlaps(day, day)).findFirst();
  }

  private static Refusal overlaps(Term term) {
    LocalDate last = term.last();
    Map<String, Object> details = new HashMap<>();
    details.put("event", term.event());
    details.put(SEQUENCE, term.sequence());
    details.put("validFrom", term.concluded().validFrom().toString());
    if (last != null) {
      details.put("validTo", last.toString());
    }
    return new Refusal(
        Code.AGREEMENT_OVERLAPS,
        "these parties have an agreement from %s %s already: change its terms from a day, or terminate it first"
            .formatted(term.concluded().validFrom(), last == null ? "on" : "to " + last),
        details);
  }

  private static Refusal noneOn(LocalDate day) {
    return new Refusal(
        Code.NO_SUCH_AGREEMENT,
        "these parties have no agreement on %s: conclude one, or name a day of one".formatted(day),
        Map.of("day", day.toString()));
  }

  /** What was agreed before agreements were aggregates is read as the same. */
  @EventSourcingHandler
  void on(ReferenceEvent event, DomainEventMessage<?> message) {
    stream = message.getAggregateIdentifier();
    switch (event) {
      case TermsAgreed agreed ->
          on(agreed.validFrom())
              .ifPresentOrElse(
                  term -> term.change(agreed),
                  () ->
                      terms.add(
                          new Term(agreed, message.getIdentifier(), message.getSequenceNumber())));
      case AgreementTerminated ended ->
          on(ended.lastDay()).ifPresent(term -> term.end(ended.lastDay()));
      case ExceptionAgreed agreed ->
          exceptions.put(agreed.exception(), new PeriodOfException(agreed));
      case ExceptionEvent said ->
          Optional.ofNullable(exceptions.get(said.exception()))
              .ifPresent(period -> period.apply(said));
      default -> {
        // lies in another stream
      }
    }
  }
}
