package no.dognbok.events;

/**
 * Where in regulation and agreement a routine stands: what deviations are classified by. "1.x" and
 * "3.x" are points of the annex to Retningslinje 1.
 */
public enum Paragraph {
  SECTION_8("§ 8"),
  SECTION_9("§ 9"),
  SECTION_10("§ 10"),
  SECTION_11("§ 11"),
  SECTION_12("§ 12"),
  SECTION_13("§ 13"),
  SECTION_14("§ 14"),
  /** What the municipality tells of a patient who was admitted. */
  ANNEX_1_1_G("vedlegg 1.1 g"),
  /** What the hospital tells while the patient is there. */
  ANNEX_1_2_K("vedlegg 1.2 k"),
  /** Notices as early as possible, and in daytime. */
  ANNEX_3_1_A("vedlegg 3.1 a"),
  /** Medication and equipment for the first days. */
  ANNEX_3_1_B("vedlegg 3.1 b"),
  /** No promises for the other party. */
  ANNEX_3_1_C("vedlegg 3.1 c"),
  /** Aids (hjelpemidler), by a routine of their own. */
  ANNEX_3_1_D("vedlegg 3.1 d"),
  /** Transport. */
  ANNEX_3_1_E("vedlegg 3.1 e"),
  /** What the patient gets in writing. */
  ANNEX_3_1_F("vedlegg 3.1 f"),
  /** Updated health information before the ready notice. */
  ANNEX_3_1_1_B("vedlegg 3.1.1 b"),
  /** Utreiseklar pasient. */
  ANNEX_3_1_2("vedlegg 3.1.2"),
  /** What the necessary information holds. */
  ANNEX_3_1_3("vedlegg 3.1.3"),
  /** What the municipality answers. */
  ANNEX_3_2_A("vedlegg 3.2 a"),
  /** Reception the same day. */
  ANNEX_3_2_B("vedlegg 3.2 b"),
  /** Departure on the patient's own responsibility. */
  GUIDELINE_1_3_1_A("Retn. 1, 3.1 a"),
  /** Deviations and proposals are reported. */
  AGREEMENT_7("Samarbeidsavtalen 7"),
  /** The parties tell each other of changes that concern the other. */
  AGREEMENT_8("Samarbeidsavtalen 8"),
  /** Disputes. */
  AGREEMENT_9("Samarbeidsavtalen 9"),
  /** Application receipts. */
  HIS_80415("HIS 80415"),
  /** None of these. */
  OTHER("annet");

  private final String text;

  Paragraph(String text) {
    this.text = text;
  }

  /** As people cite it, in Norwegian. */
  public String text() {
    return text;
  }
}
