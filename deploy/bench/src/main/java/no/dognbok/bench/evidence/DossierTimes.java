package no.dognbok.bench.evidence;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import no.dognbok.bench.Program;
import no.dognbok.bench.http.ServerProcess;
import no.dognbok.query.evidence.check.CanonicalZip;

/**
 * How soon the built program hands out a dossier of a stay with 40 events, never asked for before,
 * and how soon the small program has checked it, the start of its JVM included.
 */
final class DossierTimes {

  private static final int EVENTS = 40;
  private static final int CHECKS = 5;

  private final LedgerClient client;
  private final UUID stay = UUID.randomUUID();

  private DossierTimes(LedgerClient client) {
    this.client = client;
  }

  /**
   * Starts a server and measures.
   *
   * @param number how many are timed; as many are asked for before
   */
  static void print(Path scratch, int number, PrintWriter out) throws Exception {
    Path folder = scratch.resolve("ledger");
    try (ServerProcess server =
            ServerProcess.start(
                port ->
                    Program.dognbok(List.of(), "serve", "--data", "" + folder, "--port", "" + port),
                "/api/v1/reference",
                scratch.resolve("server.out"));
        LedgerClient client = new LedgerClient(server.port())) {
      new DossierTimes(client).measure(scratch, number, out);
    }
  }

  private void measure(Path scratch, int number, PrintWriter out)
      throws IOException, InterruptedException {
    client.tell(story(stay, EVENTS));
    long after = client.commits() - 1;
    client.tell(story(UUID.randomUUID(), 2 * number + 1));
    client.commits();
    client.get("/api/v1/evidence/checkpoint");
    double first = asked(after);
    for (int i = 1; i < number; i++) {
      asked(after + i);
    }
    double[] asked = new double[number];
    for (int i = 0; i < number; i++) {
      asked[i] = asked(after + number + i);
    }
    byte[] last = dossier(after + 2L * number);
    requireAllEvents(last);
    Path file = Files.write(scratch.resolve("saksmappe.zip"), last);
    Path output = scratch.resolve("verify.out");
    double[] byDognbok = checked(Program.dognbok(List.of(), "verify", "" + file), output);
    double[] byJar = checked(Program.verifier("" + file), output);
    out.printf("a dossier of %d events, %,d bytes%n", EVENTS, last.length);
    out.println("| | p50 s | most s |");
    out.println("|---|---:|---:|");
    out.printf("| the first one after the start | %.2f | %1$.2f |%n", first);
    row(out, "%d more, after %d".formatted(number, number), asked);
    row(out, "checked by dognbok verify, %d times".formatted(CHECKS), byDognbok);
    row(out, "checked by java -jar dognbok-verify.jar", byJar);
  }

  private byte[] dossier(long position) throws IOException, InterruptedException {
    return client.get("/api/v1/stays/%s/dossier?position=%d".formatted(stay, position));
  }

  private double asked(long position) throws IOException, InterruptedException {
    long before = System.nanoTime();
    dossier(position);
    return (System.nanoTime() - before) / 1e9;
  }

  private static void requireAllEvents(byte[] file) {
    long events =
        CanonicalZip.read(file).stream().filter(entry -> entry.name().endsWith(".facts")).count();
    if (events != EVENTS) {
      throw new IllegalStateException(
          "the dossier has %d events, not %d".formatted(events, EVENTS));
    }
  }

  /** Has it checked by a process of its own, again and again; in seconds. */
  private static double[] checked(List<String> command, Path output)
      throws IOException, InterruptedException {
    double[] seconds = new double[CHECKS];
    for (int i = 0; i < CHECKS; i++) {
      long before = System.nanoTime();
      int status =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(output.toFile())
              .start()
              .waitFor();
      seconds[i] = (System.nanoTime() - before) / 1e9;
      if (status != 0) {
        throw new IllegalStateException("it does not hold:\n" + Files.readString(output));
      }
    }
    return seconds;
  }

  private static void row(PrintWriter out, String what, double[] seconds) {
    double[] sorted = seconds.clone();
    Arrays.sort(sorted);
    out.printf(
        "| %s | %.2f | %.2f |%n", what, sorted[sorted.length / 2], sorted[sorted.length - 1]);
    out.flush();
  }

  /** A stay in which much health information is sent, one event a line. */
  private static List<String> story(UUID stay, int events) {
    List<String> lines = new ArrayList<>();
    lines.add(
        line(
            stay,
            lines.size(),
            "2025-07-07T10:00",
            "PatientAdmitted",
            ",'hospital':'974754118','municipality':'5006','careType':'SOMATIC'"));
    lines.add(
        line(
            stay,
            lines.size(),
            "2025-07-07T14:00",
            "AdmissionNoticeSent",
            ",'municipality':'5006'"));
    while (lines.size() < events - 3) {
      int minute = lines.size();
      lines.add(
          line(
              stay,
              minute,
              "2025-07-08T%02d:%02d".formatted(8 + minute / 60, minute % 60),
              "HealthInformationUpdated",
              ",'municipality':'5006'"));
    }
    lines.add(line(stay, lines.size(), "2025-07-14T09:00", "DeclaredReady", ",'by':'PHYSICIAN'"));
    lines.add(
        line(stay, lines.size(), "2025-07-14T09:10", "ReadyNoticeSent", ",'municipality':'5006'"));
    lines.add(line(stay, lines.size(), "2025-07-17T11:00", "PatientDeparted", ""));
    return lines;
  }

  private static String line(UUID stay, int number, String at, String type, String rest) {
    return "{'stay':'%s','id':'%s-%d','at':'%s','type':'%s'%s}"
        .formatted(stay, stay, number, at, type, rest)
        .replace('\'', '"');
  }
}
