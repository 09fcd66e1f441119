package no.dognbok.command.matter;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import no.dognbok.events.Refusal;
import no.dognbok.events.Refusal.Code;
import no.dognbok.events.SenderText;
import no.dognbok.exchange.FlatObject;
import no.dognbok.notes.Note;

/**
 * A note as it comes in a request: {@code "note": {"id": "…", "text": "…"}}.
 *
 * @param id chosen by whoever sends it
 * @param text never shown in a refusal, and never logged
 */
record WrittenNote(UUID id, String text) {

  /**
   * Reads the field {@code note}; empty where it is not there.
   *
   * @throws Refusal where it is no note that can be kept
   */
  static Optional<WrittenNote> read(FlatObject in) {
    return in.object("note")
        .map(note -> {
          UUID id = note.uuid("id").orElseThrow(() -> note.missing("id"));
          String text =
              note.node("text")
                  .map(value -> {
                    if (!value.isString()) {
                      throw note.unfit("text", "expected text in quotation marks");
                    }
                    return value.asString();
                  })
                  .orElseThrow(() -> note.missing("text"));
          note.end();
          requireFit(note, text);
          return new WrittenNote(id, text);
        });
  }

  private static void requireFit(FlatObject in, String text) {
    if (text.isBlank() || !StandardCharsets.UTF_8.newEncoder().canEncode(text)) {
      throw in.unfit("text", "expected text, and whole characters");
    }
    if (text.length() > Note.LONGEST) {
      throw new Refusal(
          Code.TOO_LARGE,
          "a note of %d characters; at most %d".formatted(text.length(), Note.LONGEST),
          Map.of("field", "text"));
    }
    if (!SenderText.masked(text).equals(text)) {
      throw in.unfit(
          "text", "it may hold a national identity number, eleven digits; name the stay instead");
    }
  }
}
