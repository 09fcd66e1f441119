package no.dognbok.query.dossier;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import no.dognbok.query.dossier.DossierContent.Claim;
import no.dognbok.query.dossier.DossierContent.ClaimFor;
import no.dognbok.query.law.Directory;
import no.dognbok.query.law.PaymentDay;
import no.dognbok.query.stay.PartyAnswer;
import org.jspecify.annotations.Nullable;

/** What is claimed: by which trust of which municipality, for which days. */
final class Claims {

  private final List<PaymentDay> days;
  private final Directory directory;

  Claims(List<PaymentDay> days, Directory directory) {
    this.days = days;
    this.directory = directory;
  }

  private record Between(@Nullable PartyAnswer trust, @Nullable PartyAnswer municipality) {}

  /** All payment days, of each two parties by themselves. */
  List<Claim> ofStay() {
    Map<Between, List<PaymentDay>> between = new LinkedHashMap<>();
    days.stream()
        .filter(PaymentDay::isPayable)
        .forEach(day ->
            between
                .computeIfAbsent(
                    new Between(trust(day), PartyAnswer.of(day.payer(), directory)),
                    _ -> new ArrayList<>())
                .add(day));
    return between.entrySet().stream()
        .map(one -> {
          List<LocalDate> dates = one.getValue().stream().map(PaymentDay::date).toList();
          return new Claim(
              ClaimFor.PAYMENT_DAYS,
              one.getKey().trust(),
              one.getKey().municipality(),
              dates,
              dates,
              amount(one.getValue()));
        })
        .toList();
  }

  private @Nullable PartyAnswer trust(PaymentDay day) {
    return PartyAnswer.of(directory.trust(day.hospital()).orElse(day.hospital()), directory);
  }

  /**
   * The days that are disputed; where none is named, each of the stay, or of the month, on which
   * the patient was, or was said to be, ready.
   */
  Claim of(DisputePart dispute) {
    List<LocalDate> dates =
        dispute.days().isEmpty()
            ? days.stream()
                .map(PaymentDay::date)
                .filter(date -> isIn(date, dispute.month()))
                .toList()
            : dispute.days();
    List<PaymentDay> payable =
        days.stream()
            .filter(PaymentDay::isPayable)
            .filter(day -> dates.contains(day.date()))
            .toList();
    return new Claim(
        ClaimFor.DISPUTED_DAYS,
        dispute.trust(),
        dispute.municipality(),
        dates,
        payable.stream().map(PaymentDay::date).toList(),
        amount(payable));
  }

  private static boolean isIn(LocalDate date, @Nullable YearMonth month) {
    return month == null || YearMonth.from(date).equals(month);
  }

  /** What the statement bills for the stay. */
  static Claim of(LinePart line, PartyAnswer trust, PartyAnswer municipality) {
    List<LocalDate> dates = line.days().stream().map(LinePart.Day::date).toList();
    return new Claim(
        ClaimFor.STATEMENT_LINE,
        trust,
        municipality,
        dates,
        line.days().stream().filter(day -> !day.heldBack()).map(LinePart.Day::date).toList(),
        line.amount());
  }

  private static @Nullable Long amount(List<PaymentDay> days) {
    long sum = 0;
    for (PaymentDay day : days) {
      if (day.rate() == null) {
        return null;
      }
      sum += day.rate();
    }
    return sum;
  }
}
