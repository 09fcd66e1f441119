package no.dognbok.events;

import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * One duty of a stay, as an event names it. Which duties there are is for the law to say; what
 * makes one the same duty in two judgements is the obligation and what triggered it, in whatever
 * wording.
 *
 * @param stay id of the stay
 * @param obligation code of the deadline table
 * @param trigger what triggered it: for each telling its type and the key of its first wording,
 *     joined by {@code +}; empty where nothing did
 * @param number which of several that are the same by this, from 0
 */
public record DutyReference(UUID stay, Obligation obligation, String trigger, int number) {

  /** What a trigger looks like. */
  public static final String FORM =
      "expected what the stay's deviations show, such as 'PatientAdmitted"
          + " 3f0c2a4e-8f6b-8d0e-9c55-0d6f0c1b2a3d'";

  private static final String TELLING = "[A-Za-z]{1,60} [0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}";
  private static final Pattern TRIGGER =
      Pattern.compile("(%s(\\+%s){0,49})?".formatted(TELLING, TELLING));

  /** The most duties that are the same by obligation and trigger. */
  public static final int MOST = 999;

  public DutyReference {
    Objects.requireNonNull(stay, "stay");
    Objects.requireNonNull(obligation, "obligation");
    if (!TRIGGER.matcher(trigger).matches()) {
      throw new IllegalArgumentException(FORM);
    }
    if (number < 0 || number > MOST) {
      throw new IllegalArgumentException("expected a number from 0 to %d".formatted(MOST));
    }
  }

  /**
   * The id of the deviation that the duty is, if it is broken: the same for everybody, whether
   * anybody has told of it or not. A name-based UUID (version 3); those that people choose are
   * random.
   */
  public UUID deviation() {
    return UUID.nameUUIDFromBytes(
        "%s/%s/%s/%d"
            .formatted(stay, obligation, trigger, number)
            .getBytes(StandardCharsets.UTF_8));
  }

  /** Whether an id can be that of a duty. */
  public static boolean isOfDuty(UUID deviation) {
    return deviation.version() == 3;
  }
}
