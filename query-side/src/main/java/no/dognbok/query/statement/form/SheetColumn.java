package no.dognbok.query.statement.form;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A column of a sheet.
 *
 * @param heading of it
 * @param width in characters
 * @param value of a row: a text, a number, a date, a month, or absent
 */
record SheetColumn<R>(String heading, int width, Function<R, @Nullable Object> value) {}
