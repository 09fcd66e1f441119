package no.dognbok.query.statement;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import no.dognbok.query.docket.Docket;
import no.dognbok.query.docket.Months;
import no.dognbok.query.law.Directory;
import no.dognbok.query.scope.Scope;
import no.dognbok.query.statement.StatementContent.NotBilled;
import no.dognbok.query.statement.StatementContent.OpenStay;
import no.dognbok.query.stay.DisputesOfStays;
import no.dognbok.query.stay.PartyAnswer;
import no.dognbok.query.stay.StayRecord;
import no.dognbok.query.stay.Stays;
import no.dognbok.query.stay.Visibility;
import no.dognbok.query.stay.When;
import org.jspecify.annotations.Nullable;

/** Draws statements: puts together what stands in one, from the stays as they are judged. */
final class Drawer {

  private final Docket docket;
  private final Stays stays;
  private final DisputesOfStays disputes;
  private final Corrector corrector;

  Drawer(Docket docket, Stays stays, DisputesOfStays disputes, Corrector corrector) {
    this.docket = docket;
    this.stays = stays;
    this.disputes = disputes;
    this.corrector = corrector;
  }

  /**
   * What is drawn.
   *
   * @param pair between whom
   * @param month of the statement
   * @param horizon how much of the log it looks at
   * @param recordedBy when the last commit was recorded that it looks at
   * @param account what was done about their statements before
   * @param billed what the frozen ones have billed
   * @param until when the municipality can object to this one; absent where it is not presented
   */
  record Commission(
      Pair pair,
      YearMonth month,
      Horizon horizon,
      Instant recordedBy,
      Account account,
      BilledDays billed,
      @Nullable Instant until) {

    Dues dues(DisputesOfStays disputes) {
      return new Dues(
          disputes,
          pair,
          horizon,
          key ->
              billed
                  .find(key)
                  .filter(one -> one.amount() != 0)
                  .map(BilledDays.Billed::until)
                  .or(() -> Optional.ofNullable(until)));
    }

    /** The same as another part of the log has it. */
    Commission with(Horizon other) {
      return new Commission(pair, month, other, recordedBy, account, billed, until);
    }

    Directory directory() {
      return horizon.around().surroundings().directory();
    }

    When when() {
      return new When(horizon.asOf(), recordedBy);
    }
  }

  /**
   * What stands in a statement, and what does not.
   *
   * @param content of it
   * @param onlyForTrust days that are not billed in stays of which the municipality was told
   *     nothing
   */
  record Drawing(StatementContent content, List<NotBilled> onlyForTrust) {}

  Drawing draw(Commission of) {
    List<NotBilled> notBilled = new ArrayList<>();
    List<NotBilled> onlyForTrust = new ArrayList<>();
    List<OpenStay> open = new ArrayList<>();
    List<Due> lines = new ArrayList<>();
    Visibility municipality =
        Visibility.of(new Scope.OfMunicipality(of.pair().municipality()), of.directory());
    List<Visibility> former =
        of.pair().formerly().stream()
            .map(one -> Visibility.of(new Scope.OfMunicipality(one), of.directory()))
            .toList();
    for (Dues.Judged judged : of.dues(disputes).of(candidates(of))) {
      List<Due> dues = judged.dues().stream().filter(due -> due.belongsTo(of.month())).toList();
      dues.stream()
          .filter(due -> due.day().isPayable() && of.billed().amount(due.key()) == 0)
          .forEach(lines::add);
      boolean isTold =
          municipality.isVisible(judged.stay())
              || former.stream().anyMatch(one -> one.isVisible(judged.stay()));
      dues.stream()
          .filter(due -> !due.day().isPayable())
          .map(due -> Lines.notBilled(due, of.directory()))
          .forEach((isTold ? notBilled : onlyForTrust)::add);
      if (isTold) {
        open(judged, of).ifPresent(open::add);
      }
    }
    List<Correction> corrections = corrector.corrections(of);
    notBilled.sort(BY_DAY);
    onlyForTrust.sort(BY_DAY);
    open.sort(Comparator.comparing(OpenStay::readySince).thenComparing(OpenStay::stay));
    return new Drawing(
        Lines.content(of.pair(), of.month(), of.directory(), lines, corrections, notBilled, open),
        onlyForTrust);
  }

  private static final Comparator<NotBilled> BY_DAY =
      Comparator.comparing((NotBilled one) -> one.day().date()).thenComparing(NotBilled::stay);

  /** Stays that can have a day in the statement, each once. */
  private List<StayRecord> candidates(Commission of) {
    Months month = Months.of(of.month(), of.month());
    TreeSet<StayRecord> some = new TreeSet<>(Comparator.comparing(StayRecord::id));
    of.pair()
        .payers()
        .forEach(payer -> {
          disputes.settledIn(of.month(), of.pair().trust(), payer).stream()
              .flatMap(id -> stays.find(id).stream())
              .forEach(some::add);
          docket.withDays(month, of.pair().trust(), payer, of.when()).stream()
              .filter(stay -> Reach.of(stay.upTo(of.horizon().position())).reaches(of.month()))
              .forEach(some::add);
        });
    return List.copyOf(some);
  }

  /** A patient who was ready in the month or before, and has not left. */
  private static Optional<OpenStay> open(Dues.Judged judged, Commission of) {
    LocalDate end = of.month().atEndOfMonth();
    return judged.ready()
        ? judged.dues().stream()
            .map(Due::day)
            .filter(day -> !day.date().isAfter(end))
            .findFirst()
            .map(day ->
                new OpenStay(
                    judged.stay().id(), PartyAnswer.of(day.hospital(), of.directory()), day.date()))
        : Optional.empty();
  }
}
