package no.dognbok.query.count;

import no.dognbok.query.law.Ground;
import org.jspecify.annotations.Nullable;

/**
 * Why a list and the ledger likely differ over a day, with the sentence that people read. Where the
 * ledger has judged the day, its own reason says why; where not, the pattern of the dates does.
 */
public enum Cause {
  // The ledger has a reason why the day is not paid.
  YES_SAME_DAY("Kommunen meldte denne dagen at den kan ta imot; dagen faktureres ikke (§ 11)."),
  FETCHED_LATER("Kommunen hadde sagt ja; ventingen etterpå er sykehusets ansvar (§ 12)."),
  READY_NOTICE_MISSING("Melding om utskrivningsklar pasient mangler, eller ble avvist (§ 10)."),
  READY_NOTICE_LATER("Melding om utskrivningsklar pasient kom en senere dag (§ 10)."),
  ADMISSION_NOTICE_MISSING("Varsel om innlagt pasient mangler (§ 8)."),
  ADMISSION_NOTICE_LATE("Varsel om innlagt pasient kom for sent, eller en senere dag (§ 8)."),
  NOT_READY("Pasienten var ikke erklært utskrivningsklar denne dagen (§ 9)."),
  NO_NEED("Pasienten trengte ikke, eller takket nei til, et kommunalt tilbud (§ 10)."),
  DAY_OF_DEPARTURE("Utreisedagen er talt med; den betales ikke (§ 13)."),
  ON_LEAVE("Pasienten var på permisjon (§ 13)."),
  WITHDRAWN("Pasienten var avmeldt som utskrivningsklar."),
  MOVED_ON("Pasienten gikk videre til annen døgnbehandling."),
  OUTAGE("Driftsstans hindret kommunens svar (§ 11)."),
  AGREEMENT("Et vilkår i avtalen mellom partene er ikke oppfylt denne dagen."),
  OUTSIDE_REGULATION("Forskriften omfatter ikke denne dagen, institusjonen eller behandlingen."),
  NOT_DECIDED_YET("Døgnet er ikke avgjort: det er ikke over, eller svarfristen løper."),
  SETTLED("Partene har avgjort døgnet i en uenighet."),
  DISPUTED("Partene er uenige om døgnet, og uenigheten er ikke avgjort."),
  ANOTHER_MUNICIPALITY("Døgnet hører til en annen kommune (§ 2)."),
  ANOTHER_TRUST("Døgnet faktureres av et annet helseforetak."),
  ANOTHER_MONTH("Døgnet hører til en annen måned; se hvilken måned avtalen fører døgn i."),

  // The ledger has a reason for the day that the list may have read otherwise.
  NO_RECEIPT("Det er ikke bevist at varselet kom fram: kvittering mangler."),
  NO_ANSWER("Kommunen svarte ikke i tide; det regnes som nei (§ 13)."),
  ESTIMATE("Kommunen ga et anslag; det er ingen melding om at tilbudet er klart (§ 11)."),
  CONDITIONAL("Kommunen svarte ja med vilkår; det regnes som nei til de er oppfylt."),
  OFFER_FROM_LATER_DAY("Tilbudet ble meldt klart fra en senere dag (§ 11)."),
  OFFER_TAKEN_BACK("Kommunen trakk tilbudet tilbake (§ 11)."),

  // The pattern of the dates.
  SHIFTED_EARLIER("Listen er forskjøvet med ett døgn; den har døgnene en dag for tidlig."),
  SHIFTED_LATER("Listen er forskjøvet med ett døgn; den har døgnene en dag for sent."),
  LAST_DAY_COUNTED("Dagen etter det siste betalingsdøgnet er talt med."),
  LAST_DAY_NOT_COUNTED("Det siste betalingsdøgnet er ikke talt med."),
  FIRST_DAY_NOT_COUNTED("Det første betalingsdøgnet er ikke talt med."),
  BEFORE_THE_WAIT("Døgnet ligger før pasienten ventet, etter det hovedboken vet."),
  AFTER_THE_WAIT("Døgnet ligger etter at pasienten ventet, etter det hovedboken vet."),
  NEVER_WAITED("Hovedboken kjenner oppholdet, men ikke noe døgn der pasienten ventet."),
  COUNTED_TWICE("Døgnet står to ganger i listen."),
  NOT_IN_LIST("Døgnet står ikke i listen; hovedboken har det med alle vilkår oppfylt."),

  // What stay it is.
  UNKNOWN_REFERENCE(
      "Hovedboken kjenner ikke referansen, men har de samme døgnene på et opphold som mangler i"
          + " listen."),
  NOT_KNOWN("Hovedboken kjenner ikke noe opphold mellom partene under denne referansen."),
  NOT_SHOWN(
      "Den andre partens liste har døgn som ikke er funnet igjen blant oppholdene som du kan se.");

  private final String text;

  Cause(String text) {
    this.text = text;
  }

  /** The sentence that people read, in Norwegian. */
  public String text() {
    return text;
  }

  /** Why a day is not paid, by a reason of the ledger's; null where the reason says nothing. */
  static @Nullable Cause against(Ground ground) {
    return switch (ground) {
      case YES_GIVEN, YES_IN_TIME_AFTER_MIDNIGHT -> YES_SAME_DAY;
      case FETCHED_LATER -> FETCHED_LATER;
      case NO_READY_NOTICE, READY_NOTICE_NOT_RECEIVED -> READY_NOTICE_MISSING;
      case READY_NOTICE_LATER, READY_NOTICE_RECEIVED_LATER, NO_IN_TIME_AFTER_MIDNIGHT ->
          READY_NOTICE_LATER;
      case NO_ADMISSION_NOTICE -> ADMISSION_NOTICE_MISSING;
      case ADMISSION_NOTICE_LATER, ADMISSION_NOTICE_LATE_AND_LATER, ADMISSION_NOTICE_VOID ->
          ADMISSION_NOTICE_LATE;
      case NOT_NOTIFIED_ITSELF -> ANOTHER_MUNICIPALITY;
      case NOT_DECLARED_READY, NOT_DECLARED_BY_WHO_MAY, COERCION_NOT_ENDED, DECLARED_LATER ->
          NOT_READY;
      case NO_MUNICIPAL_NEED, SAYS_NO_NEED, OFFER_REFUSED -> NO_NEED;
      case DEPARTED, DIED, LEFT_FOR_ANOTHER_HOSPITAL -> DAY_OF_DEPARTURE;
      case ON_LEAVE -> ON_LEAVE;
      case WITHDRAWN -> WITHDRAWN;
      case MOVED_ON, MOVED_ON_BEFORE_2017 -> MOVED_ON;
      case OUTAGE -> OUTAGE;
      case UPDATED_INFORMATION_LATER, WITHIN_GRACE, NO_DISCHARGE_SUMMARY -> AGREEMENT;
      case NOT_IN_FORCE, INSTITUTION_OUTSIDE, CARE_TYPE_NOT_PAYABLE -> OUTSIDE_REGULATION;
      case SETTLED_NOT_PAID, SETTLED_PAID -> SETTLED;
      case NOT_PASSED, ANSWER_STILL_IN_TIME, SILENCE_IS_NO_ANSWER -> NOT_DECIDED_YET;
      case CONDITIONS_MET,
          SAID_NO,
          SILENT_SAME_DAY,
          SILENT_PAST_MIDNIGHT,
          SILENT_AFTER_OUTAGE,
          ESTIMATE_ENDS_NOTHING,
          OFFER_FROM_LATER_DAY,
          CONDITIONAL_IS_NO,
          OFFER_TAKEN_BACK,
          READY_AGAIN,
          LATE_ADMISSION_NOTICE_COUNTS,
          LATE_ADMISSION_NOTICE_RECORDED,
          CLOCK_RESTARTED,
          DEFERRED_ASSESSMENT,
          STILL_WAITING_IN_2019,
          RECEIVED_WHEN_RECEIPT_SAYS,
          COUNTS_FROM_DECLARATION,
          BILLED_BY_RECEIVING_HOSPITAL,
          RESIDENCE_AS_STATED,
          RESIDENCE_AS_REGISTERED,
          RESIDENCE_CORRECTED,
          RATE_OF_THE_YEAR,
          RATE_UNKNOWN ->
          null;
    };
  }

  /** What a list may have read otherwise of a day that is paid; null where there is nothing. */
  static @Nullable Cause readOtherwise(Ground ground) {
    return switch (ground) {
      case ESTIMATE_ENDS_NOTHING -> ESTIMATE;
      case CONDITIONAL_IS_NO -> CONDITIONAL;
      case OFFER_FROM_LATER_DAY -> OFFER_FROM_LATER_DAY;
      case OFFER_TAKEN_BACK -> OFFER_TAKEN_BACK;
      case SILENT_SAME_DAY, SILENT_PAST_MIDNIGHT, SILENT_AFTER_OUTAGE -> NO_ANSWER;
      case LATE_ADMISSION_NOTICE_COUNTS, LATE_ADMISSION_NOTICE_RECORDED -> ADMISSION_NOTICE_LATE;
      case RESIDENCE_CORRECTED -> ANOTHER_MUNICIPALITY;
      default -> null;
    };
  }
}
