package no.dognbok.command.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import no.dognbok.events.Refusal;
import no.dognbok.events.StayEvent;
import no.dognbok.fuzz.Odd;
import no.dognbok.fuzz.OddJson;
import no.dognbok.fuzz.OddXml;
import no.dognbok.log.Commit;
import no.dognbok.log.EventJson;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the odd messages and lines are made from, and what must hold of every answer to one. */
final class FuzzedMessages {

  /** Later than all samples. */
  static final Clock NOW = Clock.fixed(Instant.parse("2025-11-30T10:00:00Z"), ZoneOffset.UTC);

  private static final Path SAMPLES = Path.of("../deploy/samples");
  private static final Pattern ELEVEN_DIGITS = Pattern.compile("(?<![0-9A-Fa-f-])[0-9]{11,}");
  private static final Pattern PATIENT = Pattern.compile("<Id>([0-9]{11})</Id>|\"([0-9]{11})\"");

  private static final Set<String> NEVER_SHOWN = new LinkedHashSet<>(Odd.neverShown());

  private FuzzedMessages() {}

  static OddXml messages() throws IOException {
    List<byte[]> samples = new ArrayList<>();
    for (Path file : files(".xml")) {
      samples.add(Files.readAllBytes(file));
    }
    PloSample notice = PloSample.admissionNotice("2025-05-05T16:00");
    Stream.of(
            PloSample.admitted("2025-05-05T10:00"),
            notice,
            PloSample.healthInformation("2025-05-12T10:00").event("1", "2025-05-05T10:00"),
            PloSample.ready("2025-05-12T10:20"),
            PloSample.ready("2025-05-12T10:20").status("M", notice),
            PloSample.ready("2025-05-12T10:20").status("C", notice),
            PloSample.withdrawn("2025-05-12T10:20"),
            PloSample.departed("2025-05-14T10:20"),
            PloSample.died("2025-05-14T10:20"),
            PloSample.dialogue("2025-05-12T12:00", "7").refersTo(notice),
            PloSample.dialogue(
                "DIALOG_NOTAT",
                "2025-05-12T12:00",
                "2006-10-11",
                PloSample.note("V=\"1\" S=\"2.16.578.1.12.4.1.1.9155\"")),
            PloSample.dialogue(
                "DIALOG_FORESPORSEL", "2025-05-12T12:00", "2006-10-11", PloSample.question("99")),
            PloSample.structuredReply("2025-05-12T12:00").refersTo(notice),
            PloSample.admissionReport("2025-05-05T20:00"),
            PloSample.dischargeReport("2025-05-14T12:00"))
        .map(PloSample::bytes)
        .forEach(samples::add);
    samples.add(notice.receipt("r-1", "2025-05-05T16:10:00", "1"));
    samples.add(notice.oldReceipt("r-2", "2025-05-05T16:10:00", "3"));
    samples.forEach(sample -> hide(new String(sample)));
    return new OddXml(samples);
  }

  static OddJson lines() throws IOException {
    List<JsonNode> samples = new ArrayList<>();
    List<Path> files = new ArrayList<>(files(".ndjson"));
    files.add(Path.of("src/test/resources/fuzz/lines.ndjson"));
    for (Path file : files) {
      for (String line : Files.readAllLines(file)) {
        hide(line);
        samples.add(JsonMapper.shared().readTree(line));
      }
    }
    return new OddJson(samples);
  }

  private static List<Path> files(String suffix) throws IOException {
    try (Stream<Path> all = Files.walk(SAMPLES)) {
      return all.filter(file -> file.toString().endsWith(suffix)).sorted().toList();
    }
  }

  private static void hide(String sample) {
    PATIENT
        .matcher(sample)
        .results()
        .map(found -> found.group(1) == null ? found.group(2) : found.group(1))
        .forEach(NEVER_SHOWN::add);
  }

  static void refused(Refusal refusal) {
    showsNobody(refusal.getMessage());
    showsNobody(refusal.details().toString());
    assertThat(JsonMapper.shared().writeValueAsBytes(refusal.getMessage())).isNotEmpty();
  }

  /** No number of the samples, none that was put in, and nothing else that looks like one. */
  static void showsNobody(String text) {
    NEVER_SHOWN.stream()
        .filter(text::contains)
        .findFirst()
        .ifPresent(number -> {
          throw new AssertionError("'%s' is shown in: %s".formatted(number, text));
        });
    assertThat(text).doesNotContainPattern(ELEVEN_DIGITS);
  }

  /**
   * What can be read can be kept, and tells nobody's number. What a correction may say depends on
   * what it corrects, so the stay looks at that.
   */
  static void kept(List<StayEvent> events) {
    for (StayEvent event : events) {
      if (event instanceof StayEvent.FactCorrected) {
        continue;
      }
      byte[] facts = EventJson.write(event);
      new Commit.Event(
          null,
          0,
          UUID.randomUUID().toString(),
          "T",
          "1",
          Instant.EPOCH,
          facts,
          new byte[] {'{', '}'});
      showsNobody(new String(facts));
    }
  }
}
