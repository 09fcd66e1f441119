package no.dognbok.command.count;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import no.dognbok.command.Ledger;
import no.dognbok.command.matter.Parties;
import no.dognbok.events.Address;
import no.dognbok.events.CountEvent.CountTaken;
import no.dognbok.events.CountSource;
import no.dognbok.events.DisputeParty;
import no.dognbok.events.Municipality;
import no.dognbok.events.Refusal;
import no.dognbok.events.Refusal.Code;
import no.dognbok.exchange.CountedStay;
import no.dognbok.exchange.CountedStays;
import no.dognbok.identity.Caller;
import no.dognbok.log.EventJson;
import no.dognbok.log.StoredEvent;
import no.dognbok.notes.Note;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A list that is handed in: its rows are kept aside, and it is recorded once. */
class CountIntakeTest {

  private static final Address TRUST = Address.org("983974791");
  private static final Address STEINKJER = Address.org("840029212");
  private static final Municipality MUNICIPALITY = new Municipality("5006");
  private static final YearMonth OCTOBER = YearMonth.of(2025, 10);
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2025-11-05T09:00:00Z"), ZoneOffset.UTC);

  @TempDir static Path data;
  private static Ledger ledger;
  private static CountIntake intake;
  private static YearMonth next = YearMonth.of(2024, 1);

  /** Each test has a month of its own. */
  private final YearMonth month = next;

  @BeforeAll
  static void open() {
    ledger = new Ledger(data, CLOCK);
    intake = new CountIntake(ledger.commands(), ledger.log(), ledger.notes(), CLOCK);
  }

  @AfterAll
  static void close() {
    ledger.close();
  }

  @BeforeEach
  void anotherMonth() {
    next = next.plusMonths(1);
  }

  private static HandedIn handedIn(
      DisputeParty party,
      YearMonth month,
      CountSource source,
      @Nullable String key,
      String... references) {
    String text =
        IntStream.range(0, references.length)
            .mapToObj(i -> references[i] + ";14.10.2025;15.10.2025")
            .collect(Collectors.joining("\n", "Referanse;Fra;Til\n", "\n"));
    return new HandedIn(
        new Parties(TRUST, MUNICIPALITY, party),
        month,
        source,
        ListReader.read(text.getBytes(StandardCharsets.UTF_8), OCTOBER),
        key,
        new Caller(party == DisputeParty.TRUST ? TRUST : STEINKJER, null, null));
  }

  private HandedIn steinkjers(@Nullable String key, String... references) {
    return handedIn(DisputeParty.MUNICIPALITY, month, CountSource.OWN_LIST, key, references);
  }

  private HandedIn trusts(CountSource source, String... references) {
    return handedIn(DisputeParty.TRUST, month, source, null, references);
  }

  private static CountTaken taken(CountIntake.Answer answer) {
    return (CountTaken) EventJson.read(answer.commit().events().getFirst());
  }

  private static List<CountedStay> rows(CountTaken taken) {
    return CountedStays.read(
        taken.list().stream()
            .map(one -> ledger.notes().find(one.note()).orElseThrow().text())
            .toList());
  }

  private static long count() {
    return ledger.log().head().commits();
  }

  @Test
  void theRowsLieInTheNoteStore_forWhoHandedThemIn_andNotInTheLog() {
    CountIntake.Answer answer = intake.take(steinkjers(null, "Hemmelig 1", "Hemmelig 2"));
    CountTaken taken = taken(answer);
    assertThat(answer.repeated()).isFalse();
    assertThat(taken.rows()).isEqualTo(2);
    assertThat(taken.days()).isEqualTo(4);
    assertThat(rows(taken)).extracting(CountedStay::reference).contains("Hemmelig 1", "Hemmelig 2");
    Note note = ledger.notes().find(taken.list().getFirst().note()).orElseThrow();
    assertThat(note.reference()).isEqualTo(taken.list().getFirst());
    assertThat(note.readers()).containsExactly(Address.of(MUNICIPALITY));
    StoredEvent stored = answer.commit().events().getFirst();
    assertThat(stored.stream()).isEqualTo("count/983974791/5006/" + month);
    assertThat(
            new String(stored.payload(), StandardCharsets.UTF_8)
                + new String(stored.metadataOrNothing(), StandardCharsets.UTF_8))
        .doesNotContain("Hemmelig");
  }

  @Test
  void aLongListTakesSeveralNotes() {
    String[] references =
        IntStream.range(0, 600)
            .mapToObj("Kommunens sak 2025/%05d"::formatted)
            .toArray(String[]::new);
    CountTaken taken = taken(intake.take(steinkjers(null, references)));
    assertThat(taken.list()).hasSizeGreaterThan(2);
    assertThat(rows(taken)).extracting(CountedStay::reference).containsExactly(references);
    assertThat(intake.take(steinkjers(null, references)).repeated()).isTrue();
  }

  @Test
  void theListThatStandsHandedInAgainChangesNothing_anotherTakesItsPlace() {
    CountIntake.Answer first = intake.take(steinkjers(null, "a"));
    long commits = count();
    CountIntake.Answer again = intake.take(steinkjers(null, "a"));
    assertThat(again.repeated()).isTrue();
    assertThat(again.commit().position()).isEqualTo(first.commit().position());
    assertThat(count()).isEqualTo(commits);

    assertThat(intake.take(steinkjers(null, "b")).repeated()).isFalse();
    CountIntake.Answer back = intake.take(steinkjers(null, "a"));
    assertThat(back.repeated()).isFalse();
    assertThat(ledger.log().stream("count/983974791/5006/" + month, 0, 10)).hasSize(3);
  }

  @Test
  void eachSideHasAListOfItsOwn_theRegisterToo() {
    intake.take(steinkjers(null, "a"));
    assertThat(intake.take(trusts(CountSource.OWN_LIST, "a")).repeated()).isFalse();
    assertThat(intake.take(trusts(CountSource.PATIENT_REGISTER, "a")).repeated()).isFalse();
    assertThat(intake.take(steinkjers(null, "a")).repeated()).isTrue();
    assertThat(intake.take(trusts(CountSource.OWN_LIST, "a")).repeated()).isTrue();
    assertThat(intake.take(trusts(CountSource.PATIENT_ADMINISTRATION, "a")).repeated()).isFalse();
  }

  @Test
  void aRequestIsKnownByItsKey_alsoWhereAnotherListCameInBetween() {
    CountIntake.Answer first = intake.take(steinkjers("k-1", "a"));
    intake.take(steinkjers("k-2", "b"));
    CountIntake.Answer again = intake.take(steinkjers("k-1", "a"));
    assertThat(again.repeated()).isTrue();
    assertThat(again.commit().position()).isEqualTo(first.commit().position());
    assertThatExceptionOfType(Refusal.class)
        .isThrownBy(() -> intake.take(steinkjers("k-1", "c")))
        .satisfies(refusal -> assertThat(refusal.code()).isEqualTo(Code.IDEMPOTENCY_KEY_TAKEN));

    // What was deleted does not come back when the request is sent again.
    ledger.notes().delete(taken(first).list().getFirst().note());
    long commits = count();
    assertThat(intake.take(steinkjers("k-1", "a")).repeated()).isTrue();
    assertThat(count()).isEqualTo(commits);
  }

  @Test
  void aMonthThatHasNotBegunCannotBeCounted() {
    long commits = count();
    assertThatExceptionOfType(Refusal.class)
        .isThrownBy(() ->
            intake.take(
                handedIn(
                    DisputeParty.MUNICIPALITY,
                    YearMonth.of(2025, 12),
                    CountSource.OWN_LIST,
                    null,
                    "a")))
        .satisfies(refusal -> assertThat(refusal.code()).isEqualTo(Code.TIME_AHEAD));
    assertThat(count()).isEqualTo(commits);
  }
}
