package no.dognbok.query.dossier;

import java.util.List;
import no.dognbok.query.judgement.DoubtAnswer;
import no.dognbok.query.judgement.EventNames;
import no.dognbok.query.law.Doubt;
import no.dognbok.query.law.PaymentDay;

/** The doubt about a day that is disputed, where that is not the dispute that is shown of it. */
final class OtherDispute {

  static final String TEXT = "En annen uenighet om døgnet er ikke avgjort.";

  private OtherDispute() {}

  /** The doubts about a day as a dossier shows them. */
  static List<DoubtAnswer> doubts(PaymentDay day, List<DoubtAnswer> answers) {
    return answers.stream()
        .map(answer ->
            answer.code().equals(Doubt.Code.DISPUTED.name()) && isMeant(day, answer.events())
                ? new DoubtAnswer(answer.rule(), answer.code(), TEXT, inside(answer.events()))
                : answer)
        .toList();
  }

  /** The same of one doubt. */
  static String text(PaymentDay day, Doubt doubt, EventNames names) {
    return doubt.code() == Doubt.Code.DISPUTED && isMeant(day, names.of(doubt.events()))
        ? TEXT
        : doubt.code().text();
  }

  /** What a doubt with this text is about. */
  static List<Object> events(String text, List<Object> events) {
    return text.equals(TEXT) ? inside(events) : events;
  }

  /** Where the day is settled, that was another dispute than the one that goes on. */
  private static boolean isMeant(PaymentDay day, List<Object> events) {
    return day.settled() != null || inside(events).isEmpty();
  }

  /** Nothing is said of where the other one lies. */
  private static List<Object> inside(List<Object> events) {
    return events.stream().filter(event -> !event.equals(Numbering.OUTSIDE)).toList();
  }
}
