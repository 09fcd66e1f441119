package no.dognbok.verifier;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.jar.JarFile;
import java.util.stream.LongStream;
import no.dognbok.evidencetest.SampleDossier;
import no.dognbok.evidencetest.SampleKey;
import no.dognbok.evidencetest.SampleLog;
import no.dognbok.query.evidence.check.Manifest.Whole;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The small program as it goes out: {@code java -jar}, and nothing else. */
class VerifierJarTest {

  private static final Path JAR = Path.of("target", "dognbok-verify.jar").toAbsolutePath();
  private static final String STAY = "stay/6f1d3a52-0000-4000-8000-000000000000";
  private static final int EVENTS = 40;

  @TempDir Path folder;

  private final SampleKey key = SampleKey.called("dognbok.example/log");
  private final SampleLog log = new SampleLog();

  private record Answer(int status, String out, String err, Duration took) {}

  private Answer verify(String... arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-jar", JAR.toString()));
    command.addAll(Arrays.asList(arguments));
    Path out = folder.resolve("out");
    Path err = folder.resolve("err");
    long begin = System.nanoTime();
    Process process =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectOutput(out.toFile())
            .redirectError(err.toFile())
            .start();
    int status = process.waitFor();
    Duration took = Duration.ofNanos(System.nanoTime() - begin);
    return new Answer(status, Files.readString(out), Files.readString(err), took);
  }

  private void file(String name, byte[] content) throws IOException {
    Files.write(folder.resolve(name), content);
  }

  private void file(String name, Object content) throws IOException {
    file(name, content.toString().getBytes(UTF_8));
  }

  private byte[] dossier() {
    for (int i = 0; i < EVENTS; i++) {
      log.append(STAY);
      log.append("stay/another");
    }
    return SampleDossier.of(
            log,
            key,
            List.of(new Whole(STAY, EVENTS)),
            LongStream.range(0, EVENTS).map(i -> 2 * i).toArray())
        .zip();
  }

  @Test
  void aDossierOfFortyEventsIsCheckedAtOnce() throws IOException, InterruptedException {
    file("saksmappe.zip", dossier());
    List<Duration> times = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      Answer answer = verify("saksmappe.zip");
      assertThat(answer.status()).as(answer.out() + answer.err()).isZero();
      assertThat(answer.out())
          .contains("Strøm 1 (stay): 40 hendelser, alle numre fra 0 til 39 er vist, ingen hull.")
          .endsWith("Alt holder (48 kontroller).\n");
      times.add(answer.took());
    }
    System.out.println("a dossier of 40 events was checked, the JVM's start included, in " + times);
    // A second on a machine that does nothing else; who builds does much else.
    assertThat(times).anyMatch(took -> took.compareTo(Duration.ofSeconds(3)) < 0);
  }

  @Test
  void aDamagedOneIsNot() throws IOException, InterruptedException {
    byte[] zip = dossier();
    zip[zip.length / 2] ^= 4;
    file("saksmappe.zip", zip);
    Answer answer = verify("saksmappe.zip", "--english");
    assertThat(answer.status()).isEqualTo(1);
    assertThat(answer.out())
        .contains("DOES NOT HOLD  The ZIP file has not the one form")
        .endsWith("1 of 1 checks do NOT hold.\n");
  }

  @Test
  void twoCheckpointsAndTheProofBetweenThem() throws IOException, InterruptedException {
    dossier();
    file("gammel.checkpoint", log.checkpoint(33, key));
    file("ny.checkpoint", log.checkpoint(80, key));
    file("bevis.json", log.consistency(33, 80).json());
    String[] words = {"--key", key.verifier().toString(), "ny.checkpoint", "gammel.checkpoint"};
    String[] all = Arrays.copyOf(words, 5);
    all[4] = "bevis.json";
    Answer answer = verify(all);
    assertThat(answer.status()).as(answer.out() + answer.err()).isZero();
    assertThat(answer.out()).contains("Loggen med 80 innføringer begynner med hele loggen med 33");
    Answer without = verify(words);
    assertThat(without.status()).isEqualTo(2);
    assertThat(without.err()).contains("/evidence/proof/consistency?from=33&to=80");
    file("bevis.json", log.consistency(32, 80).json());
    assertThat(verify(all).status()).isEqualTo(1);
  }

  @Test
  void aStatementOfThisMonth() throws IOException, InterruptedException {
    byte[] statement = resource("2025-10.json");
    long position =
        log.append(
            "statement/983974791/5006", "StatementFrozen", resource("statement-frozen.json"));
    log.append("stay/another");
    file("2025-10.json", statement);
    file("2025-10.facts", log.facts(position, 0));
    file("2025-10.proof", log.inclusion(position, log.checkpoint(log.size(), key)));
    file("keys.json", key.published().json());
    Answer answer = verify("2025-10.json");
    assertThat(answer.status()).as(answer.out() + answer.err()).isZero();
    assertThat(answer.out())
        .contains("samme helseforetak (org:983974791), kommune (5006) og måned (2025-10)");
    file("2025-10.json", new String(statement, UTF_8).replace("5006", "5007"));
    assertThat(verify("2025-10.json").status()).isEqualTo(1);
  }

  private static byte[] resource(String name) throws IOException {
    try (var in = VerifierJarTest.class.getResourceAsStream(name)) {
      return Objects.requireNonNull(in).readAllBytes();
    }
  }

  @Test
  void whatIsNotThereIsNotChecked() throws IOException, InterruptedException {
    Answer answer = verify("finnes-ikke.zip");
    assertThat(answer.status()).isEqualTo(2);
    assertThat(answer.out()).isEmpty();
    assertThat(answer.err()).contains("Finner ingen fil som heter finnes-ikke.zip");
  }

  /**
   * It holds what it needs, its own sources, the formats, the licences, and nothing of the rest.
   */
  @Test
  void itIsSmallAndCanBeRead() throws IOException {
    assertThat(Files.size(JAR)).isLessThan(1_500_000);
    try (JarFile jar = new JarFile(JAR.toFile())) {
      List<String> names = jar.stream().map(entry -> entry.getName()).toList();
      assertThat(names)
          .contains("META-INF/LICENSE", "META-INF/NOTICE", "evidence.md")
          .noneMatch(name -> name.startsWith("org/"));
      List<String> classes =
          names.stream()
              .filter(name -> name.startsWith("no/") && name.endsWith(".class"))
              .filter(name -> !name.contains("$"))
              .toList();
      assertThat(classes)
          .hasSizeGreaterThan(20)
          .allMatch(name -> name.startsWith("no/dognbok/query/evidence/check/"))
          .allMatch(name -> names.contains("sources/" + name.replace(".class", ".java")));
    }
  }
}
