package no.dognbok.standalone;

import no.dognbok.standalone.cli.DognbokCommand;

/** The program. */
public final class Dognbok {

  private Dognbok() {}

  public static void main(String[] arguments) {
    System.exit(DognbokCommand.run(arguments));
  }
}
