package no.dognbok.query.dossier.form;

/**
 * Something that is said of what a table is about.
 *
 * @param name of it
 * @param value what it is
 */
public record Fact(String name, String value) {}
