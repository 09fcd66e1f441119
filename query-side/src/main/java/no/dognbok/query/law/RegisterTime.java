package no.dognbok.query.law;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import no.dognbok.events.Moment;
import no.dognbok.events.StayEvent.AdmissionNoticeSent;
import no.dognbok.events.StayEvent.DeclaredReady;
import no.dognbok.events.StayEvent.ReadinessWithdrawn;
import no.dognbok.events.StayEvent.ReadyNoticeSent;

/**
 * When something happened that the Norwegian patient register (NPR) asks for (§ 13 third
 * paragraph).
 *
 * @param type what happened
 * @param at when
 * @param event id of the event that tells it
 */
public record RegisterTime(Type type, Moment at, String event) {

  /** Tidspunkttype of the register. 5 is none of them. */
  public enum Type {
    /** § 8: varsel om innlagt pasient. */
    ADMISSION_NOTICE(1, "Varsel om innlagt pasient"),
    /** § 9: erklært utskrivningsklar. */
    DECLARED_READY(2, "Utskrivningsklar"),
    /** § 10: melding om utskrivningsklar pasient. */
    READY_NOTICE(3, "Varsel om utskrivningsklar pasient"),
    /** Avmelding av utskrivningsklar pasient. */
    WITHDRAWAL(4, "Avmelding av utskrivningsklar pasient"),
    /** § 11: the municipality says that it cannot receive the patient. */
    CANNOT_RECEIVE(6, "Kommunen kan ikke ta imot"),
    /** § 11: the municipality says that it can. */
    CAN_RECEIVE(7, "Kommunen kan ta imot");

    private final int code;
    private final String text;

    Type(int code, String text) {
      this.code = code;
      this.text = text;
    }

    /** The register's number of it. */
    public int code() {
      return code;
    }

    /** What people call it, in Norwegian. */
    public String text() {
      return text;
    }
  }

  /**
   * What stands of a stay, in the order in which it happened. A reply that somebody had to read
   * counts from when it was sent.
   */
  static List<RegisterTime> of(Hearing hearing) {
    History history = hearing.history();
    return history.facts().stream()
        .flatMap(fact ->
            type(fact, history, hearing.rules())
                .map(type -> new RegisterTime(type, fact.at(), fact.id()))
                .stream())
        .toList();
  }

  private static Optional<Type> type(Fact fact, History history, RuleSet rules) {
    return switch (fact.event()) {
      case AdmissionNoticeSent _ -> Optional.of(Type.ADMISSION_NOTICE);
      case DeclaredReady _ -> Optional.of(Type.DECLARED_READY);
      case ReadyNoticeSent _ -> Optional.of(Type.READY_NOTICE);
      case ReadinessWithdrawn _ -> Optional.of(Type.WITHDRAWAL);
      default ->
          Stream.of(fact)
              .filter(history.readings()::counts)
              .flatMap(one -> Word.read(one, one.at(), rules).stream())
              .flatMap(word -> type(word).stream())
              .findFirst();
    };
  }

  /** P4, P17, P20: an estimate, conditions and a yes taken back are no; need of nothing is none. */
  private static Optional<Type> type(Word word) {
    return switch (word.meaning()) {
      case YES -> Optional.of(Type.CAN_RECEIVE);
      case NO, CONDITIONAL, TAKEN_BACK -> Optional.of(Type.CANNOT_RECEIVE);
      case NO_NEED, REFUSED -> Optional.empty();
    };
  }
}
