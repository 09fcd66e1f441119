package no.dognbok.query.count;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import no.dognbok.events.CountSide;
import no.dognbok.events.NoteReference;
import no.dognbok.exchange.CountedStay;
import no.dognbok.exchange.CountedStays;
import no.dognbok.query.count.CountAnswers.Comparison;
import no.dognbok.query.count.CountAnswers.State;
import no.dognbok.query.docket.Docket;
import no.dognbok.query.law.Directory;
import no.dognbok.query.notes.NamedNotes;
import no.dognbok.query.notes.NoteAnswer;
import no.dognbok.query.scope.Scope;
import no.dognbok.query.stay.Basis;
import no.dognbok.query.stay.PartyAnswer;
import no.dognbok.query.stay.StayQuestions;
import no.dognbok.query.stay.When;

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
                new Gathering(docket, questions, month, when, scope, basis, directory)
                    .stays(lists)),
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
}
