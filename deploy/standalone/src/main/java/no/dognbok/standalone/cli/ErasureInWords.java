package no.dognbok.standalone.cli;

import java.io.PrintWriter;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** What was erased and what was kept, a line for each. */
final class ErasureInWords {

  private final PrintWriter out;

  ErasureInWords(PrintWriter out) {
    this.out = out;
  }

  void print(JsonNode report) {
    boolean dryRun = report.path("dryRun").asBoolean();
    String erased = dryRun ? "would erase" : "erased";
    String deleted = dryRun ? "would delete" : "deleted";
    setting(report);
    for (JsonNode stay : report.path("stays")) {
      out.println(
          "%s %s: %d identity blocks, %d claims, %s%s"
              .formatted(
                  erased,
                  which(stay),
                  stay.path("blocks").asInt(),
                  stay.path("claims").asInt(),
                  stay.path("ground").asString(),
                  position(stay)));
    }
    for (JsonNode note : report.path("notes")) {
      out.println(
          "%s %s: %s%s"
              .formatted(deleted, which(note), note.path("ground").asString(), position(note)));
    }
    for (JsonNode kept : report.path("kept")) {
      String dispute = kept.path("dispute").asString("");
      out.println(
          "kept %s: %s%s"
              .formatted(
                  which(kept),
                  kept.path("reason").asString(),
                  dispute.isEmpty() ? "" : ", dispute " + dispute));
    }
    totals(report, erased, deleted);
  }

  private void setting(JsonNode report) {
    if (report.has("setting")) {
      JsonNode setting = report.path("setting");
      out.println(
          "As of %s: identity is kept for %s, notes for %s (set at position %s)"
              .formatted(
                  report.path("asOf").asString(),
                  setting.path("identity").asString("ever"),
                  setting.path("notes").asString("ever"),
                  setting.path("position")));
    }
  }

  private static String which(JsonNode one) {
    return Stream.of("stay", "receipt", "note")
        .filter(one::has)
        .map(kind -> kind + " " + one.path(kind).asString())
        .findFirst()
        .orElse("");
  }

  private static String position(JsonNode one) {
    return one.has("position") ? ", at position " + one.path("position") : "";
  }

  private void totals(JsonNode report, String erased, String deleted) {
    JsonNode totals = report.path("totals");
    out.println(
        "%s: %d stays and %d receipts with %d identity blocks and %d claims; %s: %d notes; kept: %d"
            .formatted(
                erased,
                totals.path("stays").asInt(),
                totals.path("receipts").asInt(),
                totals.path("blocks").asInt(),
                totals.path("claims").asInt(),
                deleted,
                totals.path("notes").asInt(),
                totals.path("kept").asInt()));
    if (report.path("pending").asBoolean()) {
      out.println(
          "The last of it is recorded, and its bytes may still lie on the disk: another process"
              + " reads"
              + " the files (a backup, say). They go when it ends; %d more were left. Run it again"
                  .formatted(report.path("left").asInt())
              + " then.");
    } else {
      out.println(
          "Backups that were made before hold it still: delete them, or erase again after restoring"
              + " one.");
    }
  }
}
