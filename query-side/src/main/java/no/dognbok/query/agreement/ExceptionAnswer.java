package no.dognbok.query.agreement;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import no.dognbok.events.Address;
import no.dognbok.events.Municipality;
import no.dognbok.query.agreement.AgreementsAnswer.Origin;
import no.dognbok.query.law.AgreedException;
import no.dognbok.query.law.Directory;
import no.dognbok.query.stay.PartyAnswer;
import no.dognbok.query.surroundings.SurroundingsView;
import no.dognbok.query.surroundings.SurroundingsView.Known;
import org.jspecify.annotations.Nullable;

/**
 * Force majeure for a period (Retn. 1, 3.1 b).
 *
 * @param id chosen by whoever told of it first
 * @param trust the hospital trust
 * @param municipality the municipality; absent where it is for all
 * @param from the first day
 * @param to the last day, as it is now; absent while it lasts
 * @param agreedBy who has agreed: who told of it first, then who confirmed it
 * @param ended what ended it earlier than was agreed; absent where nothing did
 * @param cancelled what says that it was wrong; absent where nothing does
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record ExceptionAnswer(
    UUID id,
    PartyAnswer trust,
    @Nullable PartyAnswer municipality,
    LocalDate from,
    @Nullable LocalDate to,
    List<Word> agreedBy,
    @Nullable Origin ended,
    @Nullable Origin cancelled) {

  /**
   * The word of one party.
   *
   * @param party whose word it is
   * @param said where it lies in the log
   */
  record Word(PartyAnswer party, Origin said) {}

  /**
   * Those that are wanted of all that were told of.
   *
   * @param known in the order of the log
   */
  static List<ExceptionAnswer> of(
      List<Known> known, Predicate<AgreedException> wanted, Directory directory) {
    Map<String, Known> byEvent =
        known.stream().collect(Collectors.toMap(one -> one.stored().id(), Function.identity()));
    return SurroundingsView.exceptionsAmong(known).stream()
        .filter(wanted)
        .map(exception ->
            of(
                exception,
                event -> Origin.of(Objects.requireNonNull(byEvent.get(event))),
                directory))
        .toList();
  }

  private static ExceptionAnswer of(
      AgreedException exception, Function<String, Origin> origin, Directory directory) {
    Address trust = exception.agreed().trust();
    Function<Optional<Municipality>, PartyAnswer> party =
        municipality ->
            Objects.requireNonNull(
                municipality
                    .map(own -> PartyAnswer.of(own, directory))
                    .orElseGet(() -> PartyAnswer.of(trust, directory)));
    Stream<Word> first =
        Stream.of(
            new Word(
                party.apply(Optional.ofNullable(exception.agreed().toldBy())),
                origin.apply(exception.event())));
    Stream<Word> others =
        exception.confirmations().entrySet().stream()
            .map(one -> new Word(party.apply(one.getKey()), origin.apply(one.getValue())))
            .sorted(Comparator.comparing(word -> word.said().position()));
    return new ExceptionAnswer(
        exception.agreed().exception(),
        party.apply(Optional.empty()),
        PartyAnswer.of(exception.agreed().municipality(), directory),
        exception.agreed().from(),
        exception.to(),
        Stream.concat(first, others).toList(),
        Optional.ofNullable(exception.ending()).map(origin).orElse(null),
        Optional.ofNullable(exception.cancellation()).map(origin).orElse(null));
  }
}
