package no.dognbok.query.law;

import static no.dognbok.query.law.Duty.Party.BOTH;
import static no.dognbok.query.law.Duty.Party.HOSPITAL;
import static no.dognbok.query.law.Duty.Party.MUNICIPALITY;
import static no.dognbok.query.law.Duty.Party.PATIENT_REGISTER;

import no.dognbok.events.Obligation;

/**
 * The table of who owes what to whom, on what basis. "1.x" and "3.x" are points of the annex to
 * Retningslinje 1.
 */
public final class DeadlineTable {

  private DeadlineTable() {}

  /**
   * A line of the table.
   *
   * @param name what people call it, in Norwegian
   * @param owedBy who owes it
   * @param owedTo to whom
   * @param basis paragraph or point of the agreement
   * @param standing of the duty; a limit in hours may stand on less
   */
  public record Line(
      String name, Duty.Party owedBy, Duty.Party owedTo, String basis, Standing standing) {}

  /** The line of an obligation. */
  public static Line of(Obligation obligation) {
    return switch (obligation) {
      case ADMISSION_NOTICE ->
          line(
              "Varsel om innlagt pasient",
              HOSPITAL,
              MUNICIPALITY,
              "§ 8; vedlegg 1.2 k",
              Standing.T);
      case ADMISSION_REPORT ->
          line("Innleggelsesrapport", MUNICIPALITY, HOSPITAL, "vedlegg 1.1 g", Standing.A);
      case SUPPLEMENTARY_INFORMATION ->
          line(
              "Supplerende opplysninger",
              MUNICIPALITY,
              HOSPITAL,
              "vedlegg 1.1 g, 1.2 d",
              Standing.A);
      case NOTICE_OF_CHANGE ->
          line(
              "Varsel om endring",
              HOSPITAL,
              MUNICIPALITY,
              "§ 8 fjerde ledd; vedlegg 1.2 k",
              Standing.T);
      case UPDATED_HEALTH_INFORMATION ->
          line(
              "Helseopplysninger – oppdatert",
              HOSPITAL,
              MUNICIPALITY,
              "vedlegg 3.1.1 b",
              Standing.A);
      case READY_NOTICE ->
          line(
              "Melding om utskrivningsklar pasient",
              HOSPITAL,
              MUNICIPALITY,
              "§ 10; vedlegg 3.1 a",
              Standing.T);
      case NOTICE_IN_DAYTIME ->
          line("Varsling på dagtid", HOSPITAL, MUNICIPALITY, "vedlegg 3.1 a", Standing.A);
      case REPLY ->
          line(
              "Svar på om kommunen kan ta imot",
              MUNICIPALITY,
              HOSPITAL,
              "§ 11; vedlegg 3.2 a",
              Standing.T);
      case ESTIMATE ->
          line(
              "Anslag for når tilbudet er klart",
              MUNICIPALITY,
              HOSPITAL,
              "§ 11 andre ledd",
              Standing.T);
      case CONFIRMATION_BEFORE_TRANSFER ->
          line(
              "Bekreftelse før overføring", HOSPITAL, MUNICIPALITY, "§ 12 første ledd", Standing.T);
      case REGISTER_REPORT ->
          line(
              "Rapport til Norsk pasientregister",
              HOSPITAL,
              PATIENT_REGISTER,
              "§ 13 tredje ledd",
              Standing.T);
      case OFFER_READY ->
          line(
              "Melding om at tilbudet er klart",
              MUNICIPALITY,
              HOSPITAL,
              "§ 11 andre ledd",
              Standing.T);
      case RECEPTION_SAME_DAY ->
          line("Mottak samme dag", MUNICIPALITY, HOSPITAL, "vedlegg 3.2 b", Standing.A);
      case SUPPLIES ->
          line(
              "Medikamenter og utstyr",
              HOSPITAL,
              MUNICIPALITY,
              "vedlegg 3.1 b, 3.1.2 d",
              Standing.A);
      case READY_TO_TRAVEL ->
          line("Utreiseklar pasient", HOSPITAL, MUNICIPALITY, "vedlegg 3.1.2 b–d", Standing.A);
      case OWN_RESPONSIBILITY_CONDITIONS ->
          line(
              "Vilkår for å reise på eget ansvar",
              HOSPITAL,
              MUNICIPALITY,
              "Retn. 1, 3.1 a",
              Standing.A);
      case DEPARTURE_MESSAGE ->
          line(
              "Melding om utskrevet pasient",
              HOSPITAL,
              MUNICIPALITY,
              "vedlegg 3.1.2 g",
              Standing.A);
      case DISCHARGE_REPORT ->
          line("Utskrivningsrapport", HOSPITAL, MUNICIPALITY, "vedlegg 3.1.2 e", Standing.A);
      case DISCHARGE_SUMMARY ->
          line(
              "Epikrise eller tilsvarende informasjon",
              HOSPITAL,
              MUNICIPALITY,
              "§ 12 andre ledd; vedlegg 3.1.2 f",
              Standing.T);
      case DEATH_MESSAGE ->
          line("Melding om død", HOSPITAL, MUNICIPALITY, "vedlegg 1.2 k", Standing.A);
      case RECEIPT ->
          line("Applikasjonskvittering", MUNICIPALITY, HOSPITAL, "HIS 80415", Standing.I);
      case ACCOUNT_OF_ASSESSMENT ->
          line(
              "Redegjørelse for vurderingen",
              HOSPITAL,
              MUNICIPALITY,
              "§ 14; Retn. 1, 3.2",
              Standing.T);
      case NEGOTIATION ->
          line("Forhandling før nemnda", BOTH, BOTH, "Samarbeidsavtalen 9.2", Standing.A);
      case READING_OF_REPLY ->
          line("Lesing av fritekstsvar", HOSPITAL, MUNICIPALITY, "§ 11 (P20)", Standing.I);
    };
  }

  /**
   * The line of a duty, by whom this one is owed and on what it rests. § 14 says that the account
   * is owed, and only an agreement says by when.
   */
  public static Line of(Duty duty) {
    Line line = of(duty.obligation());
    return hasAgreedDeadline(duty)
        ? new Line(
            line.name(), duty.owedBy(), duty.owedTo(), line.basis() + "; avtalt frist", Standing.A)
        : new Line(line.name(), duty.owedBy(), duty.owedTo(), line.basis(), duty.standing());
  }

  /**
   * Whether nothing but an agreement says by when something is due that the regulation asks for.
   */
  static boolean hasAgreedDeadline(Duty duty) {
    return duty.obligation() == Obligation.ACCOUNT_OF_ASSESSMENT && duty.due() != null;
  }

  private static Line line(
      String name, Duty.Party owedBy, Duty.Party owedTo, String basis, Standing standing) {
    return new Line(name, owedBy, owedTo, basis, standing);
  }
}
