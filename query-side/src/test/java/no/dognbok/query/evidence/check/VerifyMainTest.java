package no.dognbok.query.evidence.check;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.RandomAccessFile;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import no.dognbok.events.Address;
import no.dognbok.events.MessageKey;
import no.dognbok.events.Moment;
import no.dognbok.events.Municipality;
import no.dognbok.events.StatementEvent;
import no.dognbok.events.StatementEvent.Drawn;
import no.dognbok.events.StatementEvent.StatementFrozen;
import no.dognbok.events.Told;
import no.dognbok.evidencetest.SampleDossier;
import no.dognbok.evidencetest.SampleKey;
import no.dognbok.evidencetest.SampleLog;
import no.dognbok.fuzz.Fuzz;
import no.dognbok.log.EventJson;
import no.dognbok.query.evidence.check.Manifest.Whole;
import no.dognbok.query.statement.StatementJson;
import no.dognbok.query.statement.form.SampleStatement;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is answered to a command line, and the exit status. */
class VerifyMainTest {

  private static final String ORIGIN = "dognbok.example/log";
  private static final byte[] STATEMENT = StatementJson.write(SampleStatement.filled());
  private static final StatementDigest DIGEST = StatementDigest.of(STATEMENT);

  @TempDir Path folder;

  private final SampleKey key = SampleKey.called(ORIGIN);
  private final SampleLog log = new SampleLog();
  private long frozen;

  @BeforeEach
  void tell() {
    log.append("stay/a");
    frozen = freeze("2025-10", DIGEST.sha256());
    log.append("stay/b");
  }

  private long freeze(String month, String digest) {
    Address trust = Address.parse(DIGEST.trust());
    Municipality municipality = new Municipality(DIGEST.municipality());
    Instant at = SampleLog.recordedAt(1);
    return log.append(
        StatementEvent.stream(trust, municipality),
        FrozenStatement.TYPE,
        EventJson.write(
            new StatementFrozen(
                Told.of(Moment.exact(at), trust, MessageKey.of("test", month)),
                trust,
                municipality,
                YearMonth.parse(month),
                new Drawn(1, at, 3, digest))));
  }

  private record Answer(int status, String out, String err) {}

  /** What is answered where telling what was found is met with this. */
  private static Answer interrupted(Runnable by, Path file) {
    StringWriter broken =
        new StringWriter() {
          @Override
          public void write(String text, int offset, int length) {
            by.run();
          }
        };
    StringWriter err = new StringWriter();
    int status = VerifyMain.run(new PrintWriter(broken), new PrintWriter(err), file.toString());
    return new Answer(status, "", err.toString());
  }

  private static Answer verify(Object... arguments) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    int status =
        VerifyMain.run(
            new PrintWriter(out, true),
            new PrintWriter(err, true),
            Stream.of(arguments).map(String::valueOf).toArray(String[]::new));
    return new Answer(status, out.toString(), err.toString());
  }

  private Path file(String name, byte[] content) {
    try {
      return Files.write(folder.resolve(name), content);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Path file(String name, Object content) {
    return file(name, content.toString().getBytes(UTF_8));
  }

  private byte[] dossier() {
    return SampleDossier.of(log, key, List.of(new Whole("stay/a", 1)), 0).zip();
  }

  /** Everything that is issued of the month. */
  private Path statement(long position) {
    Checkpoint checkpoint = log.checkpoint(log.size(), key);
    file("2025-10.facts", log.facts(position, 0));
    file("2025-10.proof", log.inclusion(position, checkpoint));
    file("2025-10.checkpoint", checkpoint);
    file("keys.json", key.published().json());
    return file("2025-10.json", STATEMENT);
  }

  @Test
  void aDossierThatHolds() {
    Answer answer = verify(file("saksmappe.zip", dossier()));
    assertThat(answer.status()).as(answer.out()).isZero();
    assertThat(answer.out())
        .startsWith(folder.resolve("saksmappe.zip") + "\n  HOLDER ")
        .contains("MERK           Nøkkelen ble ikke oppgitt")
        .endsWith("Alt holder (9 kontroller).\n");
    assertThat(answer.err()).isEmpty();
    assertThat(verify("--key", key.verifier(), folder.resolve("saksmappe.zip")).out())
        .doesNotContain("Nøkkelen ble ikke oppgitt");
    Path keys = file("published.json", key.published().json());
    Answer english = verify("--keys", keys, "--english", folder.resolve("saksmappe.zip"));
    assertThat(english.status()).isZero();
    assertThat(english.out()).contains("HOLDS ").endsWith("All holds (9 checks).\n");
  }

  @Test
  void aDossierThatDoesNotHold() {
    byte[] zip = dossier();
    zip[zip.length / 2] ^= 1;
    Answer answer = verify(file("saksmappe.zip", zip));
    assertThat(answer.status()).isEqualTo(1);
    assertThat(answer.out())
        .contains("  HOLDER IKKE    ZIP-filen har ikke")
        .endsWith("1 av 1 kontroller holder IKKE.\n");
    assertThat(verify(file("tom.zip", new byte[0])).status()).isEqualTo(1);
    Path good = file("god.zip", dossier());
    assertThat(verify(good, folder.resolve("saksmappe.zip")).status())
        .as("two, one of which does not hold")
        .isEqualTo(1);
    String other = SampleKey.called(ORIGIN).verifier().toString();
    assertThat(verify("--key", other, good).status()).as("another key").isEqualTo(1);
  }

  @Test
  void aStatementThatHolds() throws IOException {
    Path json = statement(frozen);
    Answer answer = verify(json);
    assertThat(answer.status()).as(answer.out() + answer.err()).isEqualTo(1);
    assertThat(answer.out())
        .as("the sample says that it has a digest which it has not")
        .contains("HOLDER IKKE    Avregningen sier selv");
    String stated = new String(STATEMENT, UTF_8).replace(sampleDigest(), DIGEST.sha256());
    Files.writeString(json, stated);
    answer = verify(json);
    assertThat(answer.status()).as(answer.out() + answer.err()).isZero();
    assertThat(answer.out())
        .contains("kontrollsummen som ble låst: " + DIGEST.sha256())
        .contains("samme helseforetak (org:983974791), kommune (5006) og måned (2025-10)")
        .contains("2025-10.checkpoint er det samme checkpoint")
        .contains("StatementFrozen, nummer 0 i sin strøm (statement); posisjon 1")
        .contains("Kontrollsummen sier ingenting om alarms,")
        .contains("Nøkkelen ble ikke oppgitt");
    Files.delete(folder.resolve("keys.json"));
    assertThat(verify(json).status()).as("no key").isEqualTo(2);
    assertThat(verify("--key", key.verifier(), json).status()).isZero();
    Files.move(folder.resolve("2025-10.proof"), folder.resolve("annet.txt"));
    assertThat(verify("--key", key.verifier(), json).err()).contains(".proof hører med");
    assertThat(verify("--key", key.verifier(), json, folder.resolve("annet.txt")).status())
        .as("named")
        .isZero();
  }

  /** The server names them by position: those of two ledgers can have one name. */
  @Test
  void twoDossiersOfOneNameAreToldApart() throws IOException {
    Files.createDirectory(folder.resolve("a"));
    Files.createDirectory(folder.resolve("b"));
    byte[] bad = dossier();
    bad[bad.length / 2] ^= 1;
    Path first = file("a/saksmappe-0.zip", bad);
    Path second = file("b/saksmappe-0.zip", dossier());
    Answer answer = verify(first, second);
    assertThat(answer.status()).as(answer.out()).isEqualTo(1);
    assertThat(answer.out())
        .startsWith(first + "\n  HOLDER IKKE ")
        .contains("\n" + second + "\n  HOLDER  ");
  }

  private static String sampleDigest() {
    return String.valueOf(DIGEST.stated());
  }

  @Test
  void aStatementThatDoesNotHold() throws IOException {
    Path json = statement(frozen);
    String stated = new String(STATEMENT, UTF_8).replace(sampleDigest(), DIGEST.sha256());
    Files.writeString(json, stated.replace("5981", "5982"));
    assertFails(verify(json), "HOLDER IKKE    Innholdet i avregningen har kontrollsummen");
    Files.writeString(json, stated);
    file("2025-10.checkpoint", log.checkpoint(2, key));
    assertFails(verify(json), "2025-10.checkpoint er et annet checkpoint");
    Files.writeString(json, stated);
    statement(0);
    Files.writeString(json, stated);
    assertFails(verify(json), "låser ingen avregning (PatientAdmitted)");
    statement(freeze("2025-11", DIGEST.sha256()));
    Files.writeString(json, stated);
    assertFails(verify(json), "Hendelsen låste en annen avregning");
    statement(frozen);
    Files.writeString(json, stated);
    file("2025-10.facts", log.facts(2, 0));
    assertFails(verify(json), "hendelsen er ikke i innføringen på posisjon 1");
    file("keys.json", SampleKey.called(ORIGIN).published().json());
    assertFails(verify(json), "ikke signert med noen av nøklene");
  }

  private static void assertFails(Answer answer, String words) {
    assertThat(answer.status()).as(answer.out() + answer.err()).isEqualTo(1);
    assertThat(answer.out()).contains(words);
  }

  @Test
  void anEventByItself() {
    statement(frozen);
    Answer answer = verify(folder.resolve("2025-10.facts"), folder.resolve("2025-10.proof"));
    assertThat(answer.status()).as(answer.out() + answer.err()).isZero();
    assertThat(answer.out()).contains("StatementFrozen");
    assertThat(verify(folder.resolve("2025-10.proof")).out()).contains("innholdet er ikke vist");
  }

  @Test
  void anEventWithACheckpointIsOfThatOne() {
    statement(frozen);
    Path facts = folder.resolve("2025-10.facts");
    Path proof = folder.resolve("2025-10.proof");
    Answer answer = verify(facts, proof, folder.resolve("2025-10.checkpoint"));
    assertThat(answer.status()).as(answer.out() + answer.err()).isZero();
    assertThat(answer.out()).contains("2025-10.checkpoint er det samme checkpoint");
    SampleLog other = new SampleLog();
    other.append("stay/c");
    for (Object mine :
        List.of(
            log.checkpoint(2, key),
            other.checkpoint(1, key),
            log.checkpoint(3, SampleKey.called("another.example/log")))) {
      assertFails(
          verify(facts, proof, file("mitt.checkpoint", mine)),
          "mitt.checkpoint er et annet checkpoint");
    }
  }

  @Test
  void nothingThatIsHandedInIsPassedOver() {
    Path json = statement(frozen);
    Path facts = folder.resolve("2025-10.facts");
    Path proof = folder.resolve("2025-10.proof");
    Path one = folder.resolve("2025-10.checkpoint");
    Path consistency = file("bevis.json", log.consistency(1, 3).json());
    Path older = file("eldre.checkpoint", log.checkpoint(1, key));
    for (List<Path> files :
        List.of(
            List.of(one, facts),
            List.of(one, consistency),
            List.of(older, one, consistency, facts),
            List.of(json, consistency),
            List.of(proof, consistency),
            List.of(file("god.zip", dossier()), consistency))) {
      Answer answer = verify(files.toArray());
      assertThat(answer.status()).as(files + answer.out()).isEqualTo(2);
      assertThat(answer.err()).contains("har ingen del i kontrollen av");
    }
    assertThat(verify(older, one, consistency).status()).isZero();
  }

  @Test
  void anOlderKeyThatSignedIsToldToWhoeverGaveTheCurrentOne() throws IOException {
    statement(frozen);
    SampleKey next = SampleKey.called(ORIGIN);
    PublishedKeys published = key.replacedBy(next, SampleLog.recordedAt(100));
    Path keys = file("publisert.json", published.json());
    Path proof = folder.resolve("2025-10.proof");
    String told = "er signert med " + key.verifier() + " (fingeravtrykk";
    assertFails(verify("--key", next.verifier(), "--keys", keys, proof), told);
    file("keys.json", published.json());
    Answer answer = verify("--key", next.verifier(), proof);
    assertFails(answer, told);
    assertThat(answer.out()).contains("med bare --keys, eller den eldre med --key");
    assertThat(verify("--keys", keys, proof).status()).isZero();
    assertThat(verify("--key", key.verifier(), proof).status()).isZero();
    String stranger = SampleKey.called(ORIGIN).verifier().toString();
    assertFails(verify("--key", stranger, proof), "ikke signert med noen av nøklene");
  }

  @Test
  void twoCheckpointsInAnyOrder() {
    Path old = file("gammel.checkpoint", log.checkpoint(2, key));
    Path young = file("ny", log.checkpoint(3, key));
    Path proof = file("bevis.json", log.consistency(2, 3).json());
    file("keys.json", key.published().json());
    for (List<Path> order :
        List.of(
            List.of(old, young, proof), List.of(proof, young, old), List.of(young, old, proof))) {
      Answer answer = verify(order.toArray());
      assertThat(answer.status()).as(answer.out() + answer.err()).isZero();
      assertThat(answer.out()).contains("Loggen med 3 innføringer begynner med hele loggen med 2");
    }
    assertThat(verify(old).status()).isZero();
    assertThat(verify(old, old).out()).contains("Begge er signert over den samme loggen");
    assertThat(verify(old, young).err()).contains("consistency?from=2&to=3");
    assertThat(verify(old, young).status()).isEqualTo(2);
    file("bevis.json", log.consistency(1, 3).json());
    assertFails(verify(old, young, proof), "gjelder størrelsene 1 og 3, og ikke 2 og 3");
    file("ny", log.checkpoint(3, SampleKey.called(ORIGIN)));
    assertFails(verify(old, young, proof), "ny er ikke signert");
  }

  @Test
  void aLogThatWasChangedDoesNotExtendTheOldOne() {
    SampleLog other = new SampleLog();
    other.append("stay/a");
    other.append("stay/c");
    other.append("stay/b");
    Path old = file("gammel.checkpoint", log.checkpoint(2, key));
    Path young = file("ny.checkpoint", other.checkpoint(3, key));
    Path proof = file("bevis.json", other.consistency(2, 3).json());
    file("keys.json", key.published().json());
    assertFails(verify(old, young, proof), "Det er ikke vist at loggen med 3 innføringer");
    assertFails(
        verify(old, file("annen.checkpoint", other.checkpoint(2, key))),
        "To ulike logger med 2 innføringer er signert");
  }

  @Test
  void whatCannotBeCheckedIsSaidAndIsNoSuccess() throws IOException {
    Path text = file("brev.txt", "Kjære kommune");
    Path good = file("god.zip", dossier());
    file("keys.json", "{\"keys\":[]}");
    Path checkpoint = file("et.checkpoint", log.checkpoint(2, key));
    for (Object[] words :
        new Object[][] {
          {},
          {text},
          {folder},
          {folder.resolve("finnes-ikke.zip")},
          {"\0"},
          {file("tom", "")},
          {"--key"},
          {"--keys", text, good},
          {"--key", "x", good},
          {"--hva", good},
          {checkpoint},
          {good, checkpoint},
          {"--english"},
          {file("x.json", "{\"lines\":[]}")},
        }) {
      Answer answer = verify(words);
      assertThat(answer.status()).as(Arrays.toString(words)).isEqualTo(2);
      assertThat(answer.out() + answer.err()).isNotBlank();
    }
    assertThat(verify("--help").status()).isZero();
    assertThat(verify("--english", "--hva").err()).contains("--hva is no option here");
  }

  @Test
  void whatIsUnexpectedIsNoAnswer() {
    Runnable fault =
        () -> {
          throw new IllegalStateException("Kari Nordmann");
        };
    Answer answer = interrupted(fault, file("god.zip", dossier()));
    assertThat(answer.status()).isEqualTo(2);
    assertThat(answer.err())
        .contains("noe som ikke var ventet (IllegalStateException)")
        .hasLineCount(1)
        .doesNotContain("Nordmann");
  }

  @Test
  void memoryThatRanOutIsNoAnswer() {
    Runnable fault =
        () -> {
          throw new OutOfMemoryError();
        };
    Answer answer = interrupted(fault, file("god.zip", dossier()));
    assertThat(answer.status()).isEqualTo(2);
    assertThat(answer.err()).contains("Minnet tok slutt");
  }

  @Test
  void whatIsTooLargeIsNotRead() throws IOException {
    Path large = folder.resolve("stor.zip");
    try (RandomAccessFile file = new RandomAccessFile(large.toFile(), "rw")) {
      file.setLength(64_000_001); // a hole: it takes no room
    }
    Answer answer = verify(large);
    assertThat(answer.status()).as(answer.out()).isEqualTo(2);
    assertThat(answer.err()).contains("stor.zip er for stor");
  }

  /** One that is gone when its turn comes was not kept in memory until then. */
  @Test
  void dossiersAreReadOneAtATime() throws IOException {
    Path first = file("en.zip", dossier());
    Path second = file("to.zip", dossier());
    GivenFiles given = GivenFiles.of(List.of(first.toString(), second.toString()));
    assertThat(Verification.of(given, Trust.NOTHING)).hasSize(2);
    Files.delete(second);
    assertThat(catchThrowable(() -> Verification.of(given, Trust.NOTHING)))
        .isInstanceOf(NotChecked.class);
  }

  @Test
  void aKeyIsFromATimeThatCanBeReckonedWith() {
    SampleKey next = SampleKey.called(ORIGIN);
    file("2025-10.proof", log.inclusion(frozen, log.checkpoint(3, key)));
    Path proof = folder.resolve("2025-10.proof");
    for (Instant from : List.of(Instant.MAX, Instant.parse("+10000-01-01T00:00:00Z"))) {
      file("keys.json", key.replacedBy(next, from).json());
      Answer answer = verify(proof);
      assertThat(answer.status()).as(answer.out() + answer.err()).isEqualTo(2);
      assertThat(answer.err()).contains("the years 2000 to 9999");
    }
    file("keys.json", key.replacedBy(next, Instant.parse("9999-12-31T23:59:59Z")).json());
    assertThat(verify(proof).status()).isZero();
    file(
        "keys.json",
        new String(key.published().json(), UTF_8)
            .replace(SampleKey.FIRST.toString(), "1999-12-31T23:59:59Z"));
    assertThat(verify(proof).err()).contains("the years 2000 to 9999");
  }

  @Test
  void whateverIsHandedInIsAnsweredAndNothingOfItHolds() throws IOException {
    byte[] zip = dossier();
    Path json = statement(frozen);
    List<byte[]> known =
        List.of(
            zip,
            STATEMENT,
            Files.readAllBytes(folder.resolve("2025-10.facts")),
            Files.readAllBytes(folder.resolve("2025-10.proof")),
            Files.readAllBytes(folder.resolve("2025-10.checkpoint")),
            key.published().json(),
            log.consistency(1, 3).json());
    Good good = good();
    List<String> names = List.of("x.zip", "x.json", "x.facts", "x.proof", "x.checkpoint", "x");
    Fuzz.check(
        Fuzz.each(
            "verify",
            Fuzz.inputs(10_000),
            random -> odd(random, known),
            bytes -> {
              String name = names.get(Math.floorMod(Arrays.hashCode(bytes), names.size()));
              return answered(new NamedBytes(name, bytes), known, good);
            }),
        "does not hold",
        "not checked");
    assertThat(json).exists();
  }

  /** Random bytes, or something known with some of its bytes random. */
  private static byte[] odd(Random random, List<byte[]> known) {
    if (random.nextInt(4) == 0) {
      byte[] bytes = new byte[random.nextInt(2_000)];
      random.nextBytes(bytes);
      return bytes;
    }
    byte[] one = known.get(random.nextInt(known.size()));
    byte[] bytes = Arrays.copyOf(one, one.length - random.nextInt(4) / 3 * random.nextInt(50));
    for (int i = random.nextInt(6); i >= 0; i--) {
      bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
    }
    return bytes;
  }

  private String answered(NamedBytes file, List<byte[]> known, Good good) {
    byte[] bytes = file.bytes();
    if (known.stream().anyMatch(one -> Arrays.equals(one, bytes))) {
      return "unchanged";
    }
    FileKind kind = FileKind.of(file);
    Keyring keyring = Keyring.of(Trust.in(key.verifier(), null), null);
    List<List<Finding>> answers = new ArrayList<>();
    answers.add(DossierCheck.check(bytes, Trust.NOTHING));
    answers.add(EventCheck.check(good.facts(), file, null, keyring));
    answers.add(CheckpointCheck.check(List.of(file), null, keyring));
    if (kind == FileKind.FACTS) { // the others do not come so far that it would take its time
      answers.add(EventCheck.check(file, good.proof(), null, keyring));
    } else if (kind == FileKind.CONSISTENCY) {
      answers.add(CheckpointCheck.check(List.of(good.small(), good.large()), file, keyring));
    }
    assertThat(answers)
        .allSatisfy(findings ->
            assertThat(findings)
                .anyMatch(finding -> finding.mark() == Finding.Mark.DOES_NOT_HOLD)
                .allSatisfy(finding -> assertThat(finding.in(Language.NORWEGIAN)).isNotBlank()));
    StatementCheck.check(file, good.facts(), good.proof(), null, keyring);
    assertThat(catchThrowable(() -> PublishedKeys.parse(bytes))).isInstanceOf(Unreadable.class);
    return kind == FileKind.UNKNOWN ? "not checked" : "does not hold";
  }

  /** What is as it should be beside what is not. */
  private record Good(NamedBytes facts, NamedBytes proof, NamedBytes small, NamedBytes large) {}

  private Good good() {
    Checkpoint large = log.checkpoint(3, key);
    return new Good(
        new NamedBytes("x.facts", log.facts(frozen, 0)),
        named(log.inclusion(frozen, large)),
        named(log.checkpoint(1, key)),
        named(large));
  }

  private static NamedBytes named(Object content) {
    return new NamedBytes("x", content.toString().getBytes(UTF_8));
  }
}
