package no.dognbok.query.count;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.EnumSet;
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
import no.dognbok.events.NoteReference;
import no.dognbok.exchange.CountedStay;
import no.dognbok.exchange.CountedStays;
import no.dognbok.query.count.CountAnswers.Comparison;
import no.dognbok.query.count.CountAnswers.State;
import no.dognbok.query.docket.Docket;
import no.dognbok.query.law.Directory;
import no.dognbok.query.law.PaymentDay;
import no.dognbok.query.notes.NamedNotes;
import no.dognbok.query.notes.NoteAnswer;
import no.dognbok.query.scope.Scope;
import no.dognbok.query.stay.Basis;
import no.dognbok.query.stay.OwnReference;
import no.dognbok.query.stay.PartyAnswer;
import no.dognbok.query.stay.StayQuestions;
import no.dognbok.query.stay.StayQuestions.Judged;
import no.dognbok.query.stay.StayRecord;
import no.dognbok.query.stay.Visibility;
import no.dognbok.query.stay.When;
import org.jspecify.annotations.Nullable;

/**
 * Lays what the sides have counted of a month beside the ledger: put together when asked, from the
 * lists that stood and the stays as they are judged then.
 */
public final class CountDifferences {

  private final TakenCounts counts;
  private final NamedNotes notes;
  private final Docket docket;
  private final StayQuestions questions;

  public CountDifferences(
      TakenCounts counts, NamedNotes notes, Docket docket, StayQuestions questions) {
    this.counts = counts;
    this.notes = notes;
    this.docket = docket;
    this.questions = questions;
  }

  /** A list that stands, and its rows where they are there. */
  private record Standing(CountRecord.Entry entry, State state, List<CountedStay> rows) {}

  /** The month as it was known, and had been counted, then. */
  Comparison of(CountedMonth month, When when, Scope scope) {
    // Before anything is read: an answer holds what it says it holds, and perhaps more.
    Basis basis = questions.basis(when);
    List<UUID> incomplete = questions.incomplete();
    Directory directory = questions.directory(when);
    List<Standing> standing =
        counts.find(month, scope).standing(when).values().stream().map(this::standing).toList();
    Map<CountSide, List<CountedStay>> lists = new EnumMap<>(CountSide.class);
    standing.stream()
        .filter(list -> list.state() == State.PRESENT)
        .forEach(list -> lists.put(list.entry().taken().side(), list.rows()));
    Answering answering =
        new Answering(
            month.month(),
            lists,
            MonthCompared.of(
                month.month(),
                lists,
                new Gathering(month, when, scope, basis, directory).stays(lists)),
            own(scope),
            directory);
    return new Comparison(
        Objects.requireNonNull(PartyAnswer.of(month.trust(), directory)),
        Objects.requireNonNull(PartyAnswer.of(month.municipality(), directory)),
        month.month(),
        standing.stream().map(list -> Answering.handedIn(list.entry(), list.state())).toList(),
        answering.stays(),
        answering.notFound(),
        answering.totals(),
        answering.unreported(),
        basis,
        incomplete);
  }

  private static Set<CountSide> own(Scope scope) {
    return switch (scope) {
      case Scope.Auditor _ -> EnumSet.allOf(CountSide.class);
      case Scope.Trust _ -> EnumSet.of(CountSide.HOSPITAL, CountSide.REGISTER);
      case Scope.OfMunicipality _ -> EnumSet.of(CountSide.MUNICIPALITY);
    };
  }

  /** A list of which a part is gone is not compared: it would seem to lack what was deleted. */
  private Standing standing(CountRecord.Entry entry) {
    List<String> texts = new ArrayList<>();
    for (NoteReference reference : entry.taken().list()) {
      NoteAnswer note = notes.find(reference);
      if (note.state() != NoteAnswer.State.PRESENT || note.text() == null) {
        return new Standing(
            entry,
            note.state() == NoteAnswer.State.ALTERED ? State.ALTERED : State.DELETED,
            List.of());
      }
      texts.add(note.text());
    }
    return new Standing(entry, State.PRESENT, CountedStays.read(texts));
  }

  /** Gathers the stays that the asker may see and that can be those of the lists. */
  private final class Gathering {

    private final CountedMonth month;
    private final When when;
    private final Scope scope;
    private final Basis basis;
    private final Directory directory;
    private final Map<DisputeParty, Visibility> visibility = new EnumMap<>(DisputeParty.class);
    private final Map<UUID, LedgerStay> stays = new LinkedHashMap<>();

    Gathering(CountedMonth month, When when, Scope scope, Basis basis, Directory directory) {
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
     * Adds those that the asker may see.
     *
     * @param areSettled whether the parties have settled days of theirs: then both see those
     */
    private void add(List<StayRecord> records, boolean areSettled) {
      Visibility asker = Visibility.of(scope, directory);
      Set<UUID> there = new HashSet<>(stays.keySet());
      List<StayRecord> some =
          records.stream()
              .filter(stay -> there.add(stay.id()))
              .filter(stay -> areSettled || asker.isVisible(stay))
              .toList();
      questions
          .judge(some, when, basis)
          .forEach(judged -> stays.put(judged.record().id(), ledgerStay(judged, areSettled)));
    }

    private LedgerStay ledgerStay(Judged judged, boolean isSettled) {
      List<OwnReference> references = references(judged, isSettled);
      List<LedgerStay.Day> days = judged.judgement().days().stream().map(this::day).toList();
      return new LedgerStay(
          judged.record().id(),
          days.isEmpty() ? null : days.getLast().judged().hospital(),
          references,
          ofParties(references),
          visibility.entrySet().stream()
              .filter(party -> isSettled || party.getValue().isVisible(judged.record()))
              .map(Map.Entry::getKey)
              .collect(Collectors.toSet()),
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
}
