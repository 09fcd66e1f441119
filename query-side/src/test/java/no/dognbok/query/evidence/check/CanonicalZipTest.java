package no.dognbok.query.evidence.check;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import no.dognbok.query.evidence.check.CanonicalZip.Entry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The ZIP file of a dossier is one that others read, and has one form. */
class CanonicalZipTest {

  private static final List<Entry> ENTRIES =
      List.of(
          new Entry("les-meg.html", "<p>Størdal</p>".getBytes(UTF_8)),
          new Entry("hendelser/0001.facts", new byte[] {0, 1, 2, (byte) 0xFF}),
          new Entry("tom", new byte[0]));

  @TempDir Path folder;

  @Test
  void itIsReadAsItWasWritten() {
    byte[] zip = CanonicalZip.write(ENTRIES);
    List<Entry> read = CanonicalZip.read(zip);
    assertThat(read)
        .extracting(Entry::name)
        .containsExactly("les-meg.html", "hendelser/0001.facts", "tom");
    for (int i = 0; i < read.size(); i++) {
      assertThat(read.get(i).content()).isEqualTo(ENTRIES.get(i).content());
    }
    assertThat(CanonicalZip.write(read)).isEqualTo(zip);
    assertThat(CanonicalZip.read(CanonicalZip.write(List.of()))).isEmpty();
  }

  @Test
  void itsBytesAreThoseThatTheFormatSays() {
    assertThat(CanonicalZip.write(List.of(new Entry("a", new byte[] {'b'}))))
        .asHexString()
        .isEqualToIgnoringCase(
            """
            504b0304 0a00 0008 0000 0000 2100 f9efbe71 01000000 01000000 0100 0000 61 62
            504b0102 0a00 0a00 0008 0000 0000 2100 f9efbe71 01000000 01000000 0100 0000
                     0000 0000 0000 00000000 00000000 61
            504b0506 0000 0000 0100 0100 2f000000 20000000 0000
            """
                .replaceAll("\\s", ""));
  }

  @Test
  void othersReadIt() throws IOException, InterruptedException {
    Path file = Files.write(folder.resolve("saksmappe.zip"), CanonicalZip.write(ENTRIES));
    try (ZipInputStream in =
        new ZipInputStream(new ByteArrayInputStream(Files.readAllBytes(file)))) {
      for (Entry expected : ENTRIES) {
        ZipEntry entry = in.getNextEntry();
        assertThat(entry.getName()).isEqualTo(expected.name());
        assertThat(entry.getMethod()).isEqualTo(ZipEntry.STORED);
        assertThat(entry.getTimeLocal()).isEqualTo(LocalDateTime.parse("1980-01-01T00:00"));
        assertThat(in.readAllBytes()).isEqualTo(expected.content());
      }
      assertThat(in.getNextEntry()).isNull();
    }
    try (ZipFile zip = new ZipFile(file.toFile())) {
      assertThat(zip.size()).isEqualTo(ENTRIES.size());
      for (Entry expected : ENTRIES) {
        assertThat(zip.getInputStream(zip.getEntry(expected.name())).readAllBytes())
            .isEqualTo(expected.content());
      }
    }
  }

  @Test
  void unzipFindsNothingWrong() throws IOException, InterruptedException {
    assumeThat(Path.of("/usr/bin/unzip")).exists();
    Path file = Files.write(folder.resolve("saksmappe.zip"), CanonicalZip.write(ENTRIES));
    Process unzip =
        new ProcessBuilder("unzip", "-t", file.toString()).redirectErrorStream(true).start();
    String said = new String(unzip.getInputStream().readAllBytes(), UTF_8);
    assertThat(unzip.waitFor()).as(said).isZero();
    assertThat(said).contains("No errors detected");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "/etc/passwd",
        "../x",
        "a/../b",
        "a/..",
        ".",
        "..",
        "a//b",
        "a/",
        "a\\b",
        "Stor",
        "ø",
        "a b",
        "C:x",
        "a\n",
        ".skjult"
      })
  void aNameThatLeadsElsewhereIsNoName(String name) {
    assertThatThrownBy(() -> new Entry(name, new byte[0])).isInstanceOf(Unreadable.class);
  }

  @Test
  void aVeryLongNameIsNoName() {
    assertThatThrownBy(() -> new Entry("a/".repeat(30_000) + "a", new byte[0]))
        .isInstanceOf(Unreadable.class);
  }

  @Test
  void aNameStandsOnce() {
    assertThatThrownBy(() -> CanonicalZip.write(List.of(ENTRIES.get(2), ENTRIES.get(2))))
        .isInstanceOf(Unreadable.class)
        .hasMessageContaining("two files in the ZIP are called 'tom'");
  }

  @Test
  void whatNeedsMoreThan32BitsIsRefusedBeforeRoomIsMadeForIt() {
    byte[] shared = new byte[1_000_000];
    List<Entry> large = new ArrayList<>();
    for (int i = 0; i < 5_000; i++) {
      large.add(new Entry("fil-" + i, shared));
    }
    assertThatThrownBy(() -> CanonicalZip.write(large))
        .isInstanceOf(Unreadable.class)
        .hasMessageContaining("more than the ZIP can hold");
    List<Entry> many = new ArrayList<>();
    for (int i = 0; i < 0xFFFF; i++) {
      many.add(new Entry("fil-" + i, new byte[0]));
    }
    assertThatThrownBy(() -> CanonicalZip.write(many)).isInstanceOf(Unreadable.class);
    assertThat(CanonicalZip.read(CanonicalZip.write(many.subList(0, 0xFFFE)))).hasSize(0xFFFE);
  }

  @Test
  void noOtherFormIsRead() throws IOException {
    byte[] zip = CanonicalZip.write(ENTRIES);
    refused(new byte[0]);
    for (int length = 0; length < zip.length; length++) {
      refused(Arrays.copyOf(zip, length));
    }
    refused(joined(zip, new byte[1]));
    refused(joined(new byte[1], zip));
    refused(joined(zip, zip));
    refused(commented(zip));
    refused(sized(zip, 0xFFFF_FFFF));
    refused(sized(zip, 0x7FFF_FFFF));
    refused(writtenByTheJdk());
  }

  @Test
  void moreFilesThanItCanHoldAreNotGatheredFirst() {
    byte[] zip = CanonicalZip.write(List.of(new Entry("a", new byte[0])));
    byte[] file = Arrays.copyOf(zip, 31); // a file without what follows in the directory
    byte[] many = new byte[file.length * 0xFFFF];
    for (int at = 0; at < many.length; at += file.length) {
      System.arraycopy(file, 0, many, at, file.length);
    }
    assertThatThrownBy(() -> CanonicalZip.read(many))
        .isInstanceOf(Unreadable.class)
        .hasMessageContaining("more files than the 65534");
  }

  private static void refused(byte[] zip) {
    assertThatThrownBy(() -> CanonicalZip.read(zip)).isInstanceOf(Unreadable.class);
  }

  private static byte[] joined(byte[] first, byte[] second) {
    byte[] both = Arrays.copyOf(first, first.length + second.length);
    System.arraycopy(second, 0, both, first.length, second.length);
    return both;
  }

  /** With a comment that the end of the file says it has. */
  private static byte[] commented(byte[] zip) {
    byte[] commented = joined(zip, new byte[] {'h', 'e', 'i'});
    commented[zip.length - 2] = 3;
    return commented;
  }

  /** The first file says that it is so long. */
  private static byte[] sized(byte[] zip, int size) {
    byte[] changed = zip.clone();
    ByteBuffer.wrap(changed).order(ByteOrder.LITTLE_ENDIAN).putInt(18, size).putInt(22, size);
    return changed;
  }

  /** The same files, compressed, as everybody writes them. */
  private static byte[] writtenByTheJdk() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream out = new ZipOutputStream(bytes)) {
      for (Entry entry : ENTRIES) {
        out.putNextEntry(new ZipEntry(entry.name()));
        out.write(entry.content());
      }
    }
    return bytes.toByteArray();
  }

  @Test
  void theOrderIsPartOfTheForm() {
    List<Entry> turned = new ArrayList<>(ENTRIES);
    Collections.reverse(turned);
    assertThat(CanonicalZip.write(turned)).isNotEqualTo(CanonicalZip.write(ENTRIES));
  }
}
