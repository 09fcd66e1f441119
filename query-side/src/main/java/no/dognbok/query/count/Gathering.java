package no.dognbok.query.count;

import java.time.YearMonth;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import no.dognbok.events.Address;
import no.dognbok.events.CountSide;
import no.dognbok.events.DisputeParty;
import no.dognbok.exchange.CountedStay;
import no.dognbok.query.docket.Docket;
import no.dognbok.query.law.Directory;
import no.dognbok.query.law.PaymentDay;
import no.dognbok.query.scope.Scope;
import no.dognbok.query.stay.Basis;
import no.dognbok.query.stay.OwnReference;
import no.dognbok.query.stay.StayQuestions;
import no.dognbok.query.stay.StayQuestions.Judged;
import no.dognbok.query.stay.StayRecord;
import no.dognbok.query.stay.Visibility;
import no.dognbok.query.stay.When;
import org.jspecify.annotations.Nullable;

/** Gathers the stays that the asker may see and that can be those of the lists. */
final class Gathering {

  private final Docket docket;
  private final StayQuestions questions;
  private final CountedMonth month;
  private final When when;
  private final Scope scope;
  private final Basis basis;
  private final Directory directory;
  private final Map<DisputeParty, Visibility> visibility = new EnumMap<>(DisputeParty.class);
  private final Map<UUID, LedgerStay> stays = new LinkedHashMap<>();

  Gathering(
      Docket docket,
      StayQuestions questions,
      CountedMonth month,
      When when,
      Scope scope,
      Basis basis,
      Directory directory) {
    this.docket = docket;
    this.questions = questions;
    this.month = month;
    this.when = when;
    this.scope = scope;
    this.basis = basis;
    this.directory = directory;
    visibility.put(DisputeParty.TRUST, Visibility.of(new Scope.Trust(month.trust()), directory));
    visibility.put(
        DisputeParty.MUNICIPALITY,
        Visibility.of(new Scope.OfMunicipality(month.municipality()), directory));
  }

  Collection<LedgerStay> stays(Map<CountSide, List<CountedStay>> lists) {
    add(settledIn(month.month()), true);
    add(withDays(month.month()), false);
    if (!notFound(lists).isEmpty()) {
      add(byId(notFound(lists)), false);
    }
    if (!notFound(lists).isEmpty()) { // a stay may be counted in the month after, or before
      add(withDays(month.month().minusMonths(1)), false);
      add(withDays(month.month().plusMonths(1)), false);
    }
    return stays.values();
  }

  private List<CountedStay> notFound(Map<CountSide, List<CountedStay>> lists) {
    return lists.entrySet().stream()
        .flatMap(list -> {
          Finder finder = new Finder(LedgerStay.party(list.getKey()), stays.values());
          return list.getValue().stream().filter(row -> finder.find(row).isEmpty());
        })
        .toList();
  }

  private List<StayRecord> settledIn(YearMonth in) {
    return questions.settledIn(in, month.trust(), month.municipality());
  }

  private List<StayRecord> withDays(YearMonth in) {
    return docket.withDays(in, month.trust(), month.municipality(), when);
  }

  private List<StayRecord> byId(List<CountedStay> rows) {
    return rows.stream()
        .flatMap(row -> Finder.idOf(row).stream())
        .distinct()
        .flatMap(id -> questions.find(id, new Scope.Trust(month.trust())).stream())
        .toList();
  }

  /**
   * Adds those that the asker may see, and those of which the parties have settled that a day is
   * paid: then both see it. That one of them says so opens nothing to it.
   *
   * @param canBeSettled whether somebody has told of a settlement
   */
  private void add(List<StayRecord> records, boolean canBeSettled) {
    Visibility asker = Visibility.of(scope, directory);
    Set<UUID> there = new HashSet<>(stays.keySet());
    List<StayRecord> some =
        records.stream()
            .filter(stay -> there.add(stay.id()))
            .filter(stay -> canBeSettled || asker.isVisible(stay))
            .toList();
    questions
        .judge(some, when, basis)
        .forEach(judged -> {
          boolean isSettled = canBeSettled && isSettled(judged);
          if (isSettled || asker.isVisible(judged.record())) {
            stays.put(judged.record().id(), ledgerStay(judged, isSettled));
          }
        });
  }

  private boolean isSettled(Judged judged) {
    return judged.judgement().days().stream()
        .map(this::day)
        .anyMatch(day -> day.isPaid() && day.judged().settled() != null);
  }

  /**
   * Of a stay that turned out to be another municipality's this one sees the days between the two,
   * and nothing else: not even for how long the patient waited afterwards.
   */
  private LedgerStay ledgerStay(Judged judged, boolean isSettled) {
    List<OwnReference> references = references(judged, isSettled);
    Set<DisputeParty> seenBy =
        visibility.entrySet().stream()
            .filter(party -> isSettled || party.getValue().isVisible(judged.record()))
            .map(Map.Entry::getKey)
            .collect(Collectors.toSet());
    boolean turnedAway =
        seenBy.contains(DisputeParty.MUNICIPALITY)
            && !Objects.requireNonNull(visibility.get(DisputeParty.MUNICIPALITY))
                .isWhollyVisible(judged.record());
    List<LedgerStay.Day> days =
        judged.judgement().days().stream()
            .map(this::day)
            .filter(day -> !turnedAway || day.isTheirs())
            .toList();
    return new LedgerStay(
        judged.record().id(),
        days.stream()
            .filter(LedgerStay.Day::isTheirs)
            .map(day -> day.judged().hospital())
            .reduce(null, (_, later) -> later),
        references,
        ofParties(references),
        seenBy,
        turnedAway,
        days);
  }

  /** As the asker sees them: not what was told after another municipality was the right one. */
  private List<OwnReference> references(Judged judged, boolean isSettled) {
    StayRecord then = judged.recordThen();
    return Visibility.of(scope, directory)
        .seen(then)
        .or(() -> isSettled ? Optional.of(then) : Optional.empty())
        .map(StayRecord::references)
        .orElse(List.of());
  }

  private Map<DisputeParty, Set<String>> ofParties(List<OwnReference> references) {
    return references.stream()
        .flatMap(one -> party(one).map(party -> Map.entry(party, one.reference())).stream())
        .collect(
            Collectors.groupingBy(
                Map.Entry::getKey,
                Collectors.mapping(one -> LedgerStay.plain(one.getValue()), Collectors.toSet())));
  }

  private Optional<DisputeParty> party(OwnReference reference) {
    Address organisation = Address.parse(reference.organisation());
    if (isOfTrust(organisation)) {
      return Optional.of(DisputeParty.TRUST);
    }
    return directory
        .municipality(organisation)
        .filter(month.municipality()::equals)
        .map(_ -> DisputeParty.MUNICIPALITY);
  }

  private boolean isOfTrust(@Nullable Address address) {
    return month.trust().equals(address)
        || directory.trust(address).filter(month.trust()::equals).isPresent();
  }

  private LedgerStay.Day day(PaymentDay day) {
    return new LedgerStay.Day(
        day, month.municipality().equals(day.payer()), isOfTrust(day.hospital()));
  }
}
