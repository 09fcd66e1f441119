package no.dognbok.standalone.simulation;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something that somebody tells the ledger about a made-up stay, before it has been given a form.
 *
 * @param about whose stay
 * @param id of the telling, unique in the stay
 * @param type stored name of the event
 * @param occurredAt when it happened, by the clock of who tells
 * @param dateOnly whether only the date is told
 * @param reportedAt when it reaches the ledger
 * @param opens whether it is the first that the ledger hears of the stay
 * @param refersTo what it is about, where it is a receipt, a correction or a cancellation
 * @param fields what it says besides, by the names of the line form
 */
public record Telling(
    Subject about,
    String id,
    String type,
    Instant occurredAt,
    boolean dateOnly,
    Instant reportedAt,
    boolean opens,
    @Nullable Telling refersTo,
    Map<String, Object> fields) {

  public Telling {
    fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
  }

  /**
   * A stay, and whose it is.
   *
   * @param number of the stay, from 0
   * @param stay its id
   * @param patient made-up national identity number of the patient (month plus 80, as Tenor's are)
   * @param born when the patient was born
   * @param reference the hospital's own reference to the stay
   * @param admittedTo where the patient was admitted
   */
  public record Subject(
      int number,
      UUID stay,
      String patient,
      LocalDate born,
      String reference,
      Country.Hospital admittedTo) {}

  Telling opening() {
    return new Telling(about, id, type, occurredAt, dateOnly, reportedAt, true, refersTo, fields);
  }

  Telling about(Telling newRefersTo) {
    return new Telling(
        about, id, type, occurredAt, dateOnly, reportedAt, opens, newRefersTo, fields);
  }

  /** As a line of newline-delimited JSON, without the newline. */
  public String line() {
    return LineForm.of(this);
  }

  /** What a field says; null where it is not there. */
  public @Nullable Object field(String name) {
    return fields.get(name);
  }
}
