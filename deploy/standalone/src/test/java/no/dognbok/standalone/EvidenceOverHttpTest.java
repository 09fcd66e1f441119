package no.dognbok.standalone;

import static no.dognbok.standalone.RunningLedger.AUDITOR;
import static no.dognbok.standalone.RunningLedger.STEINKJER;
import static no.dognbok.standalone.RunningLedger.TRUST;
import static no.dognbok.standalone.RunningLedger.line;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import no.dognbok.query.evidence.EvidenceKeys;
import no.dognbok.query.evidence.SigningKey;
import no.dognbok.query.evidence.check.Checkpoint;
import no.dognbok.query.evidence.check.ConsistencyProof;
import no.dognbok.query.evidence.check.Hash;
import no.dognbok.query.evidence.check.InclusionProof;
import no.dognbok.query.evidence.check.PublishedKeys;
import no.dognbok.query.evidence.check.VerifyMain;
import no.dognbok.standalone.RunningLedger.Answer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Heads, proofs, the witness and the self-check, asked for as the other side would. */
class EvidenceOverHttpTest {

  @RegisterExtension static final RunningLedger LEDGER = new RunningLedger();

  private static final String OCTOBER = "/statements/%s/5006/2025-10".formatted(TRUST);

  @TempDir Path folder;

  private static long tell() {
    UUID stay = UUID.randomUUID();
    return LEDGER.told(
        RunningLedger.admitted(stay, "2025-10-01T10:00", "5006"),
        line(stay, "v8", "2025-10-01T14:00", "AdmissionNoticeSent", "\"municipality\":\"5006\""),
        line(stay, "klar", "2025-10-06T10:00", "DeclaredReady", "\"by\":\"PHYSICIAN\""),
        line(stay, "v10", "2025-10-06T10:05", "ReadyNoticeSent", "\"municipality\":\"5006\""),
        line(stay, "ut", "2025-10-08T10:05", "PatientDeparted", "\"municipality\":\"5006\""));
  }

  private static String text(String path, String organisation) {
    Answer answer = LEDGER.get(path, organisation);
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    return answer.body();
  }

  private static Checkpoint checkpoint(long position) {
    return Checkpoint.parse(text("/evidence/checkpoint?position=" + position, STEINKJER));
  }

  private static PublishedKeys keys() {
    Answer answer = LEDGER.page("/.well-known/dognbok-evidence");
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    return PublishedKeys.parse(answer.body().getBytes(StandardCharsets.UTF_8));
  }

  private static void refused(Answer answer, int status, String code) {
    assertThat(answer.status()).as(answer.body()).isEqualTo(status);
    assertThat(answer.code()).isEqualTo(code);
  }

  private static Answer brought(String note) {
    return LEDGER.post(
        "/evidence/check", "text/plain", note.getBytes(StandardCharsets.UTF_8), STEINKJER);
  }

  @Test
  void aHeadIsSignedByTheKeyThatIsPublished_andNobodyElseCanReadTheSecret() throws IOException {
    long position = tell();
    Checkpoint head = checkpoint(position);
    assertThat(head.size()).isGreaterThan(position);
    assertThat(keys().signerOf(head.note())).isEqualTo(keys().current());
    assertThat(head.origin()).isEqualTo(keys().origin());
    Path secret = LEDGER.data().resolve(EvidenceKeys.NAME);
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(secret)))
        .isEqualTo("rw-------");
    assertThat(Checkpoint.parse(text("/evidence/checkpoint", AUDITOR)).size())
        .isGreaterThanOrEqualTo(head.size());
  }

  @Test
  void everyCommitHasItsProof() {
    long position = tell();
    for (long one : new long[] {0, position - 1, position}) {
      JsonNode json = LEDGER.get("/evidence/proof/inclusion/" + one, STEINKJER).json();
      InclusionProof proof =
          InclusionProof.parse(
              LEDGER
                  .getWith("/evidence/proof/inclusion/" + one, STEINKJER, "Accept", "text/plain")
                  .body());
      assertThat(proof.holds()).isTrue();
      assertThat(keys().signerOf(proof.checkpoint().note())).isNotNull();
      assertThat(json.path("position").asLong()).isEqualTo(one);
      assertThat(json.path("leaf").asString()).isEqualTo(proof.leaf());
    }
    refused(LEDGER.get("/evidence/proof/inclusion/1000000", STEINKJER), 409, "ahead-of-log");
    refused(LEDGER.get("/evidence/proof/inclusion/-1", STEINKJER), 400, "invalid-value");
    refused(LEDGER.get("/evidence/proof/inclusion/x", STEINKJER), 400, "invalid-value");
    refused(LEDGER.get("/evidence/checkpoint", null), 401, "organisation-missing");
  }

  @Test
  void whoeverHasKeptAnOldCheckpointIsAWitness() {
    Checkpoint old = checkpoint(tell());
    Checkpoint now = checkpoint(tell());
    JsonNode extended = brought(old.toString()).json();
    Checkpoint last = Checkpoint.parse(extended.path("checkpoint").asString());
    ConsistencyProof proof =
        ConsistencyProof.parse(extended.path("proof").toString().getBytes(StandardCharsets.UTF_8));
    assertThat(last.size()).isGreaterThanOrEqualTo(now.size());
    assertThat(proof.holds(old, last)).isTrue();
    ConsistencyProof asked =
        ConsistencyProof.parse(
            text(
                    "/evidence/proof/consistency?from=%d&to=%d".formatted(old.size(), now.size()),
                    STEINKJER)
                .getBytes(StandardCharsets.UTF_8));
    assertThat(asked.holds(old, now)).isTrue();
    refused(LEDGER.get("/evidence/proof/consistency?from=5&to=3", STEINKJER), 400, "invalid-value");
    refused(LEDGER.get("/evidence/proof/consistency?from=5", STEINKJER), 400, "missing-field");
    refused(
        LEDGER.get("/evidence/proof/consistency?from=-1&to=5", STEINKJER), 400, "invalid-value");
  }

  @Test
  void aLogThatDoesNotExtendTheOneThatTheyKnewIsSaidToBeAnother() {
    Checkpoint old = checkpoint(tell());
    SigningKey key = EvidenceKeys.in(LEDGER.data().resolve(EvidenceKeys.NAME)).current().signing();
    Hash other = Hash.ofContent("another log".getBytes(StandardCharsets.UTF_8));
    Answer answer = brought(key.sign(Checkpoint.text(old.origin(), old.size(), other)).toString());
    refused(answer, 409, "log-not-extended");
    assertThat(answer.detail()).contains("does not extend the one that you knew");
    refused(
        brought(key.sign(Checkpoint.text(old.origin(), 1_000_000, other)).toString()),
        409,
        "log-not-extended"); // cut short, or restored from an older backup
    SigningKey stranger = SigningKey.make(old.origin());
    refused(
        brought(stranger.sign(Checkpoint.text(old.origin(), old.size(), old.root())).toString()),
        422,
        "not-our-checkpoint");
    refused(brought("noe annet"), 422, "not-our-checkpoint");
    refused(brought(""), 422, "not-our-checkpoint");
  }

  @Test
  void theLogIsReadAgainstItsTreeOnDemand() {
    tell();
    refused(LEDGER.send("POST", "/evidence/self-check", "", STEINKJER), 403, "not-yours");
    assertThat(LEDGER.send("POST", "/evidence/self-check", "", TRUST).status()).isEqualTo(202);
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
    JsonNode check = LEDGER.get("/evidence/self-check", STEINKJER).json();
    while (check.path("ended").isMissingNode()) {
      assertThat(System.nanoTime()).isLessThan(end);
      check = LEDGER.get("/evidence/self-check", STEINKJER).json();
    }
    assertThat(check.path("holds").asBoolean()).as(check.toString()).isTrue();
    assertThat(check.path("commits").asLong()).isEqualTo(check.path("of").asLong()).isPositive();
    JsonNode health = LEDGER.health().json().at("/components/evidence");
    assertThat(health.path("status").asString()).isEqualTo("UP");
    assertThat(health.at("/details/signs").asBoolean()).isTrue();
  }

  private static String seen(String more) {
    JsonNode statement = LEDGER.get(OCTOBER, TRUST).json();
    return "{'position':%d,'asOf':'%s','digest':'%s'%s}"
        .formatted(
            statement.at("/basis/position").asLong(),
            statement.at("/basis/asOf").asString(),
            statement.path("digest").asString(),
            more);
  }

  private static int verify(StringWriter out, Path... files) {
    List<String> words = new ArrayList<>();
    Arrays.stream(files).map(Path::toString).forEach(words::add);
    return VerifyMain.run(new PrintWriter(out), new PrintWriter(out), words.toArray(String[]::new));
  }

  @Test
  void aFrozenStatementIsCheckedByWhoHasOnlyItsFiles() throws IOException {
    tell();
    refused(LEDGER.get(OCTOBER + "/proof", STEINKJER), 409, "statement-not-frozen");
    LEDGER.send("POST", OCTOBER + "/presentation", seen(""), TRUST);
    assertThat(LEDGER.send("POST", OCTOBER + "/freeze", seen(",'early':true"), TRUST).status())
        .isEqualTo(201);
    Checkpoint head = Checkpoint.parse(text(OCTOBER + "/checkpoint", STEINKJER));
    assertThat(text(OCTOBER + ".html", STEINKJER)).contains(head.root().toString());
    assertThat(text(OCTOBER, STEINKJER)).as("no part of it").doesNotContain(head.root().toString());
    Path json = folder.resolve("2025-10.json");
    Files.writeString(json, text(OCTOBER, STEINKJER));
    Files.writeString(folder.resolve("2025-10.proof"), text(OCTOBER + "/proof", STEINKJER));
    Files.write(folder.resolve("2025-10.facts"), bytes(OCTOBER + "/facts"));
    Path keys = folder.resolve("keys.json");
    Files.write(keys, keys().json());
    StringWriter holds = new StringWriter();
    assertThat(verify(holds, json)).as(holds.toString()).isZero();
    String changed = Files.readString(json).replaceFirst("SOMATIC", "SUBSTANCE_USE");
    assertThat(changed).isNotEqualTo(Files.readString(json));
    Files.writeString(json, changed);
    StringWriter does = new StringWriter();
    assertThat(verify(does, json)).as(does.toString()).isEqualTo(1);
    tell();
    assertThat(Checkpoint.parse(text(OCTOBER + "/checkpoint", STEINKJER)))
        .as("the same for good")
        .isEqualTo(head);
    refused(LEDGER.get(OCTOBER + "/proof", RunningLedger.VERDAL), 403, "not-yours");
  }

  private static byte[] bytes(String path) {
    return LEDGER.bytes(path, STEINKJER);
  }
}
