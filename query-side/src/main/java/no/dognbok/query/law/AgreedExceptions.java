package no.dognbok.query.law;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import no.dognbok.events.Address;
import no.dognbok.events.Municipality;
import org.jspecify.annotations.Nullable;

/**
 * Which exceptions (force majeure) trusts and municipalities have agreed on for all their stays.
 */
public interface AgreedExceptions {

  /** Nobody has agreed on any. */
  AgreedExceptions NONE = (_, _, _) -> List.of();

  /** The exceptions that hold on a day between a trust and a municipality. */
  List<Covering> on(LocalDate day, @Nullable Address trust, @Nullable Municipality municipality);

  /**
   * An exception that covers a day.
   *
   * @param byTrust id of the event by which the trust agreed; absent where it has not
   * @param byMunicipality id of the event by which the municipality agreed; absent where it has not
   */
  record Covering(@Nullable String byTrust, @Nullable String byMunicipality) {

    /** Ids of the events that it rests on. */
    Stream<String> events() {
      return Stream.of(byTrust, byMunicipality).flatMap(Stream::ofNullable);
    }
  }

  /** Those that were told of. */
  static AgreedExceptions of(List<AgreedException> all) {
    List<AgreedException> told = List.copyOf(all);
    return (day, trust, municipality) ->
        told.stream()
            .filter(one -> one.agreed().trust().equals(trust))
            .filter(one -> one.concerns(municipality) && one.holdsOn(day))
            .map(one ->
                new Covering(
                    one.wordOf(null).orElse(null),
                    Optional.ofNullable(municipality).flatMap(one::wordOf).orElse(null)))
            .toList();
  }
}
