package no.dognbok.query.statement.form;

import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import no.dognbok.events.CareType;
import no.dognbok.events.Moment;
import no.dognbok.query.dispute.DisputeLabels;
import no.dognbok.query.judgement.DayAnswer.Settled;
import no.dognbok.query.judgement.DoubtAnswer;
import no.dognbok.query.judgement.ReasonAnswer;
import no.dognbok.query.law.PaymentDay.Verdict;
import no.dognbok.query.law.Standing;
import no.dognbok.query.statement.Correction.Cause;
import no.dognbok.query.statement.Objection;
import no.dognbok.query.statement.Statement;
import no.dognbok.query.stay.PartyAnswer;
import org.jspecify.annotations.Nullable;

/** What people call the things of a statement, in Norwegian. */
public final class StatementLabels {

  /** Between several things in one field. */
  static final String AND = " | ";

  private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd.MM.yyyy");
  private static final DateTimeFormatter MONTH =
      DateTimeFormatter.ofPattern("MMMM yyyy", Locale.of("nb", "NO"));

  private StatementLabels() {}

  public static String of(Statement.State state) {
    return switch (state) {
      case DRAFT -> "Utkast";
      case PRESENTED -> "Lagt fram";
      case FROZEN -> "Låst";
      case INVOICED -> "Fakturert";
    };
  }

  public static String of(CareType careType) {
    return switch (careType) {
      case SOMATIC -> "Somatikk";
      case MENTAL_HEALTH -> "Psykisk helsevern (PHV)";
      case SUBSTANCE_USE -> "Rusbehandling (TSB)";
    };
  }

  public static String of(Verdict verdict) {
    return switch (verdict) {
      case PAYABLE -> "Betales";
      case NOT_PAYABLE -> "Betales ikke";
      case NOT_YET -> "Ikke avgjort ennå";
    };
  }

  public static String of(Standing standing) {
    return switch (standing) {
      case T -> "T – forskriftens tekst";
      case M -> "M – departementets merknader";
      case L -> "L – departementets brev";
      case I -> "I – tolkning, kan bestrides";
      case A -> "A – avtale mellom partene";
    };
  }

  public static String of(ReasonAnswer reason) {
    return "%s (%s, %s)".formatted(reason.text(), reason.basis(), reason.standing());
  }

  static String reasons(List<ReasonAnswer> reasons) {
    return reasons.stream().map(StatementLabels::of).collect(Collectors.joining(AND));
  }

  static String doubts(List<DoubtAnswer> doubts) {
    return doubts.stream().map(DoubtAnswer::text).collect(Collectors.joining(AND));
  }

  static String of(Objection objection) {
    String grounds =
        objection.grounds().stream().map(DisputeLabels::of).collect(Collectors.joining("; "));
    String effect =
        objection.heldBack()
            ? "Holdes tilbake til uenigheten er avgjort."
            : objection.inTime()
                ? "Faktureres mens uenigheten behandles."
                : "Etter innsigelsesfristen; faktureres.";
    return "Innsigelse meldt %s: %s. %s (uenighet %s)"
        .formatted(
            DAY.format(objection.raisedAt().atZoneSameInstant(Moment.OSLO)),
            grounds,
            effect,
            objection.dispute());
  }

  static String of(Settled settled) {
    String by =
        switch (settled.how()) {
          case AGREEMENT -> "partene er enige";
          case BOARD -> "avgjort av Tvisteløsningsnemnda";
          case COURT -> "avgjort av domstolen";
        };
    String without =
        settled.judged() == null
            ? "ikke utskrivningsklar"
            : of(settled.judged().verdict()).toLowerCase(Locale.ROOT);
    return "Uenighet avgjort (%s): %s. Uten avgjørelsen: %s. (uenighet %s)"
        .formatted(by, DisputeLabels.of(settled.ground()), without, settled.dispute());
  }

  static String of(Cause cause) {
    return Stream.of(
            cause.text(),
            cause.ruleSet() == null ? null : "(regelsett %d)".formatted(cause.ruleSet()),
            cause.event() == null ? null : "(hendelse %s)".formatted(cause.event()))
        .filter(part -> part != null)
        .collect(Collectors.joining(" "));
  }

  public static String month(YearMonth month) {
    return MONTH.format(month);
  }

  /** A party by name; nothing where it is not known. */
  public static String name(@Nullable PartyAnswer party) {
    return party == null ? "" : party.name();
  }
}
