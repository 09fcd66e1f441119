package no.dognbok.query.statistics;

/** An answer that can go out as a table. */
interface Tabular {

  /** The whole of it, as {@link no.dognbok.query.table.NorwegianTable} writes it. */
  String table();
}
