package no.dognbok.standalone.cli;

import java.io.PrintWriter;
import java.io.StringWriter;

/**
 * What the program said and how it ended.
 *
 * @param status exit status
 * @param out standard output
 * @param err standard error
 */
record CommandLine(int status, String out, String err) {

  static CommandLine run(Object... arguments) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    String[] words = new String[arguments.length];
    for (int i = 0; i < words.length; i++) {
      words[i] = String.valueOf(arguments[i]);
    }
    int status = DognbokCommand.run(new PrintWriter(out, true), new PrintWriter(err, true), words);
    return new CommandLine(status, out.toString(), err.toString());
  }

  String lastLine() {
    return out.lines().reduce((_, last) -> last).orElse("");
  }
}
