package no.dognbok.query.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import no.dognbok.query.evidence.check.PublishedKeys;
import no.dognbok.query.evidence.check.PublishedKeys.Published;
import no.dognbok.query.evidence.check.SignedNote;
import no.dognbok.query.evidence.check.Unreadable;
import no.dognbok.query.evidence.check.VerifierKey;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who signs, how a key takes the place of another, and what is published of it. */
class EvidenceKeysTest {

  private static final Instant NOW = Instant.parse("2026-11-30T12:00:00.5Z");
  private static final Instant LATER = Instant.parse("2027-11-30T12:00:00Z");
  private static final String NAME = "dognbok.example.no/hnt";

  @TempDir Path folder;
  private Path file;

  @BeforeEach
  void name() {
    file = folder.resolve("evidence-keys");
  }

  @Test
  void aKeySignsAndIsReadableByItsOwnerOnly() throws IOException {
    EvidenceKeys keys = EvidenceKeys.make(file, NAME, NOW);
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    SignedNote note = keys.current().signing().sign("et hode\n");
    assertThat(keys.current().published().signerOf(note))
        .isEqualTo(keys.current().published().current());
    assertThat(EvidenceKeys.in(file).current().published()).isEqualTo(keys.current().published());
    assertThat(keys.current().published().keys().getFirst().from())
        .isEqualTo(Instant.parse("2026-11-30T12:00:00Z"));
    assertThatIllegalStateException().isThrownBy(() -> EvidenceKeys.make(file, NAME, NOW));
  }

  @Test
  void theOldKeySignsTheNewOne_andItsSecretIsGone() throws IOException {
    EvidenceKeys keys = EvidenceKeys.make(file, NAME, NOW);
    VerifierKey old = keys.current().published().current();
    SignedNote before = keys.current().signing().sign("et hode\n");
    String secret = keys.current().signing().secret();
    PublishedKeys published = keys.rotate(LATER);
    assertThat(published.current()).isNotEqualTo(old);
    assertThat(published.keys()).extracting(Published::key).startsWith(old).hasSize(2);
    assertThat(Files.readString(file)).doesNotContain(secret);
    assertThat(published.signerOf(before)).isEqualTo(old);
    assertThat(keys.current().published()).isEqualTo(published);
    assertThat(PublishedKeys.parse(published.json())).isEqualTo(published);
    assertThat(keys.rotate(LATER).keys()).hasSize(3);
  }

  @Test
  void whoHasReadThemReadsThemAgainWhenAnotherProcessHasChangedThem() throws IOException {
    EvidenceKeys reader = EvidenceKeys.make(file, NAME, NOW);
    PublishedKeys first = reader.current().published();
    PublishedKeys second = EvidenceKeys.in(file).rotate(LATER);
    Files.setLastModifiedTime(file, FileTime.from(LATER.plusSeconds(5)));
    assertThat(reader.current().published()).isEqualTo(second).isNotEqualTo(first);
  }

  @Test
  void ofTwoWhoChangeTheKeysAtOnceOneIsRefused() throws IOException {
    EvidenceKeys keys = EvidenceKeys.make(file, NAME, NOW);
    PublishedKeys before = keys.current().published();
    Files.createFile(folder.resolve("evidence-keys.draft")); // the other's
    assertThatIllegalStateException()
        .isThrownBy(() -> EvidenceKeys.in(file).rotate(LATER))
        .withMessageContaining("somebody else is making or changing these keys");
    assertThat(keys.current().published()).isEqualTo(before);
  }

  @Test
  void aKeyThatNobodyHasEndorsedIsNoneOfTheLedgers() {
    EvidenceKeys.make(file, NAME, NOW);
    PublishedKeys keys = EvidenceKeys.in(file).rotate(LATER);
    Published last = keys.keys().getLast();
    SigningKey stranger = SigningKey.make(NAME);
    Published forged =
        new Published(
            stranger.verifier(),
            LATER,
            stranger.sign(PublishedKeys.endorsement(stranger.verifier(), LATER)));
    Published first = keys.keys().getFirst();
    assertThatThrownBy(() -> new PublishedKeys(List.of(first, forged)))
        .isInstanceOf(Unreadable.class)
        .hasMessageContaining("is not endorsed");
    Published unendorsed = new Published(last.key(), LATER, null);
    assertThatThrownBy(() -> new PublishedKeys(List.of(first, unendorsed)))
        .isInstanceOf(Unreadable.class);
    Published redated = new Published(last.key(), LATER.plusSeconds(1), last.endorsement());
    assertThatThrownBy(() -> new PublishedKeys(List.of(first, redated)))
        .isInstanceOf(Unreadable.class);
    assertThatThrownBy(() -> new PublishedKeys(List.of(last))).isInstanceOf(Unreadable.class);
  }

  @Test
  void aFileThatCannotBeUsedIsSaidAndNotShown() throws IOException {
    EvidenceKeys.make(file, NAME, NOW);
    String text = Files.readString(file);
    String secret = EvidenceKeys.in(file).current().signing().secret();
    EvidenceKeys.make(folder.resolve("other"), NAME, NOW);
    String other = EvidenceKeys.in(folder.resolve("other")).current().signing().secret();
    for (String broken :
        List.of("", "{}", text.replace(secret, "AAAA"), text.replace(secret, other), "x" + text)) {
      Files.write(file, broken.getBytes(StandardCharsets.UTF_8));
      assertThatIllegalStateException()
          .isThrownBy(() -> EvidenceKeys.in(file).current())
          .withMessageContaining("evidence-keys")
          .withMessageNotContaining(secret)
          .withMessageNotContaining(other)
          .withNoCause();
    }
  }

  @Test
  void aSignatureIsOfOneTextOneNameAndOneKey() {
    SigningKey key = SigningKey.make(NAME);
    SignedNote note = key.sign("en tekst\n");
    assertThat(SignedNote.parse(note.toString())).isEqualTo(note);
    assertThat(note.isSignedBy(key.verifier())).isTrue();
    assertThat(note.isSignedBy(SigningKey.make(NAME).verifier())).isFalse();
    assertThat(new SignedNote("en annen tekst\n", note.signatures()).isSignedBy(key.verifier()))
        .isFalse();
    String[] parts = key.verifier().toString().split("\\+", 3);
    assertThat(note.isSignedBy(new VerifierKey("another", parts[2]))).isFalse();
    assertThat(VerifierKey.parse(key.verifier().toString())).isEqualTo(key.verifier());
    assertThatThrownBy(() -> VerifierKey.parse(NAME + "+00000000+" + parts[2]))
        .isInstanceOf(Unreadable.class);
  }

  /** RFC 8032, 7.1, test 2; and the id of a key as C2SP signed-note makes it. */
  @Test
  void publishedVector() {
    byte[] publicKey =
        java.util.HexFormat.of()
            .parseHex("3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c");
    byte[] signature =
        java.util.HexFormat.of()
            .parseHex(
                "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da"
                    + "085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00");
    VerifierKey key = VerifierKey.of("rfc8032", publicKey);
    assertThat(key.hasSigned(new byte[] {0x72}, signature)).isTrue();
    assertThat(key.hasSigned(new byte[] {0x73}, signature)).isFalse();
    VerifierKey published =
        VerifierKey.parse("PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW");
    SignedNote note =
        SignedNote.parse(
            "If you think cryptography is the answer to your problem,\n"
                + "then you don't know what your problem is.\n\n"
                + "— PeterNeumann"
                + " x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n");
    assertThat(note.isSignedBy(published)).isTrue();
  }
}
