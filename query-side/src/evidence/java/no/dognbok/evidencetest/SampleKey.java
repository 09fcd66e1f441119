package no.dognbok.evidencetest;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import no.dognbok.query.evidence.check.PublishedKeys;
import no.dognbok.query.evidence.check.SignedNote;
import no.dognbok.query.evidence.check.VerifierKey;

/**
 * A pair of keys that signs.
 *
 * @param verifier the public one
 * @param pair both
 */
public record SampleKey(VerifierKey verifier, KeyPair pair) {

  /** When the first key of a sample began to sign. */
  public static final Instant FIRST = Instant.parse("2025-01-01T00:00:00Z");

  /** A new one of this name. */
  public static SampleKey called(String name) {
    try {
      KeyPair pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
      byte[] encoded = pair.getPublic().getEncoded();
      byte[] key = Arrays.copyOfRange(encoded, encoded.length - 32, encoded.length);
      return new SampleKey(VerifierKey.of(name, key), pair);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The text with the signature of this key. */
  public SignedNote sign(String text) {
    try {
      Signature signature = Signature.getInstance("Ed25519");
      signature.initSign(pair.getPrivate());
      signature.update(text.getBytes(StandardCharsets.UTF_8));
      return new SignedNote(text, List.of(SignedNote.Signature.of(verifier, signature.sign())));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** As the only key of its ledger. */
  public PublishedKeys published() {
    return new PublishedKeys(List.of(first()));
  }

  /** With the key that took its place at a moment. */
  public PublishedKeys replacedBy(SampleKey next, Instant from) {
    SignedNote endorsement = sign(PublishedKeys.endorsement(next.verifier(), from));
    return new PublishedKeys(
        List.of(first(), new PublishedKeys.Published(next.verifier(), from, endorsement)));
  }

  private PublishedKeys.Published first() {
    return new PublishedKeys.Published(verifier, FIRST, null);
  }
}
