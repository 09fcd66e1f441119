package no.dognbok.query.dossier.form;

import java.util.ArrayList;
import java.util.List;
import no.dognbok.events.Moment;
import no.dognbok.query.dossier.EventPart;
import no.dognbok.query.stay.PartyAnswer;

/** An event as the template asks for it. Public members are for the template. */
public final class PrintedEvent {

  private final EventPart event;

  PrintedEvent(EventPart event) {
    this.event = event;
  }

  public int number() {
    return event.number();
  }

  public String name() {
    return event.name();
  }

  public String date() {
    return DossierLabels.date(event.occurredAt());
  }

  /** At what time of the day it happened, as well as that is known. */
  public String clock() {
    return event.precision() == Moment.Precision.DATE
        ? "bare dato"
        : DossierLabels.clock(event.occurredAt());
  }

  public String recordedDate() {
    return DossierLabels.date(event.recordedAt());
  }

  public String recordedClock() {
    return DossierLabels.clockWithSeconds(event.recordedAt());
  }

  /** Which dispute it is told of; nothing where it is told of none. */
  public String about() {
    return event.dispute() == null ? "" : "Uenighet %d: ".formatted(event.dispute());
  }

  /** Why it does not stand as it was told; nothing where it does. */
  public String standing() {
    return DossierLabels.of(event.standing());
  }

  public boolean stands() {
    return DossierLabels.stands(event);
  }

  /** Who did it, and to whom it went. */
  public String who() {
    PartyAnswer from = event.from() == null ? event.by() : event.from();
    return event.to() == null
        ? PartyLabels.name(from)
        : "%s til %s".formatted(PartyLabels.name(from), PartyLabels.numbered(event.to()));
  }

  /** Who told the ledger, where that is another than whose act it was. */
  public String teller() {
    return event.from() == null || event.by() == null || event.from().equals(event.by())
        ? ""
        : "Fortalt av " + event.by().name();
  }

  /** How it was told, and whether that it arrived is proven. */
  public List<String> proof() {
    List<String> proof = new ArrayList<>();
    proof.add(DossierLabels.of(event.channel()));
    for (EventPart.Receipt receipt : event.receipts()) {
      proof.add(
          "%s (kvittering: hendelse %s)"
              .formatted(receipt.positive() ? "Mottatt" : "Avvist", receipt.event()));
    }
    if (event.confirmedBy() != null) {
      proof.add("Bekreftet av hendelse " + event.confirmedBy());
    }
    return proof;
  }

  /** What a reader has to know of it besides. */
  public List<String> remarks() {
    List<String> remarks = new ArrayList<>(FieldLabels.of(event.facts()));
    event.doubts().forEach(code -> remarks.add("Tvil: " + DossierLabels.doubt(code)));
    if (event.factsDigest() != null) {
      remarks.add("Bare sammendrag; kontrollsum " + event.factsDigest());
    }
    if (event.sender() != null && event.sender().messageId() != null) {
      remarks.add("Meldings-id: " + event.sender().messageId());
    }
    return remarks;
  }
}
