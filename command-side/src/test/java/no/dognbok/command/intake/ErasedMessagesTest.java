package no.dognbok.command.intake;

import static org.assertj.core.api.Assertions.assertThat;

import no.dognbok.command.erasure.Erasures;
import no.dognbok.events.StayEvent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What comes again, or refers to what came, after its identity was erased. */
class ErasedMessagesTest extends TakesPlo {

  private static final String HER = "<Ident><Id>4711</Id><TypeId V=\"HER\" DN=\"HER-id\"/></Ident>";
  private static final String ENH = "<Ident><Id>983974791</Id><TypeId V=\"ENH\"/></Ident>";
  private static final String LATER = "2025-05-12T10:21:00+02:00";

  private final PloSample ready = PloSample.ready("2025-05-12T10:20");

  private static String naming(PloSample sample, String idents) {
    assertThat(sample.xml()).contains(HER);
    return sample.xml().replace(HER, idents);
  }

  private void erase(String stay) {
    Erasures.erase(stay, ledger, NOW);
    assertThat(events(stay).getLast()).isInstanceOf(StayEvent.IdentityErased.class);
    for (String claims : new String[] {"msg/", "patient/", "awaited/", "early/"}) {
      assertThat(ledger.log().last(claims)).as(claims).isEmpty();
    }
  }

  @Test
  void aMessageIsKnownAgainByItsKeyAndOpensNoSecondStay() {
    PloIntake.Answer first = take(ready);
    erase(first.answer().stay());
    long commits = ledger.log().head().commits();
    PloIntake.Answer again = take(ready);
    assertThat(again.answer().repeated()).isTrue();
    assertThat(again.answer().stay()).isEqualTo(first.answer().stay());
    assertThat(again.answer().position()).isEqualTo(first.answer().position());
    assertThat(again.answer().events()).isEqualTo(first.answer().events());
    assertThat(ledger.log().head().commits()).isEqualTo(commits);
  }

  @ParameterizedTest
  @ValueSource(strings = {HER, ENH, ENH + HER})
  void itIsKnownByEveryNameOfItsSender(String again) {
    String stay = stayOf(naming(ready, HER + ENH));
    erase(stay);
    PloIntake.Answer answer = take(naming(ready, again));
    assertThat(answer.answer().repeated()).isTrue();
    assertThat(answer.answer().stay()).isEqualTo(stay);
  }

  @ParameterizedTest
  @ValueSource(strings = {"M", "C"})
  void aChangeOrCancellationFindsItsStay(String status) {
    String stay = stayOf(ready);
    erase(stay);
    assertThat(stayOf(PloSample.ready("2025-05-13T10:20").status(status, ready))).isEqualTo(stay);
  }

  @Test
  void aReceiptFindsItsStay() {
    String stay = stayOf(ready);
    erase(stay);
    PloIntake.Answer answer = intake.take(ready.receipt("r-1", LATER, "1"), "test");
    assertThat(answer.answer().stay()).isEqualTo(stay);
    assertThat(((StayEvent.ReceiptReceived) events(stay).getLast()).of())
        .isEqualTo(events(stay).getFirst().told().message());
  }

  /** It lies in a stream of its own, and again in the stay: both go. */
  @Test
  void aReceiptThatCameFirstGoesWithTheStay() {
    byte[] receipt = ready.receipt("r-1", LATER, "1");
    PloIntake.Answer early = intake.take(receipt, "test");
    String stay = stayOf(ready);
    assertThat(events(stay)).last().isInstanceOf(StayEvent.ReceiptReceived.class);
    erase(stay);
    assertThat(ledger.log().events(0, 1_000))
        .filteredOn(event -> !event.type().equals("IdentityErased"))
        .allMatch(event -> event.identity().isEmpty());
    long commits = ledger.log().head().commits();
    PloIntake.Answer again = intake.take(receipt, "test");
    assertThat(again.answer().repeated()).isTrue();
    assertThat(again.answer().stay()).isEqualTo(early.answer().stay());
    assertThat(take(ready).answer().repeated()).isTrue();
    assertThat(ledger.log().head().commits()).isEqualTo(commits);
  }

  /** Nobody can tell any more whose the old stay was: said in the README. */
  @Test
  void aNewMessageAboutThePatientOpensAnotherStay() {
    String stay = stayOf(ready);
    erase(stay);
    assertThat(stayOf(PloSample.ready("2025-05-12T10:20"))).isNotEqualTo(stay);
  }
}
