package no.dognbok.standalone.cli;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import no.dognbok.standalone.simulation.Country;
import no.dognbok.standalone.simulation.PloForm;
import no.dognbok.standalone.simulation.Telling;
import org.jspecify.annotations.Nullable;

/**
 * PLO messages in files that are numbered in the order of arrival, a message each; what PLO cannot
 * tell lies as lines in files between them. {@code import} takes the folder in that order.
 */
final class NumberedFiles implements AutoCloseable {

  private final Path folder;
  private final PloForm form;
  private int files;
  private long written;
  private @Nullable BufferedWriter lines;

  NumberedFiles(Path folder, Country country) {
    this.folder = folder;
    this.form = new PloForm(country);
  }

  void write(Telling telling) throws IOException {
    if (form.isToldByAnother(telling)) {
      return;
    }
    written++;
    Optional<String> message = form.of(telling);
    if (message.isPresent()) {
      close();
      Files.writeString(next("xml"), message.get());
      return;
    }
    if (lines == null) {
      lines = Files.newBufferedWriter(next("ndjson"));
    }
    lines.write(telling.line());
    lines.write('\n');
  }

  private Path next(String kind) {
    files++;
    return folder.resolve("%08d.%s".formatted(files, kind));
  }

  /** How many tellings are in the files. */
  long written() {
    return written;
  }

  @Override
  public void close() throws IOException {
    if (lines != null) {
      lines.close();
      lines = null;
    }
  }
}
