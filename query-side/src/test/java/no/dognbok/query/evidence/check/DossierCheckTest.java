package no.dognbok.query.evidence.check;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import no.dognbok.evidencetest.SampleDossier;
import no.dognbok.evidencetest.SampleKey;
import no.dognbok.evidencetest.SampleLog;
import no.dognbok.query.evidence.check.CanonicalZip.Entry;
import no.dognbok.query.evidence.check.Finding.Mark;
import no.dognbok.query.evidence.check.Manifest.Whole;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is said of a dossier that was put together rightly, and of those that were not. */
class DossierCheckTest {

  private static final String ORIGIN = "dognbok.example/log";
  private static final String STAY = "stay/6f1d3a52-0000-4000-8000-000000000000";
  private static final String OTHER = "dispute/7e0b5c11-0000-4000-8000-000000000000";
  private static final List<Whole> WHOLE = List.of(new Whole(STAY, 3));

  private final SampleKey key = SampleKey.called(ORIGIN);
  private final SampleKey next = SampleKey.called(ORIGIN);
  private final SampleLog log = new SampleLog();
  private SampleDossier dossier;

  /**
   * Three events of a stay in two commits, one of something else, and what concerns nobody here.
   */
  @BeforeEach
  void tell() {
    log.append("stay/another");
    long first = log.append(STAY);
    log.append("stay/another", "stay/a-third");
    long second = log.append(STAY, STAY);
    long extract = log.append(OTHER);
    log.append("stay/another");
    dossier = SampleDossier.of(log, key, WHOLE, first, second, extract);
  }

  private static List<Finding> check(SampleDossier dossier) {
    return DossierCheck.check(dossier.zip(), Trust.NOTHING);
  }

  private static List<Finding> checkEntries(List<Entry> entries) {
    return DossierCheck.check(CanonicalZip.write(entries), Trust.NOTHING);
  }

  private static List<Sentence> failed(List<Finding> findings) {
    return findings.stream()
        .filter(finding -> finding.mark() == Mark.DOES_NOT_HOLD)
        .map(finding -> finding.said().sentence())
        .toList();
  }

  private static List<Sentence> sentences(List<Finding> findings) {
    return findings.stream().map(finding -> finding.said().sentence()).toList();
  }

  @Test
  void allOfItHolds() {
    List<Finding> findings = check(dossier);
    assertThat(sentences(findings))
        .containsExactly(
            Sentence.ZIP,
            Sentence.FILES,
            Sentence.LISTED,
            Sentence.KEYS,
            Sentence.SIGNED,
            Sentence.SIGNED,
            Sentence.LOG,
            Sentence.KEY_NOT_GIVEN,
            Sentence.EVENT,
            Sentence.EVENT,
            Sentence.EVENT,
            Sentence.EVENT,
            Sentence.STREAM,
            Sentence.EXTRACTS,
            Sentence.OPERATORS_WORD,
            Sentence.NOT_THE_TRUTH);
    assertThat(failed(findings)).isEmpty();
  }

  @Test
  void itIsToldInPlainWordsAndInNorwegianTime() {
    List<String> lines =
        check(dossier).stream().map(finding -> finding.in(Language.NORWEGIAN)).toList();
    assertThat(lines)
        .contains(
            "HOLDER         hendelser/0002: PatientAdmitted, nummer 1 i sin strøm (stay); posisjon"
                + " 3, registrert 2025-10-06 09:03:00 +02:00.",
            "HOLDER         Strøm 1 (stay): 3 hendelser, alle numre fra 0 til 2 er vist, ingen"
                + " hull.",
            "HOLDER         Checkpoint: loggen hadde da 6 innføringer (commits).",
            "MERK           1 av hendelsene er utdrag: av disse strømmene kan det finnes flere"
                + " hendelser.")
        .anyMatch(line -> line.contains(key.verifier().fingerprint()));
    assertThat(check(dossier).stream().map(finding -> finding.in(Language.ENGLISH)))
        .contains(
            "HOLDS          hendelser/0002: PatientAdmitted, number 1 in its stream (stay);"
                + " position 3, recorded at 2025-10-06 09:03:00 +02:00.");
    assertThat(String.join("\n", lines))
        .as("no more than type, kind of stream, number, time")
        .doesNotContain("6f1d3a52", "Stjørdal", "k1:00ff");
  }

  @Test
  void withAKeyThatWasGivenNobodyHasToCompareIt() {
    for (Trust trust : List.of(Trust.in(key.verifier(), null), Trust.in(null, key.published()))) {
      List<Finding> findings = DossierCheck.check(dossier.zip(), trust);
      assertThat(failed(findings)).isEmpty();
      assertThat(sentences(findings)).doesNotContain(Sentence.KEY_NOT_GIVEN);
    }
  }

  @Test
  void anotherKeyThanTheOneThatWasGivenDoesNotCount() {
    assertThat(failed(DossierCheck.check(dossier.zip(), Trust.in(next.verifier(), null))))
        .containsExactly(Sentence.NOT_SIGNED);
  }

  @Test
  void aKeyOfOneLedgerSignsNothingOfAnother() {
    SampleKey another = SampleKey.called("another.example/log");
    String ofAnother = log.checkpoint(log.size(), another).note().text();
    Checkpoint checkpoint = Checkpoint.parse(key.sign(ofAnother).toString());
    SampleDossier borrowed =
        new SampleDossier(checkpoint, another.published(), key, List.of(), List.of());
    assertThat(failed(DossierCheck.check(borrowed.zip(), Trust.in(key.verifier(), null))))
        .containsExactly(Sentence.OTHER_ORIGIN);
  }

  @Test
  void theManifestSignedAgainByAnotherKeyDoesNotCount() {
    SampleDossier left = dossier.showing(dossier.events().subList(0, 2));
    assertThat(failed(check(left.signedBy(next, key.published()))))
        .containsExactly(Sentence.NOT_SIGNED);
    assertThat(
            failed(
                DossierCheck.check(
                    left.signedBy(next, next.published()).zip(), Trust.in(key.verifier(), null))))
        .as("with the forger's keys.json")
        .containsExactly(Sentence.NOT_SIGNED);
  }

  @Test
  void aKeyThatTookTheOthersPlaceIsFollowedFromTheFirst() {
    PublishedKeys keys = key.replacedBy(next, SampleLog.recordedAt(100));
    SampleDossier later = dossier.signedBy(next, keys);
    assertThat(failed(check(later))).isEmpty();
    assertThat(failed(DossierCheck.check(later.zip(), Trust.in(key.verifier(), null)))).isEmpty();
    assertThat(failed(DossierCheck.check(later.zip(), Trust.in(null, key.published())))).isEmpty();
  }

  @Test
  void anOlderKeyIsNotTrustedBecauseANewerOneIs() {
    PublishedKeys keys = key.replacedBy(next, SampleLog.recordedAt(100));
    assertThat(
            failed(
                DossierCheck.check(
                    dossier.signedBy(key, keys).zip(), Trust.in(next.verifier(), null))))
        .containsExactly(Sentence.SIGNED_BY_OLDER);
  }

  @Test
  void aKeyThatWasReplacedSignsNoMore() {
    PublishedKeys keys = key.replacedBy(next, SampleLog.recordedAt(-2));
    assertThat(failed(check(dossier.signedBy(next, keys))))
        .as("the checkpoint is of the old key, and of an event more than five minutes later")
        .containsExactly(Sentence.AFTER_RETIREMENT);
    PublishedKeys justBefore = key.replacedBy(next, SampleLog.recordedAt(-1));
    assertThat(failed(check(dossier.signedBy(next, justBefore)))).isEmpty();
    SampleDossier newer = dossierOf(next);
    assertThat(failed(check(newer.signedBy(next, keys)))).isEmpty();
    assertThat(failed(check(newer.signedBy(key, keys)))).containsExactly(Sentence.RETIRED);
  }

  private SampleDossier dossierOf(SampleKey signer) {
    return SampleDossier.of(log, signer, WHOLE, 1, 3, 4);
  }

  @Test
  void keysThatTheOneBeforeHasNotEndorsedAreNone() {
    PublishedKeys real = key.replacedBy(next, SampleLog.recordedAt(100));
    PublishedKeys other = SampleKey.called(ORIGIN).replacedBy(next, SampleLog.recordedAt(100));
    String mixed = new String(real.json(), UTF_8).replace(endorsement(real), endorsement(other));
    List<Entry> entries = new ArrayList<>(dossier.listed());
    entries.set(entries.size() - 1, new Entry("keys.json", bytes(mixed)));
    assertThat(failed(checkEntries(signed(entries, WHOLE)))).containsExactly(Sentence.UNREADABLE);
  }

  private static String endorsement(PublishedKeys keys) {
    String json = new String(keys.json(), UTF_8);
    return json.substring(json.indexOf("\"endorsement\""));
  }

  /** With a manifest as the operator would sign it. */
  private List<Entry> signed(List<Entry> listed, List<Whole> streams) {
    List<Entry> entries = new ArrayList<>(listed);
    String text = Manifest.of(ORIGIN, log.size(), streams, listed).text();
    entries.add(new Entry(Manifest.NAME, bytes(key.sign(text).toString())));
    return entries;
  }

  private static byte[] bytes(String text) {
    return text.getBytes(UTF_8);
  }

  @Test
  void twoSignaturesAreNotOne() {
    List<Entry> entries = new ArrayList<>(dossier.entries());
    SignedNote note = SignedNote.parse(ProvenEvent.text(entries.getLast().content()));
    SignedNote twice =
        new SignedNote(
            note.text(),
            List.of(note.signatures().getFirst(), next.sign(note.text()).signatures().getFirst()));
    entries.set(entries.size() - 1, new Entry(Manifest.NAME, bytes(twice.toString())));
    assertThat(failed(checkEntries(entries))).containsExactly(Sentence.SIGNED_TWICE);
  }

  @Test
  void aChangedFileIsNamed() {
    List<Entry> entries = new ArrayList<>(dossier.entries());
    entries.set(1, new Entry("saksmappe.pdf", bytes("%PDF+")));
    List<Finding> findings = checkEntries(entries);
    assertThat(failed(findings)).containsExactly(Sentence.CHANGED);
    assertThat(findings.stream().map(finding -> finding.in(Language.NORWEGIAN)))
        .anyMatch(line -> line.startsWith("HOLDER IKKE") && line.contains("saksmappe.pdf"));
    assertThat(findings.getLast().said().sentence()).isEqualTo(Sentence.REST_NOT_CHECKED);
  }

  @Test
  void aFileMoreOrLessOrInAnotherPlaceIsNamed() {
    List<Entry> entries = dossier.entries();
    for (int i = 0; i < entries.size(); i++) {
      List<Entry> less = new ArrayList<>(entries);
      less.remove(i);
      assertThat(failed(checkEntries(less))).as("without %s", entries.get(i).name()).hasSize(1);
      List<Entry> more = new ArrayList<>(entries);
      more.add(i, new Entry("mer.txt", new byte[0]));
      assertThat(failed(checkEntries(more))).containsExactly(Sentence.FILES_OTHERWISE);
      List<Entry> turned = new ArrayList<>(entries);
      Collections.swap(turned, i, (i + 1) % turned.size());
      assertThat(failed(checkEntries(turned))).containsExactly(Sentence.FILES_OTHERWISE);
    }
    List<Entry> behind = new ArrayList<>(entries);
    behind.add(new Entry("mer.txt", new byte[0]));
    assertThat(failed(checkEntries(behind))).containsExactly(Sentence.FILES_OTHERWISE);
  }

  @Test
  void aManifestThatNamesOtherFilesDoesNotHold() {
    List<Entry> entries = new ArrayList<>(dossier.listed());
    List<Entry> fewer = entries.subList(1, entries.size());
    String text = Manifest.of(ORIGIN, log.size(), WHOLE, fewer).text();
    entries.add(new Entry(Manifest.NAME, bytes(key.sign(text).toString())));
    assertThat(failed(checkEntries(entries))).containsExactly(Sentence.LISTED_OTHERWISE);
  }

  /** The contents of two events are exchanged, and signed: the operator's own signature too. */
  @Test
  void swappedEventsDoNotHold() {
    List<Entry> events = new ArrayList<>(dossier.events());
    swapContents(events, 0, 6);
    assertThat(failed(check(dossier.showing(events))))
        .containsExactly(Sentence.NOT_IN_COMMIT, Sentence.NOT_IN_COMMIT, Sentence.STREAM_OTHERWISE);
    swapContents(events, 1, 7);
    assertThat(failed(check(dossier.showing(events))))
        .as("with their proofs: the last one shown comes first")
        .contains(Sentence.OUT_OF_ORDER);
    List<Entry> inCommit = new ArrayList<>(dossier.events());
    swapContents(inCommit, 2, 4); // of one commit: the proofs are the same
    assertThat(failed(check(dossier.showing(inCommit))))
        .containsExactly(Sentence.OUT_OF_ORDER, Sentence.STREAM_OTHERWISE);
  }

  private static void swapContents(List<Entry> events, int one, int other) {
    Entry first = events.get(one);
    Entry second = events.get(other);
    events.set(one, new Entry(first.name(), second.content()));
    events.set(other, new Entry(second.name(), first.content()));
  }

  @Test
  void anEventShownTwiceDoesNotHold() {
    List<Entry> events = new ArrayList<>(dossier.events());
    events.set(4, new Entry(events.get(4).name(), events.get(2).content()));
    assertThat(failed(check(dossier.showing(events)))).contains(Sentence.OUT_OF_ORDER);
  }

  @Test
  void anEventLeftOutIsAHole() {
    for (long[] shown : new long[][] {{3}, {1}, {1, 4}, {}}) {
      SampleDossier less = SampleDossier.of(log, key, WHOLE, shown);
      assertThat(failed(check(less))).containsExactly(Sentence.STREAM_OTHERWISE);
      assertThat(failed(check(less.claiming(List.of()))))
          .as("nothing is missing where nothing was promised")
          .isEmpty();
    }
    assertThat(failed(check(dossier.claiming(List.of(new Whole(STAY, 2))))))
        .as("more than there are")
        .containsExactly(Sentence.STREAM_OTHERWISE);
    assertThat(failed(check(dossier.claiming(List.of(new Whole(STAY, 4))))))
        .containsExactly(Sentence.STREAM_OTHERWISE);
    assertThat(failed(check(dossier.claiming(List.of(new Whole("stay/another", 1))))))
        .containsExactly(Sentence.STREAM_OTHERWISE);
  }

  @Test
  void anEventWhoseContentIsNotShownIsInTheLogAndFillsNoHole() {
    List<Entry> events = new ArrayList<>(dossier.events());
    events.remove(0);
    List<Finding> findings = check(dossier.showing(events));
    assertThat(sentences(findings)).contains(Sentence.WITHHELD);
    assertThat(failed(findings)).containsExactly(Sentence.STREAM_OTHERWISE);
    assertThat(failed(check(dossier.showing(events).claiming(List.of())))).isEmpty();
  }

  @Test
  void aProofThatLeadsElsewhereDoesNotHold() {
    List<Entry> events = new ArrayList<>(dossier.events());
    Checkpoint smaller = log.checkpoint(5, key);
    events.set(1, new Entry(events.get(1).name(), bytes(log.inclusion(1, smaller).toString())));
    assertThat(failed(check(dossier.showing(events)).subList(0, 10)))
        .containsExactly(Sentence.OTHER_CHECKPOINT);
    assertThat(failed(check(dossier.under(smaller)))).contains(Sentence.OTHER_CHECKPOINT);
  }

  @Test
  void aProofOfAnotherPositionDoesNotHold() {
    InclusionProof real = log.inclusion(1, dossier.checkpoint());
    for (InclusionProof wrong :
        List.of(
            new InclusionProof(real.leaf(), 2, real.path(), real.checkpoint()),
            new InclusionProof(
                log.inclusion(3, real.checkpoint()).leaf(), 1, real.path(), real.checkpoint()),
            new InclusionProof(
                real.leaf(), 1, real.path().subList(1, real.path().size()), real.checkpoint()))) {
      List<Entry> events = new ArrayList<>(dossier.events());
      events.set(1, new Entry(events.get(1).name(), bytes(wrong.toString())));
      assertThat(failed(check(dossier.showing(events))))
          .containsAnyOf(Sentence.OTHER_POSITION, Sentence.NOT_IN_LOG)
          .contains(Sentence.STREAM_OTHERWISE);
    }
  }

  @Test
  void aManifestOfAnotherSizeOrLogDoesNotHold() {
    List<Entry> listed = dossier.listed();
    for (String text :
        List.of(
            Manifest.of(ORIGIN, log.size() + 1, WHOLE, listed).text(),
            Manifest.of("another.example/log", log.size(), WHOLE, listed).text())) {
      List<Entry> entries = new ArrayList<>(listed);
      entries.add(new Entry(Manifest.NAME, bytes(key.sign(text).toString())));
      assertThat(failed(checkEntries(entries)))
          .hasSize(1)
          .containsAnyOf(Sentence.OTHER_SIZE, Sentence.OTHER_ORIGIN);
    }
  }

  @Test
  void aCheckpointThatSomebodyElseHasSignedDoesNotHold() {
    SampleDossier forged = SampleDossier.of(log, next, WHOLE, 1, 3, 4);
    assertThat(failed(check(forged.signedBy(key, key.published()))))
        .containsExactly(Sentence.NOT_SIGNED);
  }

  @Test
  void whatSomebodyWroteIsShownWithoutWhatATerminalObeys() {
    SampleLog hostile = new SampleLog();
    hostile.append("stay\u202e/x", "Type\u001b[2J\u202e", bytes("{}"));
    String lines =
        String.join(
            "",
            check(SampleDossier.of(hostile, key, List.of(), 0)).stream()
                .map(finding -> finding.in(Language.NORWEGIAN))
                .toList());
    assertThat(lines).contains("Type").doesNotContain("\u001b", "\u202e");
  }
}
