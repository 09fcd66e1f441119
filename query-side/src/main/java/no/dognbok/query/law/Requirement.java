package no.dognbok.query.law;

/**
 * What must be there before a step may be taken, or be in what is sent: the points of § 9, of the
 * list for a patient who is ready to travel (vedlegg 3.1.2), and the conditions for leaving on
 * one's own responsibility (Retn. 1, 3.1 a).
 */
public enum Requirement {
  POINT_A("§ 9 første ledd a", "Problemstillingen ved innleggelsen er avklart"),
  POINT_B("§ 9 første ledd b", "Øvrige problemstillinger som har kommet fram, er avklart"),
  POINT_C("§ 9 første ledd c", "Det er redegjort for det som ikke er avklart"),
  POINT_D("§ 9 første ledd d", "Det er tatt standpunkt til diagnose og plan for oppfølging"),
  POINT_E("§ 9 første ledd e", "Funksjonsnivå, endring og forventet utvikling er vurdert"),
  COERCION_ENDED("§ 9 andre ledd", "Tvang som ikke kan videreføres i kommunen, er avsluttet"),
  JOINT_PLAN_BEGUN("§ 9 tredje ledd", "Arbeidet med en samlet plan er begynt, der det er behov"),
  OUTPATIENT_CONTACT("§ 9 fjerde ledd", "Ansvarlig poliklinikk er kontaktet, der det er behov"),

  OFFER_DESCRIBED("vedlegg 3.2 a", "Svaret sier hvilket tilbud pasienten får"),

  REPLY_RECEIVED("vedlegg 3.1.2 a", "Kommunen har svart at den kan ta imot"),
  PATIENT_INFORMED("vedlegg 3.1.2 b", "Pasient og eventuelt pårørende er informert"),
  TRANSPORT_ARRANGED("vedlegg 3.1.2 c", "Transport er ordnet"),
  MEDICATION_PREPARED("vedlegg 3.1.2 d", "Medikamentene som kommunen ba om, er klargjort"),
  EQUIPMENT_PREPARED("vedlegg 3.1.2 d", "Utstyret som kommunen ba om, er klargjort"),
  DISCHARGE_REPORT_SENT("vedlegg 3.1.2 e", "Utskrivningsrapport er sendt"),
  DISCHARGE_SUMMARY_SENT("vedlegg 3.1.2 f", "Epikrise eller tilsvarende informasjon er sendt"),
  DEPARTURE_MESSAGE_SENT("vedlegg 3.1.2 g", "Melding om utskrevet pasient er sendt"),

  DECLARED_READY("Retn. 1, 3.1 a I", "Pasienten er erklært utskrivningsklar"),
  HEALTH_INFORMATION_SENT("Retn. 1, 3.1 a I", "Helseopplysninger – oppdatert er sendt"),
  SUMMARY_SENT("Retn. 1, 3.1 a I", "Epikrise eller tilsvarende informasjon er sendt"),
  READY_NOTICE_SENT("Retn. 1, 3.1 a I", "Melding om utskrivningsklar pasient er sendt"),
  COMPETENT("Retn. 1, 3.1 a II", "Pasienten er samtykkekompetent"),
  WISHES_TO_LEAVE("Retn. 1, 3.1 a II", "Pasienten ønsker selv å reise før kommunen kan ta imot"),
  SAFE_WITHOUT_SERVICES(
      "Retn. 1, 3.1 a III",
      "Det er vurdert som forsvarlig: pasienten klarer seg selv, eller pårørende tar ansvar");

  private final String basis;
  private final String text;

  Requirement(String basis, String text) {
    this.basis = basis;
    this.text = text;
  }

  /** Paragraph or point of the agreement. */
  public String basis() {
    return basis;
  }

  /** The sentence that people read, in Norwegian. */
  public String text() {
    return text;
  }
}
