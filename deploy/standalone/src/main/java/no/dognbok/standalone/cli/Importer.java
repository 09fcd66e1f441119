package no.dognbok.standalone.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.charset.MalformedInputException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Sends files to a ledger: XML one message at a time, lines of JSON many at a time. */
final class Importer {

  private static final long LARGEST_MESSAGE = 10_000_000;
  private static final int LINES_AT_ONCE = 1_000;
  private static final int CHARACTERS_AT_ONCE = 2_000_000;
  private static final int PROGRESS_EVERY = 10_000;

  /** What a rejecting receipt says: the reason stands in the original text of its error. */
  private static final Pattern REASON = Pattern.compile("<Error [^>]*OT=\"([^\"]*)\"");

  private final Ledger ledger;
  private final @Nullable String organisation;
  private final PrintWriter out;
  private final PrintWriter progress;
  private long recorded;
  private long repeated;
  private long notKept;
  private long refused;

  Importer(Ledger ledger, @Nullable String organisation, PrintWriter out, PrintWriter progress) {
    this.ledger = ledger;
    this.organisation = organisation;
    this.out = out;
    this.progress = progress;
  }

  long refused() {
    return refused;
  }

  String summary() {
    return "%d recorded, %d recorded before, %s%d refused%s"
        .formatted(
            recorded,
            repeated,
            notKept == 0 ? "" : notKept + " not kept, ",
            refused,
            ledger.isSimulated() ? ", in a simulated ledger" : "");
  }

  /** Takes files, and all files in folders, in the order of their names. */
  void take(List<Path> paths) throws IOException {
    List<Path> files = new ArrayList<>();
    for (Path path : paths) {
      if (!Files.exists(path)) {
        throw new NoSuchFileException(path.toString(), null, "there is no such file or folder");
      }
      try (Stream<Path> found = Files.walk(path)) {
        found
            .filter(Files::isRegularFile)
            .filter(file -> file.equals(path) || isMessage(file))
            .sorted()
            .forEach(files::add);
      }
    }
    for (Path file : files) {
      try {
        take(file);
      } catch (IllegalStateException e) {
        throw new IllegalStateException(
            "stopped in %s: %s. So far: %s; run it again, nothing is recorded twice"
                .formatted(file, e.getMessage(), summary()));
      }
    }
  }

  private static boolean isMessage(Path file) {
    String name = file.getFileName().toString();
    return name.endsWith(".xml") || name.endsWith(".ndjson") || name.endsWith(".jsonl");
  }

  private void take(Path file) throws IOException {
    if (startsWithAngle(file)) {
      message(file);
    } else {
      lines(file);
    }
  }

  private static boolean startsWithAngle(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      byte[] start = in.readNBytes(64);
      for (byte b : start) {
        if (b == '<') {
          return true;
        }
        boolean markOrBlank =
            b == (byte) 0xEF || b == (byte) 0xBB || b == (byte) 0xBF || b <= ' ' && b >= 0;
        if (!markOrBlank) {
          return b == (byte) 0xFE || b == (byte) 0xFF; // UTF-16
        }
      }
      return false;
    }
  }

  private void message(Path file) throws IOException {
    if (Files.size(file) > LARGEST_MESSAGE) {
      refused(file.toString(), "too-large: the file is larger than 10 MB");
      return;
    }
    Ledger.Answer answer =
        ledger.post("/plo/messages", "application/xml", Files.readAllBytes(file), organisation);
    if (answer.notKept() != null) {
      notKept++;
      out.println("not kept %s: %s".formatted(file, answer.notKept()));
    } else if (answer.isOk()) {
      count(answer.repeated());
    } else {
      Matcher reason = REASON.matcher(answer.body());
      refused(file.toString(), reason.find() ? unescaped(reason.group(1)) : answer.problem());
    }
  }

  private static String unescaped(String text) {
    return text.replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&quot;", "\"")
        .replace("&amp;", "&");
  }

  private void lines(Path file) throws IOException {
    try (BufferedReader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
      take(file.toString(), reader::readLine);
    } catch (MalformedInputException e) {
      refused(file.toString(), "unreadable-json: the file is not UTF-8 text");
    }
  }

  /** Lines one after the other; null when there are no more. */
  interface Lines {
    @Nullable String next() throws IOException;
  }

  /**
   * Takes lines.
   *
   * @param name of where they come from, for what is said about them
   */
  void take(String name, Lines lines) throws IOException {
    List<String> batch = new ArrayList<>();
    int characters = 0;
    long before = 0;
    for (String line = lines.next(); line != null; line = lines.next()) {
      batch.add(line);
      characters += line.length();
      if (batch.size() == LINES_AT_ONCE || characters > CHARACTERS_AT_ONCE) {
        send(name, before, batch);
        before += batch.size();
        batch.clear();
        characters = 0;
      }
    }
    send(name, before, batch);
  }

  private void send(String name, long before, List<String> lines) {
    if (lines.isEmpty()) {
      return;
    }
    Ledger.Answer answer =
        ledger.post(
            "/events",
            "application/x-ndjson",
            String.join("\n", lines).getBytes(StandardCharsets.UTF_8),
            organisation);
    if (!answer.isOk()) {
      throw new IllegalStateException(
          "lines %d to %d of %s: %s"
              .formatted(before + 1, before + lines.size(), name, answer.problem()));
    }
    answer
        .body()
        .lines()
        .filter(line -> !line.isBlank())
        .forEach(line -> count(name, before, JsonMapper.shared().readTree(line)));
    if ((before + lines.size()) / PROGRESS_EVERY > before / PROGRESS_EVERY) {
      progress.println("%s: %d lines".formatted(name, before + lines.size()));
    }
  }

  private void count(String name, long before, JsonNode answer) {
    if (answer.path("outcome").asString("").equals("REFUSED")) {
      refused(
          "%s:%d".formatted(name, before + answer.path("line").asLong()),
          "%s: %s".formatted(answer.path("code").asString(""), answer.path("detail").asString("")));
    } else {
      count(answer.path("outcome").asString("").equals("REPEATED"));
    }
  }

  private void count(boolean before) {
    if (before) {
      repeated++;
    } else {
      recorded++;
    }
  }

  private void refused(String what, String why) {
    refused++;
    out.println("refused %s: %s".formatted(what, why));
  }
}
