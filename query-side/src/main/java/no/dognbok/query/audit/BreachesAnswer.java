package no.dognbok.query.audit;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import no.dognbok.query.answer.Tabular;
import no.dognbok.query.judgement.DeadlineAnswer;
import no.dognbok.query.judgement.EventNames;
import no.dognbok.query.law.Directory;
import no.dognbok.query.statistics.BrokenDuty;
import no.dognbok.query.stay.Basis;
import no.dognbok.query.stay.PartyAnswer;
import org.jspecify.annotations.Nullable;

/**
 * The duties that were broken in a period.
 *
 * @param from the first day on which they were due
 * @param to the last day
 * @param breaches each in its stay, what was due last first
 * @param page number of the page, from 0
 * @param size most breaches on a page
 * @param total how many breaches there are in all
 * @param basis what this rests on
 * @param incomplete stays of which the views do not know all: something of theirs can be missing;
 *     not shown where there are none
 */
record BreachesAnswer(
    LocalDate from,
    LocalDate to,
    List<Breach> breaches,
    int page,
    int size,
    long total,
    Basis basis,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) List<UUID> incomplete)
    implements Tabular {

  /**
   * A duty that was not fulfilled in time, in its stay.
   *
   * @param stay id of the stay
   * @param hospital where the patient was admitted
   * @param municipality that is concerned
   * @param delay by how much it was late, in whole seconds; absent where it is not fulfilled
   * @param deadline the duty with what it rests on
   */
  record Breach(
      UUID stay,
      @Nullable PartyAnswer hospital,
      @Nullable PartyAnswer municipality,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Duration delay,
      DeadlineAnswer deadline) {

    static Breach of(BrokenDuty broken, Instant asOf, Directory directory) {
      return new Breach(
          broken.stay(),
          PartyAnswer.of(broken.hospital(), directory),
          PartyAnswer.of(broken.municipality(), directory),
          broken.delay(),
          DeadlineAnswer.of(broken.duty(), asOf, EventNames.BY_ID));
    }
  }

  @Override
  public String table() {
    return BreachesTable.of(breaches);
  }
}
