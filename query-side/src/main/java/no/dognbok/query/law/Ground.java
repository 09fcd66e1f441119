package no.dognbok.query.law;

import static no.dognbok.query.law.Standing.A;
import static no.dognbok.query.law.Standing.I;
import static no.dognbok.query.law.Standing.L;
import static no.dognbok.query.law.Standing.M;
import static no.dognbok.query.law.Standing.T;

/**
 * Every reason that a day can have for being payable or not: the rule, its standing, and the
 * sentence that people read. Listed in the order of the regulation.
 */
public enum Ground {
  // Why a day is payable.
  CONDITIONS_MET(
      Rule.P1,
      T,
      "Pasienten er innlagt, utskrivningsklar og venter på et kommunalt tilbud, og vilkårene i §§"
          + " 8–10 er oppfylt."),
  SAID_NO(Rule.P2, M, "Kommunen har svart at den ikke kan ta imot."),
  SILENT_SAME_DAY(
      Rule.P6,
      L,
      "Kommunen svarte ikke innen svarfristen; det regnes som nei, fra dagen varselet ble"
          + " gitt."),
  SILENT_PAST_MIDNIGHT(
      Rule.P6,
      I,
      "Kommunen svarte ikke innen svarfristen, som gikk over midnatt; det regnes som nei."),
  SILENT_AFTER_OUTAGE(
      Rule.P12, I, "Kommunen svarte ikke innen svarfristen etter at driftsstansen var over."),
  ESTIMATE_ENDS_NOTHING(Rule.P4, L, "Et anslag er ikke en melding om at tilbudet er klart."),
  OFFER_FROM_LATER_DAY(Rule.P3, I, "Tilbudet er meldt klart fra en senere dag."),
  CONDITIONAL_IS_NO(Rule.P20, I, "Et ja med vilkår regnes som nei inntil vilkårene er oppfylt."),
  OFFER_TAKEN_BACK(
      Rule.P17, I, "Kommunen trakk tilbudet tilbake; det trengs ikke nytt varsel etter § 10."),
  READY_AGAIN(Rule.P8, I, "Ny erklæring, nytt varsel og nytt svar etter avmelding."),
  LATE_ADMISSION_NOTICE_COUNTS(
      Rule.P11, I, "Varselet etter § 8 kom for sent og teller fra dagen det ble sendt."),
  LATE_ADMISSION_NOTICE_RECORDED(
      Rule.P11, A, "Varselet etter § 8 kom for sent; etter avtalen flytter det ingenting."),
  CLOCK_RESTARTED(Rule.P10, T, "Fristen etter § 8 løp fra det ble klart at pasienten hadde behov."),
  DEFERRED_ASSESSMENT(
      Rule.P10,
      I,
      "24-timersfristen gjaldt ikke: omfattende behandling eller uklar tilstand (§ 8 tredje"
          + " ledd)."),
  STILL_WAITING_IN_2019(
      Rule.P15, I, "Erklært utskrivningsklar i 2018 og fortsatt ventende fra 1.1.2019."),
  RECEIVED_WHEN_RECEIPT_SAYS(
      Rule.P19, I, "Varselet teller fra da kvitteringen viser at det var mottatt."),
  COUNTS_FROM_DECLARATION(
      Rule.P18, I, "Varselet etter § 10 kom før erklæringen og teller fra den."),
  BILLED_BY_RECEIVING_HOSPITAL(
      Rule.P21, I, "Pasienten ble flyttet i ventetiden; mottakende sykehus fakturerer."),
  RESIDENCE_AS_STATED(Rule.P13, T, "Oppholdskommunen betaler."),
  RESIDENCE_AS_REGISTERED(
      Rule.P13, T, "Kommunen der pasienten var folkeregistrert, betaler (før 2019)."),
  RESIDENCE_CORRECTED(
      Rule.P13,
      I,
      "Oppholdskommunen er rettet; den riktige betaler fra den dagen den selv hadde fått begge"
          + " varslene."),
  RATE_OF_THE_YEAR(Rule.P14, T, "Døgnet har sitt eget års døgnpris."),
  RATE_UNKNOWN(Rule.P14, T, "Døgnprisen for året er ikke kjent; døgnet telles uten beløp."),

  // Why it is not.
  NOT_IN_FORCE(Rule.P1, T, "Forskriften gjaldt ikke denne dagen."),
  INSTITUTION_OUTSIDE(Rule.P1, T, "Institusjonen er ikke omfattet av forskriften (§ 2)."),
  CARE_TYPE_NOT_PAYABLE(
      Rule.P15,
      T,
      "Psykisk helsevern og rusbehandling var ikke omfattet av betalingsplikten før 2019."),
  NO_MUNICIPAL_NEED(Rule.P9, T, "Pasienten har ikke behov for et kommunalt tilbud."),
  NOT_DECLARED_READY(Rule.P1, T, "Pasienten er ikke erklært utskrivningsklar (§ 9)."),
  NOT_DECLARED_BY_WHO_MAY(
      Rule.P1, T, "Erklæringen er ikke gitt av lege (eller psykolog der det er nok) (§ 9)."),
  COERCION_NOT_ENDED(
      Rule.P15,
      T,
      "Tvangstiltak som kommunen ikke kan videreføre, var ikke avsluttet (§ 9 andre ledd)."),
  DECLARED_LATER(Rule.P18, I, "Varselet etter § 10 kom før erklæringen og teller først fra den."),
  NO_READY_NOTICE(Rule.P1, T, "Kommunen er ikke varslet om utskrivningsklar pasient (§ 10)."),
  READY_NOTICE_LATER(Rule.P2, T, "Varselet etter § 10 ble gitt en senere dag."),
  READY_NOTICE_NOT_RECEIVED(
      Rule.P19, I, "Varselet etter § 10 fikk negativ kvittering og er ikke sendt på nytt."),
  READY_NOTICE_RECEIVED_LATER(
      Rule.P19, I, "Kvitteringen viser at varselet etter § 10 var mottatt en senere dag."),
  NO_ADMISSION_NOTICE(Rule.P11, T, "Kommunen er ikke varslet om innlagt pasient (§ 8)."),
  ADMISSION_NOTICE_LATER(Rule.P11, T, "Varselet etter § 8 ble gitt en senere dag."),
  ADMISSION_NOTICE_LATE_AND_LATER(
      Rule.P11, I, "Varselet etter § 8 kom for sent og teller først fra dagen det ble sendt."),
  ADMISSION_NOTICE_VOID(
      Rule.P11, A, "Varselet etter § 8 kom for sent; etter avtalen betales det da ikke."),
  NOT_NOTIFIED_ITSELF(
      Rule.P13, I, "Kommunen som skal betale, hadde ikke selv fått begge varslene."),
  UPDATED_INFORMATION_LATER(
      Rule.P18,
      A,
      "Etter avtalen teller varselet etter § 10 først når oppdaterte helseopplysninger er sendt."),
  WITHIN_GRACE(Rule.P2, A, "Etter avtalen betales det først når fristen etter varselet er ute."),
  NO_DISCHARGE_SUMMARY(
      Rule.P1, A, "Etter avtalen betales det ikke uten epikrise eller tilsvarende informasjon."),
  YES_GIVEN(Rule.P3, M, "Kommunen meldte denne dagen at den kan ta imot."),
  FETCHED_LATER(Rule.P5, M, "Kommunen hadde sagt ja; overføringen er sykehusets ansvar."),
  YES_IN_TIME_AFTER_MIDNIGHT(Rule.P6, I, "Kommunen svarte ja innen svarfristen, etter midnatt."),
  NO_IN_TIME_AFTER_MIDNIGHT(
      Rule.P2,
      M,
      "Kommunen svarte nei innen svarfristen, etter midnatt; døgnet betales fra svaret."),
  SILENCE_IS_NO_ANSWER(Rule.P1, T, "Kommunen har ikke svart."),
  OUTAGE(Rule.P12, M, "Driftsstans i kommunens meldingssystem hindret svar."),
  SAYS_NO_NEED(
      Rule.P20, I, "Kommunen svarte at pasienten ikke trenger noe derfra; omtvistet grunn."),
  OFFER_REFUSED(Rule.P20, I, "Pasienten takket nei til et klart tilbud; omtvistet grunn."),
  DEPARTED(Rule.P7, I, "Utreisedagen betales ikke."),
  DIED(Rule.P7, I, "Dødsdagen betales ikke."),
  ON_LEAVE(Rule.P7, T, "Pasienten var på permisjon om natten."),
  WITHDRAWN(Rule.P8, L, "Pasienten ble avmeldt som utskrivningsklar fra denne dagen."),
  MOVED_ON_BEFORE_2017(
      Rule.P9, M, "Pasienten gikk videre til annen døgnbehandling og var ikke utskrivningsklar."),
  MOVED_ON(
      Rule.P9, I, "Pasienten gikk videre til annen døgnbehandling og var ikke utskrivningsklar."),
  LEFT_FOR_ANOTHER_HOSPITAL(Rule.P7, I, "Pasienten forlot sykehuset."),

  // What was settled about it, whatever it is otherwise.
  SETTLED_PAID(Rule.SETTLED, A, "Uenigheten er avgjort: døgnet betales."),
  SETTLED_NOT_PAID(Rule.SETTLED, A, "Uenigheten er avgjort: døgnet betales ikke."),

  // Why it is not decided yet.
  NOT_PASSED(Rule.P16, I, "Døgnet er ikke over."),
  ANSWER_STILL_IN_TIME(Rule.P6, I, "Kommunen kan fortsatt svare innen svarfristen.");

  private final Rule rule;
  private final Standing standing;
  private final String text;

  Ground(Rule rule, Standing standing, String text) {
    this.rule = rule;
    this.standing = standing;
    this.text = text;
  }

  public Rule rule() {
    return rule;
  }

  public Standing standing() {
    return standing;
  }

  /** The sentence that people read, in Norwegian. */
  public String text() {
    return text;
  }

  /** Whether it only says that the day is not decided yet. */
  boolean isOpen() {
    return this == NOT_PASSED || this == ANSWER_STILL_IN_TIME;
  }

  /**
   * P16: whether it can go away before the day is over: the patient can come back from leave, the
   * message systems can work again.
   */
  boolean canEndToday() {
    return this == ON_LEAVE || this == OUTAGE;
  }

  /** Whether it says that the patient was not there, not ready, or waited for nothing. */
  boolean saysNobodyWaited() {
    return switch (this) {
      case NO_MUNICIPAL_NEED,
          DEPARTED,
          DIED,
          ON_LEAVE,
          WITHDRAWN,
          MOVED_ON_BEFORE_2017,
          MOVED_ON,
          LEFT_FOR_ANOTHER_HOSPITAL ->
          true;
      default -> false;
    };
  }

  Reason on(Fact... facts) {
    return Reason.of(this, facts);
  }
}
