package no.dognbok.query.evidence.check;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import no.dognbok.query.evidence.check.Finding.Mark;

/**
 * {@code dognbok verify}: says of a dossier, a frozen statement, an event or checkpoints what holds
 * and what does not. It asks no server and reads no other file than those that are named, and those
 * that lie beside them. Exit status 0: all holds; 1: something does not; 2: nothing was checked.
 */
public final class VerifyMain {

  private static final int ALL_HOLDS = 0;
  private static final int SOMETHING_DOES_NOT = 1;
  private static final int NOTHING_CHECKED = 2;

  private static final String HELP =
      """
      Kontrollerer bevis fra Døgnbok, uten nett og uten oppsett.

      dognbok verify [--key NØKKEL | --keys FIL] [--english] FIL…

        saksmappe.zip                    en saksmappe
        2025-10.json                     en låst avregning; 2025-10.facts og 2025-10.proof ligger ved siden av, eller oppgis
        0001.facts 0001.proof            en hendelse
        gammel.checkpoint ny.checkpoint bevis.json
                                         at loggen bare har vokst (GET /api/v1/evidence/proof/consistency)
        en.checkpoint                    hvem som har signert

        --key NØKKEL    nøkkelen du stoler på, slik den er publisert: navn+id+base64
        --keys FIL      nøklene slik de er publisert (GET /.well-known/dognbok-evidence)
        --english       answers in English

      Uten --key og --keys brukes keys.json som følger med; da må du selv sammenligne fingeravtrykket.
      Svaret er 0 når alt holder, 1 når noe ikke holder, 2 når ingenting kunne kontrolleres.
      """;

  private static final String HELP_IN_ENGLISH =
      """
      Checks evidence from Døgnbok, without a network and without configuration.

      dognbok verify [--key KEY | --keys FILE] [--english] FILE…

        saksmappe.zip                    a dossier
        2025-10.json                     a frozen statement; 2025-10.facts and 2025-10.proof lie beside it, or are named
        0001.facts 0001.proof            an event
        old.checkpoint new.checkpoint proof.json
                                         that the log has only grown (GET /api/v1/evidence/proof/consistency)
        one.checkpoint                   who has signed

        --key KEY       the key that you trust, as it is published: name+id+base64
        --keys FILE     the keys as they are published (GET /.well-known/dognbok-evidence)
        --english       answers in English

      Without --key and --keys the keys.json that came along counts; then you compare the fingerprint yourself.
      The exit status is 0 when all holds, 1 when something does not, 2 when nothing could be checked.
      """;

  private VerifyMain() {}

  public static void main(String[] arguments) {
    int status =
        run(
            new PrintWriter(System.out, true, StandardCharsets.UTF_8),
            new PrintWriter(System.err, true, StandardCharsets.UTF_8),
            arguments);
    if (status != ALL_HOLDS) { // to leave by itself is quicker
      System.exit(status);
    }
  }

  /**
   * Checks what a command line asks for; never throws.
   *
   * @param out gets what was found
   * @param err gets why nothing was checked
   * @return the exit status
   */
  public static int run(PrintWriter out, PrintWriter err, String... words) {
    Language language = Arguments.language(words);
    try {
      Arguments arguments = Arguments.of(words);
      if (arguments.help()) {
        out.print(language.of(HELP, HELP_IN_ENGLISH));
        out.flush();
        return words.length == 0 ? NOTHING_CHECKED : ALL_HOLDS;
      }
      return tell(
          Verification.of(GivenFiles.of(arguments.files()), arguments.trust()), language, out);
    } catch (NotChecked e) {
      return notChecked(e.said(), language, err);
    } catch (OutOfMemoryError e) {
      return notChecked(Said.of(Sentence.NO_MEMORY), language, err);
    } catch (RuntimeException e) { // status 1, as Java itself would leave with, means another thing
      return notChecked(Said.of(Sentence.UNEXPECTED, e.getClass().getSimpleName()), language, err);
    }
  }

  private static int notChecked(Said why, Language language, PrintWriter err) {
    err.println("dognbok verify: " + why.in(language));
    err.flush();
    return NOTHING_CHECKED;
  }

  private static int tell(List<Verification.Result> found, Language language, PrintWriter out) {
    int status = ALL_HOLDS;
    for (Verification.Result one : found) {
      out.println(one.name());
      one.findings().forEach(finding -> out.println("  " + finding.in(language)));
      long failed = count(one.findings(), Mark.DOES_NOT_HOLD);
      long checks = failed + count(one.findings(), Mark.HOLDS);
      Said sum =
          failed == 0
              ? Said.of(Sentence.ALL_HOLDS, checks)
              : Said.of(Sentence.SOME_DO_NOT, failed, checks);
      out.println(sum.in(language));
      status = failed == 0 ? status : SOMETHING_DOES_NOT;
    }
    out.flush();
    return status;
  }

  private static long count(List<Finding> findings, Mark mark) {
    return findings.stream().filter(finding -> finding.mark() == mark).count();
  }
}
