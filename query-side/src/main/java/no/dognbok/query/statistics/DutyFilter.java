package no.dognbok.query.statistics;

import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;
import no.dognbok.events.Address;
import no.dognbok.events.Municipality;
import no.dognbok.events.Obligation;
import no.dognbok.query.docket.Tallied;
import no.dognbok.query.law.DeadlineTable;
import no.dognbok.query.law.Duty;
import org.jspecify.annotations.Nullable;

/**
 * Which duties, of which stays.
 *
 * @param trust in whose hospital the patient was admitted
 * @param municipality of the stay
 * @param hospital where the patient was admitted, by organisation or address
 * @param kinds which obligations
 */
public record DutyFilter(
    @Nullable Address trust,
    @Nullable Municipality municipality,
    @Nullable Address hospital,
    Set<Obligation> kinds) {

  /** Everything. */
  public static final DutyFilter ALL =
      new DutyFilter(null, null, null, EnumSet.allOf(Obligation.class));

  public DutyFilter {
    EnumSet<Obligation> copy = EnumSet.noneOf(Obligation.class); // asked of millions
    copy.addAll(kinds);
    kinds = Collections.unmodifiableSet(copy);
  }

  /**
   * The obligations of which all this is true.
   *
   * @param kind this one; any where absent
   * @param owedBy owed by this party; by any where absent
   * @param paragraph resting on this paragraph or point, such as {@code § 11}, {@code § 11 andre
   *     ledd} or {@code vedlegg 3.1 a}, or a part of it; on any where absent
   */
  public static Set<Obligation> kinds(
      @Nullable Obligation kind, Duty.@Nullable Party owedBy, @Nullable String paragraph) {
    return Arrays.stream(Obligation.values())
        .filter(one -> kind == null || kind == one)
        .filter(one -> owedBy == null || owedBy == DeadlineTable.of(one).owedBy())
        .filter(one -> paragraph == null || restsOn(DeadlineTable.of(one).basis(), paragraph))
        .collect(Collectors.toCollection(() -> EnumSet.noneOf(Obligation.class)));
  }

  private static boolean restsOn(String basis, String paragraph) {
    return Arrays.stream(basis.split(";"))
        .map(String::strip)
        .anyMatch(part -> part.equals(paragraph) || part.startsWith(paragraph + " "));
  }

  /** Whether the stay is one of those asked for. */
  boolean include(Tallied stay, Places places) {
    return (municipality == null || municipality.equals(stay.municipality()))
        && (hospital == null
            || hospital.equals(stay.hospital())
            || hospital.equals(places.organisation(stay.hospital())))
        && (trust == null || trust.equals(places.trust(stay.hospital())));
  }
}
