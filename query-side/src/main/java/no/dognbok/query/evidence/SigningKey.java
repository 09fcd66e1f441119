package no.dognbok.query.evidence;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import no.dognbok.query.evidence.check.SignedNote;
import no.dognbok.query.evidence.check.VerifierKey;

/** The secret that signs for a ledger (Ed25519), with the public key that checks it. */
public final class SigningKey {

  private static final String ALGORITHM = "Ed25519";
  private static final int KEY = 32;

  private final VerifierKey verifier;
  private final PrivateKey secret;

  private SigningKey(VerifierKey verifier, PrivateKey secret) {
    this.verifier = verifier;
    this.secret = secret;
  }

  /** A new one, from the platform's source of randomness. */
  public static SigningKey make(String name) {
    try {
      KeyPair pair = KeyPairGenerator.getInstance(ALGORITHM).generateKeyPair();
      byte[] encoded = pair.getPublic().getEncoded();
      byte[] key = Arrays.copyOfRange(encoded, encoded.length - KEY, encoded.length);
      return new SigningKey(VerifierKey.of(name, key), pair.getPrivate());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this Java has no Ed25519", e);
    }
  }

  /**
   * One that was kept.
   *
   * @param secret base64 of the private key in PKCS#8
   * @throws IllegalArgumentException where it is no such secret, or not that of the public key; the
   *     message does not show it
   */
  static SigningKey of(VerifierKey verifier, String secret) {
    try {
      SigningKey key =
          new SigningKey(
              verifier,
              KeyFactory.getInstance(ALGORITHM)
                  .generatePrivate(new PKCS8EncodedKeySpec(Base64.getDecoder().decode(secret))));
      if (!key.sign("dognbok\n").isSignedBy(verifier)) {
        throw new IllegalArgumentException("the secret is not that of the public key beside it");
      }
      return key;
    } catch (GeneralSecurityException e) {
      throw new IllegalArgumentException("it is no secret of Ed25519 in PKCS#8", e);
    }
  }

  /** Base64 of the private key in PKCS#8. */
  String secret() {
    return Base64.getEncoder().encodeToString(secret.getEncoded());
  }

  public VerifierKey verifier() {
    return verifier;
  }

  /** Signs a text that ends with a newline. The same text gives the same signature. */
  public SignedNote sign(String text) {
    try {
      Signature signature = Signature.getInstance(ALGORITHM);
      signature.initSign(secret);
      signature.update(text.getBytes(StandardCharsets.UTF_8));
      return new SignedNote(text, List.of(SignedNote.Signature.of(verifier, signature.sign())));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("it cannot be signed", e);
    }
  }
}
