package no.dognbok.query.statistics;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.YearMonth;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import no.dognbok.query.answer.Tabular;
import no.dognbok.query.stay.Basis;

/**
 * What became of all that fell due in some months.
 *
 * @param from the first month
 * @param to the last month
 * @param groupBy what is told apart
 * @param groups in which something fell due, in the order of month, municipality, hospital and
 *     obligation
 * @param total of all groups
 * @param basis what this rests on
 * @param incomplete stays of which the views do not know all: something of theirs can be missing;
 *     not shown where there are none
 */
record ObligationStatisticsAnswer(
    YearMonth from,
    YearMonth to,
    Set<Grouping> groupBy,
    List<ObligationGroup> groups,
    Figures total,
    Basis basis,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) List<UUID> incomplete)
    implements Tabular {

  @Override
  public String table() {
    return ObligationTable.of(groups);
  }
}
