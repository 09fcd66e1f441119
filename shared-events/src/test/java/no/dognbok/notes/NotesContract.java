package no.dognbok.notes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import no.dognbok.events.Address;
import no.dognbok.events.Municipality;
import no.dognbok.events.Refusal;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every store of notes keeps to. */
abstract class NotesContract {

  static final Instant AT = Instant.parse("2025-11-03T09:15:00.123456Z");
  static final Address TRUST = Address.org("983974791");
  static final Address STEINKJER = Address.of(new Municipality("5006"));

  private Notes notes;

  /** The same store, opened anew. */
  abstract Notes open(Clock clock);

  /** Whether a text is anywhere in what the store has on disk, where it can be looked at. */
  abstract boolean isSomewhere(String text);

  @BeforeEach
  void openFirst() {
    notes = open(Clock.systemUTC());
  }

  @AfterEach
  void close() {
    notes.close();
  }

  static Note note(UUID id, String text) {
    return Note.written(
        id, text, Address.org("840029212"), "tildeling", AT, Set.of(TRUST, STEINKJER));
  }

  @Test
  void whatWasPutIsFoundAsItWas_alsoWhenOpenedAnew() {
    Note note = note(UUID.randomUUID(), "Meldingen kom ikke før kl. 16 – «straks»? 😀\nHilsen");
    assertThat(notes.put(note)).isEqualTo(note);
    assertThat(notes.find(note.id())).contains(note);
    notes.close();
    notes = open(Clock.systemUTC());
    assertThat(notes.find(note.id())).contains(note);
    assertThat(notes.find(UUID.randomUUID())).isEmpty();
  }

  @Test
  void whatIsNotKnownStaysUnknown() {
    Note note = Note.written(UUID.randomUUID(), "x", TRUST, null, AT, Set.of());
    notes.put(note);
    assertThat(notes.find(note.id())).contains(note);
  }

  @Test
  void theSameNoteSentAgainIsTheFirst() {
    Note first = notes.put(note(UUID.randomUUID(), "en tekst"));
    Note again =
        Note.written(
            first.id(), first.text(), first.by(), "nattevakt", AT.plusSeconds(60), first.readers());
    assertThat(again.digest()).as("another salt").isNotEqualTo(first.digest());
    assertThat(notes.put(again)).isEqualTo(first);
    assertThat(notes.find(first.id())).contains(first);
  }

  @Test
  void anotherNoteUnderTheSameIdIsRefused() {
    Note first = notes.put(note(UUID.randomUUID(), "en tekst"));
    for (Note other :
        List.of(
            note(first.id(), "en annen tekst"),
            Note.written(first.id(), first.text(), TRUST, null, AT, first.readers()),
            Note.written(first.id(), first.text(), first.by(), null, AT, Set.of(TRUST)))) {
      assertThatThrownBy(() -> notes.put(other))
          .isInstanceOfSatisfying(
              Refusal.class,
              refusal -> assertThat(refusal.code()).isEqualTo(Refusal.Code.NOTE_ID_TAKEN))
          .hasMessageNotContaining("tekst");
    }
    assertThat(notes.find(first.id())).contains(first);
  }

  @Test
  void whatWasDeletedIsGone_andDoesNotComeBack() {
    String text = "Tekst som skal bort " + UUID.randomUUID();
    Note note = notes.put(note(UUID.randomUUID(), text));
    Note other = notes.put(note(UUID.randomUUID(), "Denne blir"));
    assertThat(isSomewhere(text)).isTrue();
    assertThat(notes.delete(note.id())).isTrue();
    assertThat(isSomewhere(text)).isFalse();
    assertThat(isSomewhere(note.salt())).isFalse();
    assertThat(notes.find(note.id())).isEmpty();
    assertThat(notes.delete(note.id())).isFalse();
    assertThat(notes.delete(UUID.randomUUID())).isFalse();
    assertThatThrownBy(() -> notes.put(note)).isInstanceOf(Refusal.class);
    notes.close();
    notes = open(Clock.systemUTC());
    assertThat(notes.find(note.id())).isEmpty();
    assertThatThrownBy(() -> notes.put(note)).isInstanceOf(Refusal.class);
    assertThat(notes.find(other.id())).contains(other);
  }

  @Test
  void ofManyWhoPutTheSameAtOnceAllGetTheSame() throws Exception {
    int clients = 8;
    for (int round = 0; round < 20; round++) {
      UUID id = UUID.randomUUID();
      CyclicBarrier together = new CyclicBarrier(clients);
      List<Future<Note>> all = new ArrayList<>();
      try (ExecutorService threads = Executors.newFixedThreadPool(clients)) {
        for (int i = 0; i < clients; i++) {
          Note mine = note(id, "den samme teksten");
          all.add(
              threads.submit(() -> {
                together.await();
                return notes.put(mine);
              }));
        }
      }
      Note kept = notes.find(id).orElseThrow();
      for (Future<Note> one : all) {
        assertThat(one.get()).isEqualTo(kept);
      }
    }
  }

  @Test
  void whoCopiesThemAllComesPastEachThatIsThereOnce() {
    List<Note> there = new ArrayList<>();
    for (int i = 0; i < 7; i++) {
      there.add(notes.put(note(UUID.randomUUID(), "tekst " + i)));
    }
    notes.delete(there.removeFirst().id());
    List<Note> seen = new ArrayList<>();
    List<Note> some = notes.after(null, 2);
    while (!some.isEmpty()) {
      seen.addAll(some);
      some = notes.after(some.getLast().id(), 2);
    }
    assertThat(seen).containsAll(there).doesNotHaveDuplicates();
    assertThat(seen).extracting(note -> note.id().toString()).isSorted();
  }

  @Test
  void theDigestIsThatOfSaltAndText() throws Exception {
    Note note =
        new Note(
            UUID.randomUUID(),
            "blå",
            TRUST,
            null,
            AT,
            Set.of(),
            "000102030405060708090a0b0c0d0e0f");
    MessageDigest sha = MessageDigest.getInstance("SHA-256");
    for (byte b = 0; b < 16; b++) {
      sha.update(b);
    }
    sha.update("blå".getBytes(StandardCharsets.UTF_8));
    String digest = HexFormat.of().formatHex(sha.digest());
    assertThat(note.digest()).isEqualTo(digest);
    assertThat(notes.put(note).reference().digest()).isEqualTo(digest);
  }

  @Test
  void whatIsNoTextIsNoNote() {
    for (String text : List.of("", " \n", "x".repeat(Note.LONGEST + 1), "halv \uD83D")) {
      assertThatThrownBy(() -> note(UUID.randomUUID(), text))
          .isInstanceOf(IllegalArgumentException.class);
    }
    Note longest = note(UUID.randomUUID(), "ø".repeat(Note.LONGEST));
    notes.put(longest);
    assertThat(notes.find(longest.id())).contains(longest);
  }
}
