/**
 * The forms in which a statement is handed on: a table, a spreadsheet, a page for print, a PDF. All
 * are made of the same content, and none of them knows how it came about.
 */
@NullMarked
package no.dognbok.query.statement.form;

import org.jspecify.annotations.NullMarked;
