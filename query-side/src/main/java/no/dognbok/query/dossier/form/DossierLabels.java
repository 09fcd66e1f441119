package no.dognbok.query.dossier.form;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import no.dognbok.events.DisputeEvent.DisputeAnswered.Stand;
import no.dognbok.events.DisputeEvent.DisputeSettled.How;
import no.dognbok.events.DisputeParty;
import no.dognbok.events.Moment;
import no.dognbok.events.Told;
import no.dognbok.query.dispute.DisputeAnswers;
import no.dognbok.query.dispute.DisputeRecord;
import no.dognbok.query.dossier.DisputePart.Outcome;
import no.dognbok.query.dossier.EventPart;
import no.dognbok.query.law.Doubt;
import no.dognbok.query.law.Duty;
import no.dognbok.query.stay.Standings.Standing;
import org.jspecify.annotations.Nullable;

/** What people call the things of a dossier, in Norwegian. */
final class DossierLabels {

  private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd.MM.yyyy");
  private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("'kl.\u00A0'HH:mm");
  private static final DateTimeFormatter SECONDS =
      DateTimeFormatter.ofPattern("'kl.\u00A0'HH:mm:ss");
  private static final DateTimeFormatter WEEKDAY =
      DateTimeFormatter.ofPattern("EEE", Locale.of("nb", "NO"));

  private DossierLabels() {}

  static String day(LocalDate day) {
    return DAY.format(day);
  }

  static String weekday(LocalDate day) {
    return WEEKDAY.format(day).substring(0, 2);
  }

  static String date(OffsetDateTime time) {
    return DAY.format(time.atZoneSameInstant(Moment.OSLO));
  }

  static String clock(OffsetDateTime time) {
    return CLOCK.format(time.atZoneSameInstant(Moment.OSLO));
  }

  static String clockWithSeconds(OffsetDateTime time) {
    return SECONDS.format(time.atZoneSameInstant(Moment.OSLO));
  }

  static String time(OffsetDateTime time) {
    return date(time) + '\u00A0' + clock(time);
  }

  static String second(OffsetDateTime time) {
    return date(time) + '\u00A0' + clockWithSeconds(time);
  }

  /** Days in a row as one: 14.07.2025–16.07.2025. */
  static String days(List<LocalDate> days) {
    if (days.isEmpty()) {
      return "ingen";
    }
    StringBuilder text = new StringBuilder();
    for (int from = 0, to; from < days.size(); from = to) {
      to = from + 1;
      while (to < days.size() && days.get(to).equals(days.get(to - 1).plusDays(1))) {
        to++;
      }
      text.append(text.isEmpty() ? "" : ", ").append(day(days.get(from)));
      if (to - from > 1) {
        text.append('–').append(day(days.get(to - 1)));
      }
    }
    return text.toString();
  }

  /** Events by number. */
  static String events(List<Object> events) {
    return events.stream().map(Object::toString).distinct().collect(Collectors.joining(", "));
  }

  static boolean stands(EventPart event) {
    return event.standing() == Standing.STANDS || event.standing() == Standing.CORRECTED;
  }

  /** What of an event is marked in the picture; nothing where it is no notice and no answer. */
  static String mark(EventPart event) {
    return switch (event.type()) {
      case "AdmissionNoticeSent" -> "§ 8";
      case "ReadyNoticeSent" -> "§ 10";
      case "OfferReady" -> "klart";
      case "OfferWithdrawn" -> "trukket";
      case "MunicipalityReplied" ->
          switch (event.facts() == null ? "" : event.facts().path("answer").asString("")) {
            case "CAN_RECEIVE" -> "ja";
            case "NOT_YET" -> "nei";
            default -> "svar";
          };
      default -> "";
    };
  }

  static String of(Standing standing) {
    return switch (standing) {
      case STANDS -> "";
      case CORRECTED -> "Rettet";
      case REPLACED -> "Erstattet av en ny ordlyd";
      case CANCELLED -> "Kansellert";
      case RECORDED_IN_ERROR -> "Feilregistrert";
    };
  }

  static String of(Told.Channel channel) {
    return switch (channel) {
      case MESSAGE -> "Melding";
      case PHONE -> "Telefon";
      case PAGE -> "Registrert i Døgnbok";
    };
  }

  static String of(DisputeParty party) {
    return party == DisputeParty.TRUST ? "helseforetaket" : "kommunen";
  }

  static String of(Duty.Party party) {
    return switch (party) {
      case HOSPITAL -> "Sykehuset";
      case MUNICIPALITY -> "Kommunen";
      case BOTH -> "Begge parter";
      case PATIENT_REGISTER -> "Pasientregisteret";
    };
  }

  static String of(DisputeRecord.State state) {
    return switch (state) {
      case OPEN -> "Ikke avgjort";
      case SETTLED -> "Avgjort";
      case WITHDRAWN -> "Trukket";
    };
  }

  static String of(@Nullable Stand stand) {
    return switch (stand) {
      case null -> "";
      case AGREES -> "Enig";
      case AGREES_IN_PART -> "Delvis enig";
      case DISAGREES -> "Uenig";
    };
  }

  static String of(How how) {
    return switch (how) {
      case AGREEMENT -> "Enighet mellom partene";
      case BOARD -> "Avgjort av Tvisteløsningsnemnda";
      case COURT -> "Avgjort av domstolen";
    };
  }

  static String of(Outcome outcome) {
    return switch (outcome) {
      case UNANSWERED -> "Ikke besvart av den andre parten";
      case CONFIRMED -> "Bekreftet av den andre parten";
      case CONTESTED -> "Bestridt av den andre parten";
      case DECIDED -> "Avgjort utenfor partene; ikke bestridt";
    };
  }

  static String of(DisputeAnswers.Doubt doubt) {
    return switch (doubt) {
      case BOARD_BEFORE_TWO_MONTHS ->
          "Brakt inn for nemnda før to måneders forhandlinger var over (Samarbeidsavtalen 9.2 a).";
      case OUT_OF_ORDER -> "Skal ha skjedd før noe som var fortalt tidligere.";
    };
  }

  /** The sentence of a doubt; of a contradiction the ledger has the same codes. */
  static String doubt(String code) {
    return Doubt.Code.valueOf(code).text();
  }
}
