package no.dognbok.events;

/** A column of the comparison, beside that of the ledger. Of each side the last count stands. */
public enum CountSide {
  /** Kommunens liste. */
  MUNICIPALITY,
  /** Sykehusets liste: its own, or from its patient administration. */
  HOSPITAL,
  /** Det sykehuset har rapportert til Norsk pasientregister. */
  REGISTER;

  /** Whose column a party's list fills. */
  public static CountSide of(DisputeParty party, CountSource source) {
    return switch (party) {
      case MUNICIPALITY -> MUNICIPALITY;
      case TRUST -> source == CountSource.PATIENT_REGISTER ? REGISTER : HOSPITAL;
    };
  }
}
