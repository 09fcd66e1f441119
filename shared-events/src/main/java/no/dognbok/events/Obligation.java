package no.dognbok.events;

/**
 * What one party owes the other during a stay: the codes of the deadline table. When each is due,
 * to whom, and on what basis is for the law to say; here is only what an event can be said to
 * fulfil.
 */
public enum Obligation {
  /** Varsel om innlagt pasient, § 8. */
  ADMISSION_NOTICE,
  /** Innleggelsesrapport, vedlegg 1.1 g. */
  ADMISSION_REPORT,
  /** Supplerende opplysninger, vedlegg 1.1 g. */
  SUPPLEMENTARY_INFORMATION,
  /** Varsel om endret utskrivningstidspunkt eller hjelpebehov, § 8 fjerde ledd. */
  NOTICE_OF_CHANGE,
  /** Helseopplysninger – oppdatert, vedlegg 3.1.1 b. */
  UPDATED_HEALTH_INFORMATION,
  /** Melding om utskrivningsklar pasient, § 10. */
  READY_NOTICE,
  /** Varsling på dagtid, vedlegg 3.1 a: to be striven for. */
  NOTICE_IN_DAYTIME,
  /** Svar på om kommunen kan ta imot, § 11. */
  REPLY,
  /** Når et tilbud antas å være klart, § 11 andre ledd. */
  ESTIMATE,
  /** Ingen overføring før kommunen har bekreftet, § 12. */
  CONFIRMATION_BEFORE_TRANSFER,
  /** Rapportering til Norsk pasientregister, § 13 tredje ledd. */
  REGISTER_REPORT,
  /** Melding om at tilbudet er klart, § 11 andre ledd. */
  OFFER_READY,
  /** Mottak samme dag (dag 0), vedlegg 3.2 b. */
  RECEPTION_SAME_DAY,
  /** Medikamenter og utstyr som kommunen har bedt om, vedlegg 3.1 b. */
  SUPPLIES,
  /** Utreiseklar: det som skal være gjort før pasienten reiser, vedlegg 3.1.2 b–d. */
  READY_TO_TRAVEL,
  /** Vilkårene for å reise på eget ansvar, Retn. 1, 3.1 a. */
  OWN_RESPONSIBILITY_CONDITIONS,
  /** Melding om utskrevet pasient, vedlegg 3.1.2 g. */
  DEPARTURE_MESSAGE,
  /** Utskrivningsrapport, vedlegg 3.1.2 e. */
  DISCHARGE_REPORT,
  /** Epikrise eller tilsvarende informasjon, § 12 og vedlegg 3.1.2 f. */
  DISCHARGE_SUMMARY,
  /** Melding om død, vedlegg 1.2 k. */
  DEATH_MESSAGE,
  /** Applikasjonskvittering, HIS 80415. */
  RECEIPT,
  /** Redegjørelse for vurderingen etter § 9, § 14. */
  ACCOUNT_OF_ASSESSMENT,
  /** Forhandling før Tvisteløsningsnemnda, Samarbeidsavtalen 9.2. */
  NEGOTIATION,
  /** Et fritekstsvar som et menneske må lese før det teller (P20). */
  READING_OF_REPLY
}
