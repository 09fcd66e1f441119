package no.dognbok.query.dispute;

import no.dognbok.events.DisputeEvent;
import no.dognbok.events.DisputeEvent.DisputeAnswered;
import no.dognbok.events.DisputeEvent.DisputeBroughtTo;
import no.dognbok.events.DisputeEvent.DisputeGroundAdded;
import no.dognbok.events.DisputeEvent.DisputeOpened;
import no.dognbok.events.DisputeEvent.DisputeSettled;
import no.dognbok.events.DisputeEvent.DisputeWithdrawn;
import no.dognbok.events.DisputeEvent.SettlementConfirmed;
import no.dognbok.events.DisputeEvent.SettlementContested;
import no.dognbok.events.DisputeGround;
import no.dognbok.events.DisputeStep;

/** What people call the things of a dispute, in Norwegian. */
public final class DisputeLabels {

  private DisputeLabels() {}

  public static String of(DisputeEvent event) {
    return switch (event) {
      case DisputeOpened _ -> "Uenighet meldt";
      case DisputeGroundAdded _ -> "Grunn lagt til";
      case DisputeAnswered _ -> "Svar fra den andre parten";
      case DisputeBroughtTo brought -> "Brakt inn for " + of(brought.step());
      case DisputeSettled _ -> "Avgjort";
      case SettlementConfirmed _ -> "Avgjørelsen bekreftet av den andre parten";
      case SettlementContested _ -> "Avgjørelsen bestridt av den andre parten";
      case DisputeWithdrawn _ -> "Trukket";
    };
  }

  public static String of(DisputeStep step) {
    return switch (step) {
      case LOWEST_LEVEL -> "laveste nivå";
      case FAGRAAD -> "fagrådet";
      case ASU -> "administrativt samarbeidsutvalg (ASU)";
      case FORHANDLINGSUTVALG -> "forhandlingsutvalget";
      case TVISTELOSNINGSNEMNDA -> "Tvisteløsningsnemnda";
      case COURT -> "domstolen";
    };
  }

  public static String of(DisputeGround.Code code) {
    return switch (code) {
      case ADMISSION_NOTICE_LATE -> "Varsel om innlagt pasient kom for sent (§ 8)";
      case ADMISSION_NOTICE_MISSING -> "Varsel om innlagt pasient mangler (§ 8)";
      case HEALTH_INFORMATION_MISSING -> "Oppdaterte helseopplysninger mangler (3.1.1 b)";
      case READY_NOTICE_MISSING -> "Melding om utskrivningsklar pasient mangler (§ 10)";
      case READY_NOTICE_LATER -> "Melding om utskrivningsklar pasient kom senere (§ 10)";
      case NOT_READY_SECTION_9 -> "Pasienten var ikke utskrivningsklar (§ 9)";
      case MENTAL_HEALTH_CONDITIONS -> "Tvang ikke opphørt eller kontakt ikke opprettet (§ 9)";
      case ANSWERED_YES -> "Kommunen svarte at den kunne ta imot (§ 11)";
      case NOT_ANSWERED -> "Kommunen svarte ikke straks (§ 11)";
      case NO_OFFER_NEEDED -> "Ikke behov, eller tilbudet ble avslått (§ 10)";
      case WRONG_MUNICIPALITY -> "Feil kommune (§ 2)";
      case SUMMARY_MISSING -> "Epikrise mangler (avtalen)";
      case GRACE_PERIOD -> "Frist etter meldingen ikke utløpt (avtalen)";
      case WITHDRAWN -> "Avmeldt";
      case OUTAGE -> "Forhold utenfor kommunens kontroll (§ 11)";
      case LEFT_EARLIER -> "Pasienten var reist, på permisjon eller død";
      case DAY_LACKING -> "Et døgn mangler";
      case DAY_TWICE -> "Et døgn er med to ganger";
      case RATE -> "Døgnprisen (§ 13)";
      case OTHER -> "Annet";
    };
  }
}
