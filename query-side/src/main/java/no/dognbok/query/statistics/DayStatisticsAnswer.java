package no.dognbok.query.statistics;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.YearMonth;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import no.dognbok.query.answer.Tabular;
import no.dognbok.query.stay.Basis;

/**
 * Payment days, and what is around them, in some months.
 *
 * @param from the first month
 * @param to the last month
 * @param groupBy what is told apart
 * @param groups in which there is something, in the order of year, month, municipality, hospital
 *     and care type
 * @param total of all groups; a stay that is in several groups is one in it
 * @param missingRates years whose daily rate is not known; their days have no amount
 * @param basis what this rests on
 * @param incomplete stays of which the views do not know all: something of theirs can be missing;
 *     not shown where there are none
 */
record DayStatisticsAnswer(
    YearMonth from,
    YearMonth to,
    Set<DayGrouping> groupBy,
    List<DayGroup> groups,
    DayFigures total,
    List<Integer> missingRates,
    Basis basis,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) List<UUID> incomplete)
    implements Tabular {

  @Override
  public String table() {
    return DayTable.of(groups);
  }
}
