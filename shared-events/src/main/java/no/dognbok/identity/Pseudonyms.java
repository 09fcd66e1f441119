package no.dognbok.identity;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Makes pseudonyms: {@code <key id>:<HMAC-SHA-256 of the identity number>}. The keys are secret and
 * live in a file of their own, outside the database; without them nobody can tell whose stay a
 * pseudonym is, or make one to look for.
 *
 * <p>New stays use the newest key; whoever looks for a patient tries all of them. The file has a
 * key a line, {@code k1 <64 hexadecimal digits>}, oldest first; to rotate, add a line.
 */
public final class Pseudonyms {

  private static final String ALGORITHM = "HmacSHA256";
  private static final Pattern LINE = Pattern.compile("([A-Za-z0-9]{1,16}) ([0-9a-fA-F]{64})");

  private final List<Key> newestFirst;

  private record Key(String id, SecretKeySpec secret) {}

  private Pseudonyms(List<Key> newestFirst) {
    this.newestFirst = List.copyOf(newestFirst);
  }

  /**
   * Opens the key file, and makes one with a first key where there is none, readable by its owner
   * only.
   *
   * @throws IllegalStateException where the file cannot be used; the message says which line, never
   *     what stands there
   */
  public static Pseudonyms open(Path file) {
    try {
      if (!Files.exists(file)) {
        create(file);
      }
      return new Pseudonyms(read(file));
    } catch (IOException e) {
      throw new IllegalStateException("the pseudonym keys in %s cannot be used".formatted(file), e);
    }
  }

  private static void create(Path file) throws IOException {
    byte[] secret = new byte[32];
    new SecureRandom().nextBytes(secret);
    byte[] line =
        ("k1 " + HexFormat.of().formatHex(secret) + "\n").getBytes(StandardCharsets.US_ASCII);
    Set<StandardOpenOption> once =
        Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE, StandardOpenOption.SYNC);
    try (var channel = Files.newByteChannel(file, once, ownerOnly(file))) {
      channel.write(ByteBuffer.wrap(line));
    }
  }

  private static FileAttribute<?>[] ownerOnly(Path file) {
    boolean posix = file.getFileSystem().supportedFileAttributeViews().contains("posix");
    return posix
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(
              Set.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE))
        }
        : new FileAttribute<?>[0];
  }

  private static List<Key> read(Path file) throws IOException {
    List<Key> keys = new ArrayList<>();
    int number = 0;
    for (String line : Files.readAllLines(file, StandardCharsets.US_ASCII)) {
      number++;
      if (line.isBlank() || line.startsWith("#")) {
        continue;
      }
      Matcher matcher = LINE.matcher(line.strip());
      if (!matcher.matches()) {
        throw new IllegalStateException(
            "line %d of %s is no key: expected a key id and 64 hexadecimal digits"
                .formatted(number, file));
      }
      byte[] secret = HexFormat.of().parseHex(matcher.group(2));
      keys.addFirst(new Key(matcher.group(1), new SecretKeySpec(secret, ALGORITHM)));
    }
    if (keys.isEmpty()) {
      throw new IllegalStateException("%s has no key in it".formatted(file));
    }
    return keys;
  }

  /** The pseudonym that new stays get. */
  public String newest(IdentityNumber number) {
    return pseudonym(newestFirst.getFirst(), number);
  }

  /** Every pseudonym that the patient can have, under every key; the newest first. */
  public List<String> all(IdentityNumber number) {
    return newestFirst.stream().map(key -> pseudonym(key, number)).toList();
  }

  private static String pseudonym(Key key, IdentityNumber number) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(key.secret());
      byte[] hash = mac.doFinal(number.digits().getBytes(StandardCharsets.US_ASCII));
      return key.id() + ":" + HexFormat.of().formatHex(hash);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has " + ALGORITHM, e);
    }
  }
}
