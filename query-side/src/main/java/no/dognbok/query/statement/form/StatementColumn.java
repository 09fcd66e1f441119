package no.dognbok.query.statement.form;

import java.util.function.Function;
import java.util.stream.Collectors;
import no.dognbok.query.statement.Correction;
import no.dognbok.query.statement.Correction.Cause;
import no.dognbok.query.statement.Objection;
import no.dognbok.query.statement.StatementDay;
import org.jspecify.annotations.Nullable;

/** The columns of the tables of days. A value is a text, a number, a date, a month, or absent. */
enum StatementColumn {
  KIND("Radtype", 15, row -> row.kind().label()),
  STAY("Opphold", 38, row -> row.stay().toString()),
  OUR_REFERENCE("Helseforetakets referanse", 24, StatementRow::ours),
  THEIR_REFERENCE("Kommunens eller annen parts referanse", 24, StatementRow::theirs),
  HOSPITAL("Sykehus", 26, row -> StatementLabels.name(row.hospital())),
  HOSPITAL_ADDRESS(
      "Sykehusets adresse", 17, row -> row.hospital() == null ? "" : row.hospital().address()),
  CARE_TYPE(
      "Fagområde", 22, row -> row.careType() == null ? "" : StatementLabels.of(row.careType())),
  FORMERLY("Tidligere kommune", 12, row -> row.formerly() == null ? "" : row.formerly().number()),
  DATE("Dato", 11, StatementRow::date),
  DAYS("Døgn", 7, StatementRow::days),
  RATE("Døgnpris", 10, StatementRow::rate),
  AMOUNT("Beløp", 11, StatementRow::amount),
  CORRECTED_MONTH("Korrigert måned", 16, StatementRow::corrected),
  BILLED("Tidligere fakturert", 12, row -> ofCorrection(row, correction -> correction.billed())),
  DUE("Skal være", 11, row -> ofCorrection(row, correction -> correction.due())),
  CAUSE(
      "Endret av",
      50,
      row ->
          ofCorrection(
              row,
              correction ->
                  correction.because().stream()
                      .map(StatementLabels::of)
                      .collect(Collectors.joining(StatementLabels.AND)))),
  CAUSING_EVENTS(
      "Endret av hendelse",
      38,
      row ->
          ofCorrection(
              row,
              correction ->
                  correction.because().stream()
                      .map(Cause::event)
                      .filter(event -> event != null)
                      .collect(Collectors.joining(StatementLabels.AND)))),
  VERDICT("Avgjørelse", 17, row -> ofDay(row, day -> StatementLabels.of(day.verdict()))),
  REASONS("Begrunnelse", 70, row -> StatementLabels.reasons(row.reasons())),
  REASON_CODES(
      "Begrunnelseskoder",
      40,
      row ->
          row.reasons().stream()
              .map(reason -> reason.rule() + " " + reason.code() + " (" + reason.basis() + ")")
              .collect(Collectors.joining(StatementLabels.AND))),
  STANDING("Grunnlag", 26, row -> ofDay(row, day -> StatementLabels.of(day.standing()))),
  DOUBTS("Tvil", 40, row -> ofDay(row, day -> StatementLabels.doubts(day.doubts()))),
  OBJECTION("Innsigelse", 50, row -> ofDay(row, day -> objection(day.objection()))),
  SETTLED(
      "Avgjort uenighet",
      40,
      row -> ofDay(row, day -> day.settled() == null ? "" : StatementLabels.of(day.settled())));

  private final String heading;
  private final int width;
  private final Function<StatementRow, @Nullable Object> value;

  StatementColumn(String heading, int width, Function<StatementRow, @Nullable Object> value) {
    this.heading = heading;
    this.width = width;
    this.value = value;
  }

  String heading() {
    return heading;
  }

  /** Its width in characters. */
  int width() {
    return width;
  }

  @Nullable Object of(StatementRow row) {
    return value.apply(row);
  }

  private static @Nullable Object ofDay(
      StatementRow row, Function<StatementDay, @Nullable Object> value) {
    return row.day() == null ? null : value.apply(row.day());
  }

  private static @Nullable Object ofCorrection(
      StatementRow row, Function<Correction, @Nullable Object> value) {
    return row.correction() == null ? null : value.apply(row.correction());
  }

  private static String objection(@Nullable Objection objection) {
    return objection == null ? "" : StatementLabels.of(objection);
  }
}
