package no.dognbok.query.audit;

/** What an event of the log is about: the kind of its stream. */
enum About {
  STAY("opphold"),
  /** A dispute between two parties, about a stay. */
  DISPUTE("uenighet"),
  /** A deviation (samhandlingsavvik) that somebody told of. */
  DEVIATION("avvik"),
  /** A statement between two parties, or its invoice. */
  STATEMENT("avregning"),
  /** A list that a party has counted itself. */
  COUNT("opptelling"),
  /** A text that somebody wrote, and that was deleted. */
  NOTE("merknad"),
  /** Rates, addresses, terms, holidays, the rule set. */
  REFERENCE("grunnlag"),
  /** Written by a newer version of the program, or damaged; auditors see that it is there. */
  UNREADABLE("kan ikke leses");

  private final String norwegian;

  About(String norwegian) {
    this.norwegian = norwegian;
  }

  /** What people call it. */
  String norwegian() {
    return norwegian;
  }
}
