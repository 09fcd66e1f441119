package no.dognbok.command.agreement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.UUID;
import no.dognbok.command.Ledger;
import no.dognbok.command.reference.ReferenceCommand;
import no.dognbok.events.Address;
import no.dognbok.events.AgreementTerms;
import no.dognbok.events.ExceptionEvent;
import no.dognbok.events.ExceptionEvent.ExceptionAgreed;
import no.dognbok.events.ExceptionEvent.ExceptionCancelled;
import no.dognbok.events.ExceptionEvent.ExceptionConfirmed;
import no.dognbok.events.ExceptionEvent.ExceptionEnded;
import no.dognbok.events.Municipality;
import no.dognbok.events.ReferenceEvent.TermsAgreed;
import no.dognbok.events.Refusal;
import no.dognbok.events.Refusal.Code;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Force majeure for a period: what can be told of it, by whom, and what changes nothing. */
class ExceptionTest {

  private static final Address TRUST = Address.org("983974791");
  private static final Municipality STEINKJER = new Municipality("5006");
  private static final Municipality VERDAL = new Municipality("5038");
  private static final @Nullable Municipality BY_TRUST = null;
  private static final @Nullable Municipality ALL = null;
  private static final UUID ID = UUID.fromString("3d2f7a52-9c1e-4b3f-9a55-0d6f0c1b2a3d");

  @TempDir Path path;
  private Ledger ledger;

  @BeforeEach
  void open() {
    ledger = new Ledger(path.resolve("data"), Clock.systemUTC());
  }

  @AfterEach
  void close() {
    ledger.close();
  }

  private boolean did(ExceptionEvent said) {
    return ledger.commands().<Boolean>send(new AgreementCommand.TellOfException(said)).result();
  }

  private void refused(ExceptionEvent said, Code code) {
    assertThatThrownBy(() -> did(said))
        .isInstanceOfSatisfying(
            Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo(code));
  }

  private static ExceptionEvent agreed(
      @Nullable Municipality with, @Nullable Municipality by, @Nullable String to) {
    return new ExceptionAgreed(
        ID,
        TRUST,
        with,
        by,
        LocalDate.of(2025, 5, 1),
        to == null ? null : LocalDate.parse(to),
        "test");
  }

  private static ExceptionEvent confirmed(@Nullable Municipality with, @Nullable Municipality by) {
    return new ExceptionConfirmed(ID, TRUST, with, by, "test");
  }

  private static ExceptionEvent cancelled(@Nullable Municipality with, @Nullable Municipality by) {
    return new ExceptionCancelled(ID, TRUST, with, by, "test");
  }

  private static ExceptionEvent ended(
      @Nullable Municipality with, @Nullable Municipality by, String lastDay) {
    return new ExceptionEnded(ID, TRUST, with, by, LocalDate.parse(lastDay), "test");
  }

  private long told() {
    return ledger.log().stream("agreement/983974791/5006", 0, 100).size();
  }

  @Test
  void oneTellsTheOtherConfirmsAndEitherEndsIt() {
    assertThat(did(agreed(STEINKJER, BY_TRUST, null))).isTrue();
    assertThat(did(confirmed(STEINKJER, STEINKJER))).isTrue();
    assertThat(did(ended(STEINKJER, STEINKJER, "2025-05-20"))).isTrue();
    assertThat(did(ended(STEINKJER, BY_TRUST, "2025-05-10"))).as("earlier still").isTrue();
    assertThat(told()).isEqualTo(4);
  }

  @Test
  void whatIsToldAgainChangesNothing() {
    did(agreed(STEINKJER, STEINKJER, "2025-05-31"));
    assertThat(did(agreed(STEINKJER, STEINKJER, "2025-05-31"))).isFalse();
    assertThat(did(confirmed(STEINKJER, STEINKJER))).as("it told of it itself").isFalse();
    did(confirmed(STEINKJER, BY_TRUST));
    assertThat(did(confirmed(STEINKJER, BY_TRUST))).isFalse();
    assertThat(did(ended(STEINKJER, BY_TRUST, "2025-05-31"))).as("it ends then").isFalse();
    did(cancelled(STEINKJER, STEINKJER));
    assertThat(did(cancelled(STEINKJER, STEINKJER))).isFalse();
    assertThat(did(agreed(STEINKJER, STEINKJER, "2025-05-31"))).as("late").isFalse();
    assertThat(told()).isEqualTo(3);
  }

  @Test
  void whoConfirmedTakesOnlyTheConfirmationBackAndWhoToldOfItAll() {
    did(agreed(STEINKJER, BY_TRUST, null));
    assertThat(did(cancelled(STEINKJER, STEINKJER))).as("never confirmed").isFalse();
    did(confirmed(STEINKJER, STEINKJER));
    assertThat(did(cancelled(STEINKJER, STEINKJER))).isTrue();
    assertThat(did(confirmed(STEINKJER, STEINKJER))).as("and so after all").isTrue();
    assertThat(did(cancelled(STEINKJER, BY_TRUST))).isTrue();
    refused(confirmed(STEINKJER, STEINKJER), Code.EXCEPTION_CANCELLED);
    refused(ended(STEINKJER, BY_TRUST, "2025-05-10"), Code.EXCEPTION_CANCELLED);
  }

  @Test
  void anIdIsForOneException_andOnlyWhatWasToldOfCanBeConfirmed() {
    refused(confirmed(STEINKJER, STEINKJER), Code.NO_SUCH_EXCEPTION);
    refused(ended(STEINKJER, BY_TRUST, "2025-05-10"), Code.NO_SUCH_EXCEPTION);
    refused(cancelled(STEINKJER, BY_TRUST), Code.NO_SUCH_EXCEPTION);
    did(agreed(STEINKJER, BY_TRUST, null));
    refused(agreed(STEINKJER, BY_TRUST, "2025-05-31"), Code.EXCEPTION_ID_TAKEN);
    refused(agreed(STEINKJER, STEINKJER, null), Code.EXCEPTION_ID_TAKEN);
    refused(confirmed(VERDAL, VERDAL), Code.NO_SUCH_EXCEPTION);
  }

  @ParameterizedTest
  @CsvSource({"2025-04-30, ", "2025-04-30, 2025-05-31", "2025-06-01, 2025-05-31"})
  void itEndsOnOneOfItsDays(String lastDay, @Nullable String to) {
    did(agreed(STEINKJER, BY_TRUST, to));
    refused(ended(STEINKJER, BY_TRUST, lastDay), Code.INVALID_VALUE);
  }

  @Test
  void withAllTheTrustTellsAndEachConfirmsForItself() {
    refused(agreed(ALL, STEINKJER, null), Code.NOT_YOURS);
    assertThat(did(agreed(ALL, BY_TRUST, null))).isTrue();
    assertThat(did(confirmed(ALL, STEINKJER))).isTrue();
    assertThat(did(confirmed(ALL, VERDAL))).isTrue();
    assertThat(did(confirmed(ALL, BY_TRUST))).as("it told of it itself").isFalse();
    refused(ended(ALL, STEINKJER, "2025-05-10"), Code.NOT_YOURS);
    assertThat(did(cancelled(ALL, STEINKJER))).as("its own word").isTrue();
    assertThat(did(ended(ALL, BY_TRUST, "2025-05-10"))).isTrue();
  }

  /** What is agreed on beside the terms is no reason to leave proposed terms out. */
  @Test
  void theTermsOfTheSamePartiesAreAnotherMatter() {
    TermsAgreed terms =
        new TermsAgreed(
            TRUST,
            STEINKJER,
            LocalDate.of(2021, 1, 1),
            null,
            AgreementTerms.NONE_AGREED,
            "proposed");
    did(agreed(STEINKJER, BY_TRUST, null));
    assertThat(ledger.commands().<Boolean>send(ReferenceCommand.propose(terms)).result()).isTrue();
    assertThat(did(confirmed(STEINKJER, STEINKJER))).isTrue();
    assertThat(ledger.commands().<Boolean>send(ReferenceCommand.propose(terms)).result()).isFalse();
    assertThat(
            ledger
                .commands()
                .<Boolean>send(
                    new AgreementCommand.Terminate(
                        TRUST, STEINKJER, LocalDate.of(2025, 12, 31), "test"))
                .result())
        .isTrue();
  }
}
