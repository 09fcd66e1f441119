package no.dognbok.events;

import java.util.Arrays;
import java.util.Optional;

/**
 * What kind of deviation (samhandlingsavvik) it is: an obligation of the deadline table that was
 * not fulfilled in time, or something that no message tells and that a person has to report. Each
 * has the paragraph that it belongs to where nobody names another.
 */
public enum DeviationKind {
  ADMISSION_NOTICE(Paragraph.SECTION_8),
  ADMISSION_REPORT(Paragraph.ANNEX_1_1_G),
  SUPPLEMENTARY_INFORMATION(Paragraph.ANNEX_1_1_G),
  NOTICE_OF_CHANGE(Paragraph.SECTION_8),
  UPDATED_HEALTH_INFORMATION(Paragraph.ANNEX_3_1_1_B),
  READY_NOTICE(Paragraph.SECTION_10),
  NOTICE_IN_DAYTIME(Paragraph.ANNEX_3_1_A),
  REPLY(Paragraph.SECTION_11),
  ESTIMATE(Paragraph.SECTION_11),
  CONFIRMATION_BEFORE_TRANSFER(Paragraph.SECTION_12),
  REGISTER_REPORT(Paragraph.SECTION_13),
  OFFER_READY(Paragraph.SECTION_11),
  RECEPTION_SAME_DAY(Paragraph.ANNEX_3_2_B),
  SUPPLIES(Paragraph.ANNEX_3_1_B),
  READY_TO_TRAVEL(Paragraph.ANNEX_3_1_2),
  OWN_RESPONSIBILITY_CONDITIONS(Paragraph.GUIDELINE_1_3_1_A),
  DEPARTURE_MESSAGE(Paragraph.ANNEX_3_1_2),
  DISCHARGE_REPORT(Paragraph.ANNEX_3_1_2),
  DISCHARGE_SUMMARY(Paragraph.SECTION_12),
  DEATH_MESSAGE(Paragraph.ANNEX_1_2_K),
  RECEIPT(Paragraph.HIS_80415),
  ACCOUNT_OF_ASSESSMENT(Paragraph.SECTION_14),
  NEGOTIATION(Paragraph.AGREEMENT_9),
  READING_OF_REPLY(Paragraph.SECTION_11),

  /** Medikamentopplysninger are wrong, or do not say what was changed and why. */
  MEDICATION_LIST_WRONG(Paragraph.ANNEX_3_1_3),
  /** The information came, and something necessary is not in it. */
  INFORMATION_INCOMPLETE(Paragraph.ANNEX_3_1_3),
  /** Medication or equipment that was asked for did not come along. */
  EQUIPMENT_MISSING(Paragraph.ANNEX_3_1_B),
  /** Hjelpemidler were not ordered, or not there. */
  AIDS_MISSING(Paragraph.ANNEX_3_1_D),
  /** Transport was not arranged, or did not fit the patient's condition. */
  TRANSPORT_NOT_ARRANGED(Paragraph.ANNEX_3_1_E),
  /** The patient, or the next of kin, was not informed. */
  PATIENT_NOT_INFORMED(Paragraph.ANNEX_3_1_F),
  /** A party promised something on behalf of the other. */
  PROMISE_FOR_THE_OTHER_PARTY(Paragraph.ANNEX_3_1_C),
  /** The patient was sent home and was not ready. */
  NOT_READY(Paragraph.SECTION_9),
  /**
   * Forbedringsforslag (Samarbeidsavtalen 7 a): nothing was broken, and something can be better.
   */
  IMPROVEMENT_PROPOSAL(Paragraph.AGREEMENT_7),
  /** What a note has to say. */
  OTHER(Paragraph.OTHER);

  private final Paragraph paragraph;

  DeviationKind(Paragraph paragraph) {
    this.paragraph = paragraph;
  }

  /** The kind of an obligation that was not fulfilled in time. */
  public static DeviationKind of(Obligation obligation) {
    return valueOf(obligation.name());
  }

  /** The obligation that this is, where it is one of the deadline table. */
  public Optional<Obligation> obligation() {
    return Arrays.stream(Obligation.values()).filter(one -> one.name().equals(name())).findFirst();
  }

  /** Where the routine stands, unless somebody names another paragraph. */
  public Paragraph paragraph() {
    return paragraph;
  }
}
