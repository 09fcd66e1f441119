package no.dognbok.command.intake;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import no.dognbok.events.Refusal;
import no.dognbok.events.Refusal.Code;
import no.dognbok.events.Told;
import no.dognbok.identity.Caller;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Takes newline-delimited JSON: an event a line, ids instead of keys. A line that is refused does
 * not keep the others from being taken. Lines of one stay are taken in their order, those of
 * different stays side by side, so that they share the disk; in a simulated ledger all in turn.
 */
@Component
final class LineIntake {

  private static final int LINES = 10_000;
  private static final int DETAIL = 1_000;

  private final Intake intake;
  private final FlatTellings tellings;

  LineIntake(Intake intake, FlatTellings tellings) {
    this.intake = intake;
    this.tellings = tellings;
  }

  /** What became of a line. */
  enum Outcome {
    RECORDED,
    REPEATED,
    REFUSED
  }

  /**
   * What a line is answered with.
   *
   * @param line its number, from 1
   * @param outcome what became of it
   * @param stay where it was recorded
   * @param position of the commit
   * @param doubts what the ledger saw
   * @param code why it was refused
   * @param detail what is wrong, and what would be right
   */
  @JsonInclude(JsonInclude.Include.NON_EMPTY)
  record Answer(
      int line,
      Outcome outcome,
      @Nullable String stay,
      @Nullable Long position,
      List<Told.RecordedDoubt> doubts,
      @Nullable String code,
      @Nullable String detail) {

    static Answer refused(int line, Refusal refusal) {
      return new Answer(
          line,
          Outcome.REFUSED,
          null,
          null,
          List.of(),
          refusal.code().text(),
          shortened(String.valueOf(refusal.getMessage())));
    }

    /** Ten thousand of them are one answer. */
    private static String shortened(String detail) {
      return detail.length() <= DETAIL ? detail : detail.substring(0, DETAIL) + "…";
    }
  }

  /**
   * Takes the lines of a text; blank ones are passed over.
   *
   * @throws Refusal where there are too many
   */
  List<Answer> take(String text, Caller caller) {
    List<String> lines = text.lines().limit(LINES + 1L).toList();
    if (lines.size() > LINES) {
      throw new Refusal(
          Code.TOO_LARGE, "more than %d lines; send at most %d at once".formatted(LINES, LINES));
    }
    @Nullable Answer[] answers = new Answer[lines.size()];
    Map<String, List<Numbered>> byStay = new LinkedHashMap<>();
    for (int i = 0; i < lines.size(); i++) {
      if (lines.get(i).isBlank()) {
        continue;
      }
      try {
        ObjectNode node = FlatTellings.parse("line", lines.get(i));
        String stay = Optional.ofNullable(node.get("stay")).map(JsonNode::toString).orElse("");
        byStay.computeIfAbsent(stay, _ -> new ArrayList<>()).add(new Numbered(i, node));
      } catch (Refusal refusal) {
        answers[i] = Answer.refused(i + 1, refusal);
      }
    }
    if (tellings.goInTurn()) {
      byStay.values().stream()
          .flatMap(List::stream)
          .sorted(Comparator.comparingInt(Numbered::index))
          .forEach(line -> answers[line.index()] = take(line, caller));
    } else {
      takeSideBySide(byStay, caller, answers);
    }
    List<Answer> all = new ArrayList<>();
    for (Answer answer : answers) {
      if (answer != null) {
        all.add(answer);
      }
    }
    return all;
  }

  private record Numbered(int index, ObjectNode node) {}

  private void takeSideBySide(
      Map<String, List<Numbered>> byStay, Caller caller, @Nullable Answer[] answers) {
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<?>> all = new ArrayList<>();
      for (List<Numbered> lines : byStay.values()) {
        all.add(
            threads.submit(
                () -> lines.forEach(line -> answers[line.index()] = take(line, caller))));
      }
      for (Future<?> one : all) {
        one.get();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while taking lines", e);
    } catch (ExecutionException e) {
      throw e.getCause() instanceof RuntimeException cause
          ? cause
          : new IllegalStateException(e.getCause());
    }
  }

  private Answer take(Numbered line, Caller caller) {
    int number = line.index() + 1;
    try {
      Intake.Answer answer = intake.take(tellings.ofLine(line.node(), caller));
      return new Answer(
          number,
          answer.repeated() ? Outcome.REPEATED : Outcome.RECORDED,
          answer.stay().replace("stay/", ""),
          answer.position(),
          answer.doubts(),
          null,
          null);
    } catch (Refusal refusal) {
      return Answer.refused(number, refusal);
    }
  }
}
