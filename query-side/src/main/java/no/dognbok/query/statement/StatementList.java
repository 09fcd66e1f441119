package no.dognbok.query.statement;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.util.List;
import no.dognbok.query.statement.Statement.State;
import no.dognbok.query.stay.Basis;
import no.dognbok.query.stay.PartyAnswer;
import org.jspecify.annotations.Nullable;

/**
 * How far the statements of a month have come, without what stands in them.
 *
 * @param month of the statements
 * @param statements of the asker with each other party that the ledger knows
 * @param basis what this rests on
 */
record StatementList(YearMonth month, List<Entry> statements, Basis basis) {

  /**
   * How far one has come.
   *
   * @param state draft where nobody has done anything about it
   * @param objectionsUntil the last moment at which an objection is in time
   * @param digest of what was presented, or frozen
   * @param invoice its number and dates
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Entry(
      PartyAnswer trust,
      PartyAnswer municipality,
      State state,
      @Nullable OffsetDateTime objectionsUntil,
      @Nullable String digest,
      @Nullable Numbered invoice) {}

  /**
   * Its place in the trust's series.
   *
   * @param number with what stands before it on the document
   */
  record Numbered(String number, LocalDate issued, LocalDate due) {}
}
