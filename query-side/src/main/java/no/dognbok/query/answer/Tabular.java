package no.dognbok.query.answer;

/** An answer that can go out as a table. */
public interface Tabular {

  /** The whole of it, as {@link no.dognbok.query.table.NorwegianTable} writes it. */
  String table();
}
