package no.dognbok.query.dossier.form;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import no.dognbok.query.print.PagePdf;

/** A program that makes a PDF of a page, and nothing else. */
final class Elsewhere {

  private Elsewhere() {}

  /** The page's file, when it is to say that it was made, and the PDF's file. */
  public static void main(String[] arguments) throws IOException {
    Files.write(
        Path.of(arguments[2]),
        PagePdf.dated(
            Files.readString(Path.of(arguments[0])), Instant.parse(arguments[1]), noticed -> {}));
  }
}
