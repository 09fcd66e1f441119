package no.dognbok.command.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Supplier;
import no.dognbok.command.Ledger;
import no.dognbok.command.stay.StayResource;
import no.dognbok.events.Address;
import no.dognbok.events.MessageKey;
import no.dognbok.events.Refusal;
import no.dognbok.fuzz.Fuzz;
import no.dognbok.fuzz.OddJson;
import no.dognbok.fuzz.OddXml;
import no.dognbok.identity.Caller;
import no.dognbok.log.StoredCommit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.node.ObjectNode;

/**
 * Whatever comes in, it is read or refused: nothing else is thrown, nothing is read for long, no
 * refusal shows an identity number, and what is taken is recorded once.
 */
class FuzzTest {

  private static final Caller TRUST = new Caller(Address.org("983974791"), null, "test");

  private static final int LOGS = 8;
  private static final int RECORDED = Integer.getInteger("fuzz.recorded", 1_600) / LOGS / 2;

  @TempDir Path path;

  @Test
  void anyMessageIsReadOrRefused() throws IOException {
    OddXml messages = FuzzedMessages.messages();
    Map<String, Integer> words =
        Fuzz.each("plo", Fuzz.inputs(100_000), messages::make, FuzzTest::read);
    Fuzz.check(words, "MsgHead", "AppRec", "unreadable-xml", "breaks-schema");
  }

  /** As {@link PloIntake} does, without a log. */
  private static String read(byte[] document) {
    try {
      XmlWalk xml = new XmlWalk(document);
      String root = xml.root();
      switch (root) {
        case "MsgHead" -> {
          PloMessage message = PloReader.read(xml);
          FuzzedMessages.kept(PloTranslation.events(message, message.sender().organisation()));
        }
        case "AppRec" -> AppRecReader.read(xml);
        default -> {
          xml.end();
          root = "other";
        }
      }
      return root;
    } catch (Refusal refusal) {
      FuzzedMessages.refused(refusal);
      var head = PloReader.head(document);
      if (head.isPresent()) {
        String receipt =
            AppRecWriter.rejected(
                head.get(), MessageKey.of("receipt", "1"), FuzzedMessages.NOW.instant(), refusal);
        FuzzedMessages.showsNobody(receipt);
      }
      return refusal.code().text();
    }
  }

  @Test
  void anyLineIsReadOrRefused() throws IOException {
    OddJson lines = FuzzedMessages.lines();
    try (Ledger ledger = new Ledger(path, FuzzedMessages.NOW)) {
      FlatTellings tellings = new FlatTellings(ledger.log(), FuzzedMessages.NOW);
      Fuzz.check(
          Fuzz.each("lines", Fuzz.inputs(100_000), lines::make, line -> line(tellings, text(line))),
          "read",
          "unreadable-json",
          "invalid-value",
          "missing-field",
          "unknown-field");
      Fuzz.check(
          Fuzz.each("bodies", Fuzz.inputs(10_000), lines::make, body -> body(tellings, text(body))),
          "read",
          "unreadable-json",
          "invalid-value",
          "missing-field",
          "unknown-field");
    }
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }

  private static String line(FlatTellings tellings, String text) {
    return read(() -> tellings.ofLine(FlatTellings.parse("line", text), TRUST));
  }

  /** What is not on the line because the address says it. */
  private static String body(FlatTellings tellings, String text) {
    StayResource[] resources = StayResource.values();
    StayResource resource = resources[Math.floorMod(text.hashCode(), resources.length)];
    return read(() -> {
      ObjectNode body = FlatTellings.parse("body", text);
      body.remove(List.of("stay", "type"));
      return tellings.ofResource(resource, MessageKey.of("stay", "1"), body, "k-1", TRUST);
    });
  }

  private static String read(Supplier<Telling> telling) {
    try {
      Telling read = telling.get();
      FuzzedMessages.kept(read.events());
      FuzzedMessages.showsNobody(read.messageId() + " " + read.reference());
      return "read";
    } catch (Refusal refusal) {
      FuzzedMessages.refused(refusal);
      return refusal.code().text();
    }
  }

  @Test
  void whatIsTakenIsRecordedOnce() throws IOException {
    OddXml messages = FuzzedMessages.messages();
    OddJson lines = FuzzedMessages.lines();
    Map<String, Integer> words = new TreeMap<>();
    for (int i = 0; i < LOGS; i++) {
      // A log of its own for each share: stays of one patient would become ever more.
      try (Ledger ledger = new Ledger(path.resolve("log-" + i), FuzzedMessages.NOW)) {
        Recording recording = new Recording(ledger);
        fuzz("recorded-plo-" + i, messages::make, recording::message, words);
        fuzz("recorded-lines-" + i, lines::make, recording::lines, words);
        recording.factsShowNobody();
      }
    }
    Fuzz.check(words, "recorded", "refused");
  }

  private static void fuzz(
      String name, Function<Random, byte[]> input, Fuzz.Reader reader, Map<String, Integer> words) {
    Fuzz.inTurn(name, RECORDED, input, reader)
        .forEach((word, times) -> words.merge(word, times, Integer::sum));
  }

  /** A log that counts along. */
  private static final class Recording {

    private final Ledger ledger;
    private final PloIntake messages;
    private final LineIntake lines;

    Recording(Ledger ledger) {
      this.ledger = ledger;
      Intake intake = new Intake(ledger.log(), ledger.commands(), ledger.pseudonyms());
      this.messages = new PloIntake(intake, FuzzedMessages.NOW);
      this.lines = new LineIntake(intake, new FlatTellings(ledger.log(), FuzzedMessages.NOW));
    }

    private long commits() {
      return ledger.log().head().commits();
    }

    String message(byte[] document) {
      long before = commits();
      Intake.Answer first = taken(document);
      if (first == null) {
        assertThat(commits()).isEqualTo(before);
        return "refused";
      }
      // Receipts that waited for it are told again with it.
      long after = commits();
      assertThat(after > before).isEqualTo(!first.repeated());
      Intake.Answer again = taken(document);
      assertThat(again.repeated()).isTrue();
      assertThat(again.position()).isEqualTo(first.position());
      assertThat(commits()).isEqualTo(after);
      return first.repeated() ? "repeated" : "recorded";
    }

    private Intake.Answer taken(byte[] document) {
      try {
        PloIntake.Answer answer = messages.take(document, "test");
        if (answer.refusal() != null) {
          FuzzedMessages.refused(answer.refusal());
        }
        if (answer.receipt() != null) {
          FuzzedMessages.showsNobody(answer.receipt());
          new XmlWalk(answer.receipt().getBytes(StandardCharsets.UTF_8)).end();
        }
        return answer.answer();
      } catch (Refusal refusal) {
        FuzzedMessages.refused(refusal);
        return null;
      }
    }

    String lines(byte[] text) {
      long before = commits();
      List<LineIntake.Answer> first = answered(text);
      long recorded = count(first, LineIntake.Outcome.RECORDED);
      assertThat(commits()).isEqualTo(before + recorded);
      List<LineIntake.Answer> again = answered(text);
      assertThat(count(again, LineIntake.Outcome.RECORDED)).isZero();
      assertThat(count(again, LineIntake.Outcome.REFUSED))
          .isEqualTo(count(first, LineIntake.Outcome.REFUSED));
      assertThat(commits()).isEqualTo(before + recorded);
      if (recorded > 0) {
        return "recorded";
      }
      return count(first, LineIntake.Outcome.REPEATED) > 0 ? "repeated" : "refused";
    }

    private List<LineIntake.Answer> answered(byte[] text) {
      List<LineIntake.Answer> answers = lines.take(new String(text, StandardCharsets.UTF_8), TRUST);
      FuzzedMessages.showsNobody(String.valueOf(answers));
      return answers;
    }

    private static long count(List<LineIntake.Answer> answers, LineIntake.Outcome outcome) {
      return answers.stream().filter(answer -> answer.outcome() == outcome).count();
    }

    void factsShowNobody() {
      for (StoredCommit commit : ledger.log().commits(0, 100_000)) {
        commit
            .events()
            .forEach(event ->
                FuzzedMessages.showsNobody(new String(event.payload(), StandardCharsets.UTF_8)));
      }
    }
  }
}
