package no.dognbok.standalone;

import static no.dognbok.standalone.RunningLedger.AUDITOR;
import static no.dognbok.standalone.RunningLedger.LEVANGER;
import static no.dognbok.standalone.RunningLedger.STEINKJER;
import static no.dognbok.standalone.RunningLedger.TRUST;
import static no.dognbok.standalone.RunningLedger.VERDAL;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import no.dognbok.query.evidence.check.CanonicalZip;
import no.dognbok.query.evidence.check.DossierCheck;
import no.dognbok.query.evidence.check.Finding;
import no.dognbok.query.evidence.check.PublishedKeys;
import no.dognbok.query.evidence.check.SignedNote;
import no.dognbok.query.evidence.check.Trust;
import no.dognbok.standalone.RunningLedger.Answer;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A dispute that goes to the board: one party downloads the dossier, hands it on, and whoever gets
 * it checks it without the ledger. Over HTTP only.
 */
class DossierStoryTest {

  @RegisterExtension static final RunningLedger LEDGER = new RunningLedger();

  private static final String OBJECTION =
      "Vi svarte ja på telefon, og plassen i Løvtunvegen sto klar fra da.";

  /** No id of a message may look like an identity number, as a part of a random id can. */
  private static final AtomicInteger STORIES = new AtomicInteger();

  private final HttpClient http = HttpClient.newHttpClient();
  private final UUID stay = UUID.randomUUID();
  private final UUID dispute = UUID.randomUUID();
  private final UUID note = UUID.randomUUID();
  private final int story = STORIES.incrementAndGet();
  private final String message = "melding-hemmelig-" + story;

  private HttpResponse<byte[]> download(String path, String organisation, String... headers) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(LEDGER.address() + "/api/v1" + path))
            .header("Dognbok-Organisation", organisation);
    if (headers.length > 0) {
      request.headers(headers);
    }
    try {
      return http.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private byte[] got(String path, String organisation) {
    HttpResponse<byte[]> answer = download(path, organisation);
    assertThat(answer.statusCode())
        .as(new String(answer.body(), StandardCharsets.UTF_8))
        .isEqualTo(200);
    return answer.body();
  }

  private static byte[] entry(byte[] file, String name) {
    return CanonicalZip.read(file).stream()
        .filter(entry -> entry.name().equals(name))
        .findFirst()
        .orElseThrow()
        .content();
  }

  private void assertHolds(byte[] file, Trust trust) {
    List<Finding> findings = DossierCheck.check(file, trust);
    assertThat(findings).hasSizeGreaterThan(5);
    assertThat(findings)
        .filteredOn(finding -> finding.mark() == Finding.Mark.DOES_NOT_HOLD)
        .isEmpty();
  }

  /** Waits from 14 to 16 July 2025; Steinkjer disputes two of the days. */
  @BeforeEach
  void theyDoNotAgree() {
    String lines =
        """
        {'stay':'%1$s','id':'%2$s','at':'2025-07-07T10:00','type':'PatientAdmitted','hospital':'974754118','municipality':'5006','careType':'SOMATIC','reference':'HNT-4711'}
        {'stay':'%1$s','id':'b','at':'2025-07-07T14:00','type':'AdmissionNoticeSent','municipality':'5006'}
        {'stay':'%1$s','id':'c','at':'2025-07-14T08:30','type':'HealthInformationUpdated','municipality':'5006'}
        {'stay':'%1$s','id':'d','at':'2025-07-14T09:00','type':'DeclaredReady','by':'PHYSICIAN'}
        {'stay':'%1$s','id':'e','at':'2025-07-14T09:10','type':'ReadyNoticeSent','municipality':'5006'}
        {'stay':'%1$s','id':'f','at':'2025-07-14T10:00','type':'MunicipalityReplied','municipality':'5006','answer':'NOT_YET'}
        {'stay':'%1$s','id':'g','at':'2025-07-17T11:00','type':'PatientDeparted'}
        """
            .formatted(stay, message);
    LEDGER.told(lines.replace('\'', '"').lines().toArray(String[]::new));
    recorded(
        LEDGER.send(
            "PUT",
            "/disputes/" + dispute,
            """
            {'at':'2025-08-04T09:00','trust':'%s','municipality':'5006','stay':'%s','days':['2025-07-14','2025-07-15'],'month':'2025-07',
             'grounds':[{'code':'ANSWERED_YES','note':{'id':'%s','text':'%s'}},{'code':'OUTAGE'}]}\
            """
                .formatted(TRUST, stay, note, OBJECTION),
            STEINKJER));
    tell("answers", "{'id':'svar','at':'2025-08-06T13:00','stand':'DISAGREES'}", LEVANGER);
    tell("steps", "{'id':'t-1','at':'2025-09-01T09:00','step':'FORHANDLINGSUTVALG'}", TRUST);
    Answer settlement =
        tell(
            "settlement",
            "{'id':'s-1','at':'2025-10-10T12:00','falls':['2025-07-14'],'stands':['2025-07-15'],'ground':'ANSWERED_YES','how':'AGREEMENT','agreed':['TRUST','MUNICIPALITY']}",
            STEINKJER);
    tell(
        "settlement/contest",
        "{'id':'b-1','at':'2025-10-12T09:00','settlement':'%s'}"
            .formatted(settlement.json().at("/events/0").asString()),
        TRUST);
    tell("steps", "{'id':'t-4','at':'2025-11-20T09:00','step':'TVISTELOSNINGSNEMNDA'}", STEINKJER);
    LEDGER.awaitAllIsHeld();
  }

  private Answer tell(String resource, String json, String organisation) {
    String own = json.replace("'id':'", "'id':'sak-%d-".formatted(story));
    return recorded(
        LEDGER.send("POST", "/disputes/" + dispute + "/" + resource, own, organisation));
  }

  private static Answer recorded(Answer answer) {
    assertThat(answer.status()).as(answer.body()).isEqualTo(201);
    return answer;
  }

  private String ofDispute(String more) {
    return "/disputes/%s/dossier%s".formatted(dispute, more);
  }

  private String ofStay(String more) {
    return "/stays/%s/dossier%s".formatted(stay, more);
  }

  @Test
  void fromTheLedgerToTheBoard() throws IOException {
    long position = LEDGER.commits() - 1;
    String at = "?position=" + position;

    // Steinkjer downloads the dossier that goes to the board, and the trust the same.
    HttpResponse<byte[]> answer = download(ofDispute(at), STEINKJER);
    byte[] file = answer.body();
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().firstValue("Content-Type")).contains("application/zip");
    assertThat(answer.headers().firstValue("Dognbok-Position")).contains("" + position);
    assertThat(answer.headers().firstValue("Content-Disposition"))
        .contains("attachment; filename=\"saksmappe-anonym-uenighet-%d.zip\"".formatted(position));
    assertThat(got(ofDispute(at), TRUST)).isEqualTo(file);
    assertThat(got(ofDispute(".zip" + at), AUDITOR)).isEqualTo(file);

    // The board checks it, with the keys that are published and with none.
    PublishedKeys keys = PublishedKeys.parse(wellKnown());
    assertHolds(file, Trust.NOTHING);
    assertHolds(file, Trust.in(null, keys));

    // Nothing in it tells of whom it is: not in the content, not in a block.
    String all = new String(file, StandardCharsets.ISO_8859_1);
    assertThat(all)
        .doesNotContain(message, "HNT-4711")
        .doesNotContain(latin(OBJECTION), latin("Løvtunvegen"));
    String content = new String(entry(file, "saksmappe.json"), StandardCharsets.UTF_8);
    assertThat(content)
        .doesNotContain(stay.toString(), dispute.toString(), note.toString(), message);
    JsonNode json = JsonMapper.shared().readTree(content);
    assertThat(json.at("/claims/0/days").toString()).isEqualTo("[\"2025-07-14\",\"2025-07-15\"]");
    assertThat(json.at("/claims/0/amount").asLong()).isPositive();
    assertThat(json.path("events").size()).isEqualTo(13);
    assertThat(json.at("/disputes/0/proposals/0/outcome").asString()).isEqualTo("CONTESTED");

    // All events of both streams are there, and the operator says so.
    String manifest =
        SignedNote.parse(new String(entry(file, "manifest"), StandardCharsets.UTF_8)).text();
    assertThat(manifest)
        .contains("stream dispute/%s 6\n".formatted(dispute), "stream stay/%s 7\n".formatted(stay));

    // What is in it can be had by itself, and says the same.
    assertThat(got(ofDispute(".json" + at), TRUST)).isEqualTo(entry(file, "saksmappe.json"));
    byte[] pdf = download(ofDispute(at), TRUST, "Accept", "application/pdf").body();
    assertThat(pdf).isEqualTo(entry(file, "saksmappe.pdf"));
    assertThat(text(pdf))
        .contains("Saksmappe: uenighet 1", "Brakt inn for Tvisteløsningsnemnda", "Anonymisert")
        .doesNotContain("Løvtunvegen", message);

    // What is told later does not change it.
    tell("steps", "{'id':'t-5','at':'2025-12-20T09:00','step':'COURT'}", TRUST);
    LEDGER.awaitAllIsHeld();
    assertThat(got(ofDispute(at), TRUST)).isEqualTo(file);

    partyVersionHasTheirTexts(at);
    strangersGetNothing(at);
  }

  private static String latin(String text) {
    return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
  }

  private byte[] wellKnown() {
    try {
      return http.send(
              HttpRequest.newBuilder(URI.create(LEDGER.address() + "/.well-known/dognbok-evidence"))
                  .build(),
              HttpResponse.BodyHandlers.ofByteArray())
          .body();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static String text(byte[] pdf) throws IOException {
    try (PDDocument document = Loader.loadPDF(pdf)) {
      return new PDFTextStripper().getText(document).replaceAll("\\s+", " ");
    }
  }

  private void partyVersionHasTheirTexts(String at) {
    byte[] file = got(ofDispute(at + "&version=party"), TRUST);
    assertHolds(file, Trust.NOTHING);
    assertThat(
            download(ofStay(".pdf" + at + "&version=party"), TRUST)
                .headers()
                .firstValue("Content-Disposition"))
        .contains(
            "attachment; filename=\"saksmappe-PARTSUTGAVE-opphold-%s.pdf\""
                .formatted(at.substring("?position=".length())));
    String content = new String(entry(file, "saksmappe.json"), StandardCharsets.UTF_8);
    assertThat(content).contains(OBJECTION, message, stay.toString(), "HNT-4711");
    assertThat(
            new String(
                got(ofDispute(".json" + at + "&version=party"), STEINKJER), StandardCharsets.UTF_8))
        .contains(OBJECTION)
        .doesNotContain("HNT-4711");

    // Steinkjer takes its text back: it is in nobody's dossier from then on.
    Answer deleted =
        LEDGER.send(
            "POST",
            "/erasures",
            "{'note':'%s','ground':'NAMES_SOMEBODY'}".formatted(note),
            STEINKJER);
    assertThat(deleted.status()).as(deleted.body()).isEqualTo(200);
    assertThat(
            new String(
                got(ofDispute(".json" + at + "&version=party"), TRUST), StandardCharsets.UTF_8))
        .doesNotContain("Løvtunvegen")
        .contains("DELETED");
  }

  private void strangersGetNothing(String at) {
    assertRefused(download(ofDispute(at), VERDAL), 404, "no-such-dispute");
    assertRefused(download(ofStay(at), VERDAL), 404, "no-such-stay");
    assertRefused(
        download(
            "/statements/%s/5006/2025-07/dossier%s&stay=%s".formatted(TRUST, at, stay), VERDAL),
        403,
        "not-yours");
    assertRefused(download(ofDispute("?position=0"), TRUST), 404, "no-such-dispute");
    assertRefused(download(ofStay("?position=0"), TRUST), 404, "no-such-stay");
    assertRefused(download(ofStay("?position=999999"), TRUST), 409, "ahead-of-log");
    assertRefused(download(ofStay("?position=-1"), TRUST), 400, "invalid-value");
    assertRefused(download(ofStay(at + "&version=alle"), TRUST), 400, "invalid-value");
    assertRefused(download(ofStay(".docx" + at), TRUST), 406, "not-acceptable");
    assertRefused(download("/stays/opphold-1/dossier" + at, TRUST), 400, "invalid-value");
    assertRefused(
        download("/statements/%s/5006/2025-07/dossier%s".formatted(TRUST, at), TRUST),
        400,
        "missing-field");
  }

  private static void assertRefused(HttpResponse<byte[]> answer, int status, String code) {
    String body = new String(answer.body(), StandardCharsets.UTF_8);
    assertThat(answer.statusCode()).as(body).isEqualTo(status);
    assertThat(JsonMapper.shared().readTree(body).path("code").asString()).isEqualTo(code);
  }

  @Test
  void aStayAndALineOfAStatementHaveTheirs() {
    String at = "?position=" + (LEDGER.commits() - 1);
    byte[] ofStay = got(ofStay(at), STEINKJER);
    assertHolds(ofStay, Trust.NOTHING);
    JsonNode stayJson = JsonMapper.shared().readTree(entry(ofStay, "saksmappe.json"));
    assertThat(stayJson.at("/claims/0/what").asString()).isEqualTo("PAYMENT_DAYS");
    assertThat(stayJson.at("/claims/0/days").size()).isEqualTo(3);

    String line = "/statements/%s/5006/2025-07/dossier%s&stay=%s".formatted(TRUST, at, stay);
    byte[] ofLine = got(line, TRUST);
    assertHolds(ofLine, Trust.NOTHING);
    JsonNode lineJson = JsonMapper.shared().readTree(entry(ofLine, "saksmappe.json"));
    assertThat(lineJson.at("/line/state").asString()).isEqualTo("DRAFT");
    assertThat(lineJson.at("/line/days").size()).isEqualTo(3);
    assertThat(lineJson.at("/claims/0/what").asString()).isEqualTo("STATEMENT_LINE");
  }

  /** What the page in it says to do by hand is done, with the tools that it names. */
  @Test
  void byHandItIsCheckedAsItsPageSays(@TempDir Path unpacked) throws Exception {
    byte[] file = got(ofStay("?position=" + (LEDGER.commits() - 1)), TRUST);
    for (CanonicalZip.Entry entry : CanonicalZip.read(file)) {
      Path place = unpacked.resolve(entry.name());
      Files.createDirectories(place.resolveSibling(""));
      Files.write(place, entry.content());
    }
    Matcher command =
        Pattern.compile("<pre>(sed [^<]*)</pre>")
            .matcher(Files.readString(unpacked.resolve("les-meg.html")));
    assertThat(command.find()).isTrue();
    String said = run(unpacked, command.group(1));
    assertThat(said.lines())
        .hasSize(CanonicalZip.read(file).size() - 1)
        .allMatch(line -> line.endsWith(": OK"));
    Files.writeString(unpacked.resolve("saksmappe.json"), "{}");
    assertThat(run(unpacked, command.group(1))).contains("saksmappe.json: FAILED");
  }

  private static String run(Path folder, String command) throws Exception {
    Process process =
        new ProcessBuilder("sh", "-c", command)
            .directory(folder.toFile())
            .redirectError(Redirect.DISCARD)
            .start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
    return said;
  }

  /**
   * Without a position nothing that was just told is missing, and a head is signed that holds it.
   */
  @Test
  void theDefaultIsAllThatTheViewsHold() {
    long position = LEDGER.commits() - 1;
    HttpResponse<byte[]> now = download(ofDispute(""), TRUST);
    assertThat(now.statusCode()).isEqualTo(200);
    assertThat(now.headers().firstValue("Dognbok-Position")).contains("" + position);
    assertHolds(now.body(), Trust.NOTHING);
    assertThat(got(ofDispute("?position=" + position), TRUST)).isEqualTo(now.body());
  }

  /** A file that is lost is drawn again, and is the same file. */
  @Test
  void drawnAgainItIsTheSame() throws IOException {
    Assumptions.assumeTrue(LEDGER.database().isEmpty(), "kept in a folder");
    long position = LEDGER.commits() - 1;
    for (String path :
        List.of(ofStay("?position=" + position), ofDispute("?position=" + position))) {
      byte[] first = got(path, TRUST);
      Path kept =
          LEDGER
              .data()
              .resolve("issued/dossier")
              .resolve(
                  "%s-%d.zip"
                      .formatted(
                          path.startsWith("/stays") ? "stay-" + stay : "dispute-" + dispute,
                          position));
      assertThat(Files.readAllBytes(kept)).isEqualTo(first);
      Files.delete(kept);
      assertThat(got(path, TRUST)).isEqualTo(first);
      assertThat(kept).exists();
    }
  }
}
