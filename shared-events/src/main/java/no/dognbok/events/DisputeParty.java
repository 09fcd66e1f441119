package no.dognbok.events;

/**
 * The two parties of a dispute (uenighet) or a deviation (samhandlingsavvik): those between whom a
 * stay is settled.
 */
public enum DisputeParty {
  /** Helseforetaket. */
  TRUST,
  /** Kommunen. */
  MUNICIPALITY;

  public DisputeParty other() {
    return this == TRUST ? MUNICIPALITY : TRUST;
  }
}
