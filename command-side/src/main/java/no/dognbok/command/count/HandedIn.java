package no.dognbok.command.count;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.YearMonth;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import no.dognbok.command.matter.Parties;
import no.dognbok.events.Address;
import no.dognbok.events.CountEvent;
import no.dognbok.events.CountSide;
import no.dognbok.events.CountSource;
import no.dognbok.events.DisputeParty;
import no.dognbok.exchange.CountedStay;
import no.dognbok.exchange.CountedStays;
import no.dognbok.identity.Caller;
import no.dognbok.notes.Note;
import org.jspecify.annotations.Nullable;

/**
 * A count as it was handed in, and read.
 *
 * @param parties between whom, and as which of them it was handed in
 * @param month that was counted
 * @param source where the list comes from
 * @param rows of the list
 * @param key its {@code Idempotency-Key}
 * @param caller who sent it
 */
record HandedIn(
    Parties parties,
    YearMonth month,
    CountSource source,
    List<CountedStay> rows,
    @Nullable String key,
    Caller caller) {

  HandedIn {
    rows = List.copyOf(rows);
  }

  String matter() {
    return CountEvent.matter(parties.trust(), parties.municipality(), month);
  }

  String stream() {
    return CountEvent.stream(parties.trust(), parties.municipality(), month);
  }

  CountSide side() {
    return CountSide.of(parties.teller(), source);
  }

  /** The rows as they are kept. */
  List<String> texts() {
    return CountedStays.texts(rows, Note.LONGEST);
  }

  int days() {
    return rows.stream().mapToInt(CountedStay::days).sum();
  }

  /** The list is for who handed it in; the other party sees what is laid beside its own stays. */
  Set<Address> readers() {
    return Set.of(
        parties.teller() == DisputeParty.TRUST
            ? parties.trust()
            : Address.of(parties.municipality()));
  }

  /** The claim by which it is known again. */
  Optional<String> claim() {
    return Optional.ofNullable(key)
        .map(given ->
            "idem/%s/%s/%s"
                .formatted(caller.asker(), Optional.ofNullable(caller.client()).orElse(""), given));
  }

  /** SHA-256 of what stands among the facts anyway: of the rows nothing must be guessed. */
  String digest() {
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("SHA-256")
                  .digest(
                      "%s %s %s %d %d"
                          .formatted(stream(), side(), source, rows.size(), days())
                          .getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
