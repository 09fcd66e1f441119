package no.dognbok.query.law;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import no.dognbok.events.Moment;
import no.dognbok.events.StayEvent;
import no.dognbok.events.StayEvent.MunicipalityReplied;
import no.dognbok.events.StayEvent.OfferReady;

/**
 * What the municipality has said about receiving the patient, read as yes, no, or neither.
 *
 * @param fact the event that says it
 * @param meaning how it is read
 * @param at when it counts from: one given before the notice counts from the notice
 * @param from the day from which the patient can come, for a yes
 */
record Word(Fact fact, Meaning meaning, Moment at, LocalDate from) {

  /** How a word is read. */
  enum Meaning {
    YES,
    NO,
    /** A yes with conditions. */
    CONDITIONAL,
    /** A yes taken back. */
    TAKEN_BACK,
    /** The patient needs nothing from the municipality. */
    NO_NEED,
    /** The patient refuses a ready offer. */
    REFUSED
  }

  /** Reads a fact as a word; empty where it is none. */
  static Optional<Word> read(Fact fact, Moment notice, RuleSet rules) {
    Moment at = fact.at().instant().isBefore(notice.instant()) ? notice : fact.at();
    return switch (fact.event()) {
      case MunicipalityReplied reply -> Optional.of(reply(fact, reply, at, rules));
      case OfferReady offer -> Optional.of(offer(fact, offer, at));
      case StayEvent.OfferWithdrawn _ when rules.has(Rule.P17) ->
          Optional.of(new Word(fact, Meaning.TAKEN_BACK, at, at.day()));
      case StayEvent.OfferRefused _ when rules.has(Rule.P20) ->
          Optional.of(new Word(fact, Meaning.REFUSED, at, at.day()));
      default -> Optional.empty();
    };
  }

  private static Word reply(Fact fact, MunicipalityReplied reply, Moment at, RuleSet rules) {
    boolean later = reply.expectedFrom() != null && reply.expectedFrom().isAfter(fact.day());
    Meaning meaning =
        switch (reply.answer()) {
          // P4: a reply with a future date is an estimate, whatever it is called.
          case CAN_RECEIVE -> later && rules.has(Rule.P4) ? Meaning.NO : Meaning.YES;
          case NOT_YET -> Meaning.NO;
          // P20: neither yes nor no; a yes with conditions is a no until they are met.
          case CONDITIONAL -> rules.has(Rule.P20) ? Meaning.CONDITIONAL : Meaning.YES;
          case NO_NEED -> rules.has(Rule.P20) ? Meaning.NO_NEED : Meaning.NO;
        };
    if (reply.expectedFrom() != null && meaning == Meaning.NO && !rules.has(Rule.P4)) {
      return new Word(fact, Meaning.YES, at, reply.expectedFrom());
    }
    return new Word(fact, meaning, at, at.day());
  }

  /**
   * P3: an express message may name a later day; a day before it was sent is the day it was sent.
   */
  private static Word offer(Fact fact, OfferReady offer, Moment at) {
    LocalDate from = offer.from() == null ? at.day() : offer.from().day();
    return new Word(fact, Meaning.YES, at, from.isBefore(at.day()) ? at.day() : from);
  }

  LocalDate day() {
    return at.day();
  }

  boolean isYes() {
    return meaning == Meaning.YES;
  }

  /** Whether it says that the patient can come on a day: a yes may name a later one (P3). */
  boolean isYesFor(LocalDate day) {
    return isYes() && !from.isAfter(day);
  }

  /** Vedlegg 3.2 a: whether a fact says what the patient gets. */
  static boolean describesOffer(Fact fact) {
    return switch (fact.event()) {
      case MunicipalityReplied reply -> reply.offer() != null;
      case OfferReady ready -> ready.offer() != null;
      default -> false;
    };
  }

  /** Whether an estimate that came with it has passed on a day. */
  boolean estimateHasPassed(LocalDate day) {
    return fact.event() instanceof MunicipalityReplied reply
        && reply.expectedFrom() != null
        && !day.isBefore(reply.expectedFrom());
  }

  /** The instant that decides whether it came in time, read in the municipality's favour. */
  Instant earliest() {
    return at.earliest();
  }
}
