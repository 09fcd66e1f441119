package no.dognbok.events;

/** The two parties of a dispute (uenighet): those between whom a stay is settled. */
public enum DisputeParty {
  /** Helseforetaket. */
  TRUST,
  /** Kommunen. */
  MUNICIPALITY;

  public DisputeParty other() {
    return this == TRUST ? MUNICIPALITY : TRUST;
  }
}
