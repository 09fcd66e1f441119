package no.dognbok.query.count;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import no.dognbok.events.Address;
import no.dognbok.events.CountSide;
import no.dognbok.events.DisputeParty;
import no.dognbok.query.law.PaymentDay;
import no.dognbok.query.stay.OwnReference;
import org.jspecify.annotations.Nullable;

/**
 * A stay as the ledger has it, and as lists may name it.
 *
 * @param id of the stay
 * @param hospital where the patient waited last, of the days between the two; absent where there
 *     are none, or nobody said
 * @param references the organisations' own, as the asker sees them
 * @param ofParties the same by whose they are, in the form in which they are compared
 * @param seenBy the parties that may see the stay: a list of another does not find it
 * @param turnedAway whether it turned out to be another municipality's; then the days are those
 *     between the two only
 * @param days that the ledger has judged, by date
 * @param paid those that this municipality pays this trust, in whatever month
 */
record LedgerStay(
    UUID id,
    @Nullable Address hospital,
    List<OwnReference> references,
    Map<DisputeParty, Set<String>> ofParties,
    Set<DisputeParty> seenBy,
    boolean turnedAway,
    NavigableMap<LocalDate, Day> days,
    NavigableSet<LocalDate> paid) {

  /**
   * A day that the ledger has judged.
   *
   * @param judged how, and why
   * @param payer whether it is this municipality that pays, or would
   * @param biller whether it is this trust that bills, or would
   */
  record Day(PaymentDay judged, boolean payer, boolean biller) {

    boolean isPaid() {
      return judged.isPayable() && payer && biller;
    }

    /** Whether it is between the two; of another day none of them is shown a reason. */
    boolean isTheirs() {
      return payer && biller;
    }
  }

  LedgerStay(
      UUID id,
      @Nullable Address hospital,
      List<OwnReference> references,
      Map<DisputeParty, Set<String>> ofParties,
      Set<DisputeParty> seenBy,
      boolean turnedAway,
      Collection<Day> days) {
    this(
        id,
        hospital,
        List.copyOf(references),
        Map.copyOf(ofParties),
        Set.copyOf(seenBy),
        turnedAway,
        days.stream()
            .collect(
                Collectors.toMap(
                    day -> day.judged().date(), day -> day, (one, _) -> one, TreeMap::new)),
        days.stream()
            .filter(Day::isPaid)
            .map(day -> day.judged().date())
            .collect(Collectors.toCollection(TreeSet::new)));
  }

  /** The days of a month that this municipality pays this trust. */
  NavigableSet<LocalDate> paidIn(YearMonth month) {
    return paid.subSet(month.atDay(1), true, month.atEndOfMonth(), true);
  }

  /** How references are compared: people write them with other blanks and letters. */
  static String plain(String reference) {
    return reference.strip().replaceAll("\\s+", " ").toLowerCase(Locale.ROOT);
  }

  /** The party whose list a side is. */
  static DisputeParty party(CountSide side) {
    return side == CountSide.MUNICIPALITY ? DisputeParty.MUNICIPALITY : DisputeParty.TRUST;
  }
}
