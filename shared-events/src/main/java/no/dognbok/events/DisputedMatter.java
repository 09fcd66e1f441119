package no.dognbok.events;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What is disputed: a whole stay, days of it, or its line in the statement of a month between the
 * two parties.
 *
 * @param stay id of the stay
 * @param days that are disputed, in order; none where it is all of the stay, or of the line
 * @param month of the statement; absent where no line of one is disputed
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record DisputedMatter(UUID stay, List<LocalDate> days, @Nullable YearMonth month) {

  public DisputedMatter(UUID stay, @Nullable List<LocalDate> days, @Nullable YearMonth month) {
    this.stay = Objects.requireNonNull(stay, "stay");
    this.days = days == null ? List.of() : List.copyOf(new TreeSet<>(days));
    this.month = month;
  }
}
