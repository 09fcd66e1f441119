package no.dognbok.query.law;

import java.util.Arrays;
import java.util.List;

/**
 * Something that a party may want to look at, because the record does not settle it.
 *
 * @param code what is in doubt
 * @param events ids of the events that it is about
 */
public record Doubt(Code code, List<String> events) {

  public Doubt {
    events = List.copyOf(events);
  }

  static Doubt of(Code code, Fact... facts) {
    return new Doubt(code, Arrays.stream(facts).map(Fact::id).distinct().toList());
  }

  /** What can be in doubt, and the sentence that people read. */
  public enum Code {
    PROFESSION_UNKNOWN(
        Rule.P23,
        "Hvem som erklærte pasienten utskrivningsklar, er ikke registrert; regnes som lege."),
    DECLARED_BY_WHO_MAY_NOT(
        Rule.P1,
        "Erklæringen er ikke gitt av lege (eller psykolog der det er nok), og teller ikke (§ 9);"
            + " det trengs en ny erklæring før det kan varsles."),
    COERCION_GOES_ON(
        Rule.P15,
        "Tvangstiltak var ikke avsluttet da pasienten ble erklært utskrivningsklar, og erklæringen"
            + " teller ikke (§ 9 andre ledd)."),
    CARE_TYPE_UNKNOWN(Rule.P23, "Fagområdet er ikke registrert; regnes som somatikk."),
    ONLY_A_DATE(Rule.P23, "Tidspunktet er bare en dato."),
    HOUR_REPEATED(
        Rule.P23, "Klokkeslettet finnes to ganger (overgang fra sommertid); det første er brukt."),
    HOUR_SKIPPED(
        Rule.P23, "Klokkeslettet finnes ikke (overgang til sommertid); det er flyttet fram."),
    COERCION_NOT_RECORDED(
        Rule.P15, "Det er ikke registrert om tvangstiltak var avsluttet (§ 9 andre ledd)."),
    OUTPATIENT_CONTACT_NOT_RECORDED(
        Rule.P15, "Det er ikke registrert om poliklinikk var kontaktet (§ 9 fjerde ledd)."),
    NEED_LATE_WITHOUT_ASSESSMENT(
        Rule.P10, "Behovet ble meldt sent uten tidligere vurdering; fristen starter ikke på nytt."),
    DEFERRED_WITHOUT_REASON(
        Rule.P10, "Vurderingen er utsatt uten registrert grunn; 24-timersfristen gjelder."),
    DEFERRED_TOO_LATE(
        Rule.P10, "Vurderingen ble utsatt etter at fristen var ute; 24-timersfristen gjelder."),
    MEASURED_BY_FIRST_NOTICE(
        Rule.P13,
        "Fristen etter § 8 er målt mot det første varselet, til kommunen som da ble antatt å være"
            + " den rette."),
    ADMISSION_UNKNOWN(
        Rule.P10, "Innleggelsen er ikke registrert; fristen etter § 8 kan ikke regnes ut."),
    ADMISSION_FROM_ANOTHER_MESSAGE(
        Rule.P10, "Innleggelsestidspunktet er hentet fra en annen melding."),
    NOT_PROVEN_RECEIVED(Rule.P19, "Ingen kvittering innen 96 timer; mottaket er ikke bevist."),
    TOLD_ON_THE_TELEPHONE_ONLY(
        Rule.P19, "Gitt på telefon, og ikke bekreftet av en melding; mottaket er ikke bevist."),
    NOTICE_DENIED(
        Rule.P19,
        "Meldingen ble avvist av mottakerens system, og er ikke gitt før den er sendt igjen."),
    DISPUTED_GROUND(Rule.P20, "Omtvistet grunn: verken ja eller nei."),
    REPLY_NOT_READ(Rule.P20, "Et fritekstsvar er ikke lest av et menneske ennå, og teller ikke."),
    READ_DIFFERENTLY(
        Rule.P20, "Et fritekstsvar er lest på ulike måter; den siste lesningen teller."),
    TIME_OF_READING_UNKNOWN(
        Rule.P20,
        "Lesningen av et fritekstsvar har svarets eget tidspunkt; når det ble lest, er ikke"
            + " fortalt."),
    READS_NO_REPLY(
        Rule.P20,
        "En lesning gjelder ikke noe fritekstsvar som står her; den teller som et svar for seg."),
    UPDATED_INFORMATION_MISSING(
        Rule.P18,
        "Oppdaterte helseopplysninger var ikke sendt før varselet (vedlegg 3.1.1 b); om det er et"
            + " vilkår, er åpent."),
    SUMMARY_MISSING(
        Rule.P1,
        "Epikrise eller tilsvarende informasjon er ikke registrert; etter avtalen betales det ikke"
            + " uten."),
    SENT_LONG_BEFORE(
        Rule.P18,
        "Sendt mer enn tre døgn før det som det hører til; om opplysningene fortsatt var"
            + " oppdaterte, er åpent."),
    PAYER_UNKNOWN(Rule.P13, "Oppholdskommunen er ikke oppgitt."),
    ADDRESS_NOT_MAPPED(
        Rule.P13, "En adresse i meldingene er ikke koblet til en kommune eller et foretak."),
    REPLY_FROM_ANOTHER_MUNICIPALITY(
        Rule.P13, "Et svar kom fra en annen kommune enn den som skal betale."),
    OF_ANOTHER_MUNICIPALITY(
        Rule.P13,
        "Meldingen gikk til, eller kom fra, en annen kommune enn den som det gjelder, og er ikke"
            + " gitt."),
    PARTY_BY_BELIEF(
        Rule.P13,
        "Meldingen sier ikke hvilken kommune den gikk til eller kom fra; den regnes til kommunen"
            + " som da ble antatt å være den rette."),
    INSTITUTION_MAY_BE_OUTSIDE(
        Rule.P1, "Privat institusjon uten avtale: om forskriften gjelder, kan bestrides."),
    TOLD_BY_ANOTHER(
        Rule.P22,
        "En kansellering, retting eller kvittering kom fra en annen enn den rette, og er uten"
            + " virkning."),
    TOLD_BY_OTHER_PARTY(
        Rule.P22, "Det den ene parten har gjort, er fortalt av den andre, og ikke av parten selv."),
    TOLD_BY_NEITHER_PARTY(
        Rule.P22,
        "Det er fortalt av en som verken er foretaket eller kommunen i dette oppholdet; ingen av"
            + " partene har fortalt det selv."),
    TELLER_NOT_MAPPED(
        Rule.P22,
        "Den som har fortalt dette, er ikke koblet til en kommune eller et foretak ennå; om det er"
            + " parten selv, er ikke kjent."),
    AGREED_BY_ONE_PARTY(
        Rule.P22,
        "Bare den ene parten har fortalt at partene er enige om et unntak (Retn. 1, 3.1 b)."),
    AGREED_BY_OTHERS(
        Rule.P22,
        "Et avtalt unntak er ikke fortalt av en part i oppholdet om den andre parten; det er uten"
            + " virkning (Retn. 1, 3.1 b)."),
    CANCELS_NOTHING_KNOWN(
        Rule.P22,
        "En kansellering gjelder en melding som ikke er registrert; den er uten virkning."),
    CORRECTION_OF_ANOTHER_VALUE(
        Rule.P22, "En retting sier at det sto noe annet enn det som står; det nye er brukt."),
    CORRECTION_DOES_NOT_FIT(Rule.P22, "En retting passer ikke til det som står registrert."),
    SECOND_ADMISSION(Rule.P22, "Pasienten er meldt innlagt to ganger i samme opphold."),
    SECOND_DEPARTURE(Rule.P22, "Pasienten er meldt utskrevet to ganger."),
    DEPARTURE_BEFORE_ADMISSION(Rule.P22, "Pasienten er meldt utskrevet før innleggelsen."),
    AFTER_DEPARTURE(Rule.P22, "Noe er meldt skjedd etter utreisen."),
    OWN_RESPONSIBILITY_NOT_SAID(
        Rule.P22,
        "Det er vurdert at pasienten ønsket å reise på eget ansvar, men ikke sagt om utreisen var"
            + " det; den regnes som det (Retn. 1, 3.1 a)."),
    ASKED_ON_ANOTHER_DAY(
        Rule.P22,
        "Medikamenter eller utstyr ble bedt om en annen dag enn utreisen: vedlegg 3.1 b gjelder"
            + " utreise samme dag, 3.1.2 d nevner ingen dag."),
    NO_OPEN_PERIOD(Rule.P8, "Avmeldt uten å være meldt utskrivningsklar."),
    DISPUTED(Rule.SETTLED, "Partene er uenige om døgnet; uenigheten er ikke avgjort."),
    SETTLED_BY_ONE_PARTY(
        Rule.SETTLED,
        "Bare den ene parten har fortalt hvordan uenigheten er avgjort; en enighet teller når den"
            + " andre har bekreftet den."),
    SETTLED_MORE_THAN_ONCE(
        Rule.SETTLED, "Døgnet er avgjort i flere uenigheter; den siste avgjørelsen gjelder."),
    SETTLED_WITH_ANOTHER(
        Rule.SETTLED,
        "Avgjørelsen gjelder en annen kommune enn den som ellers skulle betale døgnet.");

    private final Rule rule;
    private final String text;

    Code(Rule rule, String text) {
      this.rule = rule;
      this.text = text;
    }

    public Rule rule() {
      return rule;
    }

    /** The sentence that people read, in Norwegian. */
    public String text() {
      return text;
    }
  }
}
