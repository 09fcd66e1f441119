package no.dognbok.query.statistics;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.YearMonth;
import java.util.List;
import java.util.UUID;
import no.dognbok.query.answer.Tabular;
import no.dognbok.query.stay.Basis;

/**
 * The times of stays that the patient register asks for.
 *
 * @param from the first month
 * @param to the last month
 * @param stays with such a time in these months, that which began first at the beginning
 * @param page number of the page, from 0
 * @param size most stays on a page
 * @param total how many stays there are in all
 * @param basis what this rests on
 * @param incomplete stays of which the views do not know all: something of theirs can be missing;
 *     not shown where there are none
 */
record RegisterReportAnswer(
    YearMonth from,
    YearMonth to,
    List<ReportedStay> stays,
    int page,
    int size,
    int total,
    Basis basis,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) List<UUID> incomplete)
    implements Tabular {

  @Override
  public String table() {
    return RegisterTable.of(stays);
  }
}
