package no.dognbok.query.evidence.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import no.dognbok.evidencetest.SampleDossier;
import no.dognbok.evidencetest.SampleKey;
import no.dognbok.evidencetest.SampleLog;
import no.dognbok.query.evidence.check.CanonicalZip.Entry;
import no.dognbok.query.evidence.check.Finding.Mark;
import no.dognbok.query.evidence.check.Manifest.Whole;
import org.junit.jupiter.api.Test;

/** There is no bit of a dossier that can be another without it being noticed. */
class EveryBitTest {

  private static final String STAY = "stay/6f1d3a52-0000-4000-8000-000000000000";

  private final SampleKey key = SampleKey.called("dognbok.example/log");
  private final SampleDossier dossier = dossier();

  private SampleDossier dossier() {
    SampleLog log = new SampleLog();
    log.append(STAY);
    log.append("stay/another");
    log.append(STAY, STAY);
    return SampleDossier.of(log, key, List.of(new Whole(STAY, 3)), 0, 2);
  }

  private static boolean holds(byte[] zip) {
    return DossierCheck.check(zip, Trust.NOTHING).stream()
        .noneMatch(finding -> finding.mark() == Mark.DOES_NOT_HOLD);
  }

  private static byte[] flipped(byte[] bytes, int bit) {
    byte[] changed = bytes.clone();
    changed[bit / 8] ^= (byte) (1 << bit % 8);
    return changed;
  }

  private static void none(int bytes, String what, IntPredicate holds) {
    assertThat(IntStream.range(0, 8 * bytes).parallel().filter(holds).boxed().toList())
        .as("bits of %s that can be another", what)
        .isEmpty();
  }

  @Test
  void ofTheFile() {
    byte[] zip = dossier.zip();
    assertThat(holds(zip)).isTrue();
    none(zip.length, "the file", bit -> holds(flipped(zip, bit)));
  }

  /** As somebody changes it who can write ZIP files: their checksums protect nothing. */
  @Test
  void ofAnyFileInIt() {
    List<Entry> entries = dossier.entries();
    for (int i = 0; i < entries.size(); i++) {
      int at = i;
      Entry entry = entries.get(i);
      none(
          entry.content().length,
          entry.name(),
          bit -> holds(CanonicalZip.write(with(entries, at, flipped(entry.content(), bit)))));
    }
  }

  /** As the operator could change it, who can sign the manifest again: the log's tree stands. */
  @Test
  void ofAnEventWhoeverSignsIt() {
    byte[] facts = dossier.events().get(0).content();
    byte[] proof = dossier.events().get(1).content();
    assertThat(isProven(facts, proof)).isTrue();
    none(facts.length, "the facts", bit -> isProven(flipped(facts, bit), proof));
    none(proof.length, "the proof", bit -> isProven(facts, flipped(proof, bit)));
  }

  private boolean isProven(byte[] facts, byte[] proof) {
    try {
      InclusionProof read = ProvenEvent.proof("proof", proof);
      return ProvenEvent.of("event", facts, read, dossier.checkpoint(), null).place() == 0;
    } catch (DoesNotHold e) {
      return false;
    }
  }

  private static List<Entry> with(List<Entry> entries, int at, byte[] content) {
    List<Entry> changed = new ArrayList<>(entries);
    changed.set(at, new Entry(entries.get(at).name(), content));
    return changed;
  }
}
