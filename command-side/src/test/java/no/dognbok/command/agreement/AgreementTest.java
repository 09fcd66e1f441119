package no.dognbok.command.agreement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import no.dognbok.command.Ledger;
import no.dognbok.command.reference.ReferenceCommand;
import no.dognbok.events.Address;
import no.dognbok.events.AgreementTerms;
import no.dognbok.events.Municipality;
import no.dognbok.events.ReferenceEvent.AgreementTerminated;
import no.dognbok.events.ReferenceEvent.TermsAgreed;
import no.dognbok.events.Refusal;
import no.dognbok.log.EventJson;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** One agreement after the other, none beside another. */
class AgreementTest {

  private static final Address TRUST = Address.org("983974791");
  private static final Municipality STEINKJER = new Municipality("5006");
  private static final String STREAM = "agreement/983974791/5006";

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

  private static AgreementTerms limit(int hours) {
    AgreementTerms none = AgreementTerms.NONE_AGREED;
    return new AgreementTerms(
        false,
        null,
        none.lateAdmissionNotice(),
        false,
        Duration.ofHours(hours),
        none.noticeWindowFrom(),
        none.noticeWindowTo(),
        none.objectionWindow(),
        none.billingBasis());
  }

  private static TermsAgreed agreed(String from, @Nullable String to, int hours) {
    return new TermsAgreed(
        TRUST,
        STEINKJER,
        LocalDate.parse(from),
        to == null ? null : LocalDate.parse(to),
        limit(hours),
        "test");
  }

  private boolean conclude(String from, @Nullable String to) {
    return did(new AgreementCommand.Conclude(agreed(from, to, 2)));
  }

  private boolean change(String from, int hours) {
    return did(
        new AgreementCommand.ChangeTerms(
            TRUST, STEINKJER, LocalDate.parse(from), limit(hours), "test"));
  }

  private boolean terminate(String lastDay) {
    return did(new AgreementCommand.Terminate(TRUST, STEINKJER, LocalDate.parse(lastDay), "test"));
  }

  private boolean did(AgreementCommand command) {
    return ledger.commands().<Boolean>send(command).result();
  }

  private List<Object> stream() {
    return ledger.log().stream(STREAM, 0, 100).stream()
        .map(event -> (Object) EventJson.read(event))
        .toList();
  }

  private static Refusal.Code code(org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
    Refusal[] refused = new Refusal[1];
    assertThatThrownBy(call).isInstanceOfSatisfying(Refusal.class, refusal -> refused[0] = refusal);
    return refused[0].code();
  }

  @Test
  void oneIsConcludedChangedAndTerminatedAndAnotherFollows() {
    assertThat(conclude("2021-01-01", null)).isTrue();
    assertThat(change("2022-01-01", 3)).isTrue();
    assertThat(terminate("2023-06-30")).isTrue();
    assertThat(conclude("2023-07-01", null)).isTrue();
    assertThat(stream())
        .containsExactly(
            agreed("2021-01-01", null, 2),
            agreed("2022-01-01", null, 3),
            new AgreementTerminated(TRUST, STEINKJER, LocalDate.parse("2023-06-30"), null, "test"),
            agreed("2023-07-01", null, 2));
  }

  @Test
  void whatIsSaidAgainChangesNothing() {
    conclude("2021-01-01", "2022-12-31");
    change("2022-01-01", 3);
    assertThat(conclude("2021-01-01", "2022-12-31")).isFalse();
    assertThat(change("2022-01-01", 3)).isFalse();
    assertThat(terminate("2022-12-31")).as("it ends then anyway").isFalse();
    assertThat(terminate("2022-06-30")).isTrue();
    assertThat(terminate("2022-06-30")).isFalse();
    assertThat(conclude("2021-01-01", "2022-12-31")).as("told again, late").isFalse();
    assertThat(change("2022-01-01", 3)).isFalse();
    assertThat(stream()).hasSize(3);
  }

  @ParameterizedTest
  @CsvSource({
    "2021-01-01, 2021-12-31, 2021-12-31, ",
    "2021-01-01, 2021-12-31, 2020-01-01, 2021-01-01",
    "2021-01-01, 2021-12-31, 2021-03-01, 2021-03-31",
    "2021-01-01, 2021-12-31, 2020-01-01, ",
    "2021-01-01, , 2031-01-01, 2031-12-31",
    "2021-01-01, , 2020-01-01, 2021-01-01",
    "2021-01-01, 2021-01-01, 2021-01-01, 2021-01-01"
  })
  void twoForTheSameDaysAreRefusedWithTheOneInTheWay(
      String from, @Nullable String to, String otherFrom, @Nullable String otherTo) {
    conclude(from, to);
    String inTheWay = ledger.log().stream(STREAM, 0, 1).getFirst().id();
    assertThatThrownBy(() -> did(new AgreementCommand.Conclude(agreed(otherFrom, otherTo, 9))))
        .isInstanceOfSatisfying(
            Refusal.class,
            refusal -> {
              assertThat(refusal.code()).isEqualTo(Refusal.Code.AGREEMENT_OVERLAPS);
              assertThat(refusal.details())
                  .containsEntry("event", inTheWay)
                  .containsEntry("validFrom", from);
            });
    assertThat(stream()).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource({
    "2021-01-01, 2021-12-31, 2022-01-01, ",
    "2021-01-01, 2021-12-31, 2020-01-01, 2020-12-31",
    "2021-01-01, , 2020-01-01, 2020-12-31"
  })
  void oneBesideAnotherStands(
      String from, @Nullable String to, String otherFrom, @Nullable String otherTo) {
    conclude(from, to);
    assertThat(conclude(otherFrom, otherTo)).isTrue();
  }

  @Test
  void termsThatAreAgreedForLaterStayWhenEarlierOnesChange() {
    conclude("2021-01-01", "2023-12-31");
    change("2023-01-01", 5);
    change("2022-01-01", 3);
    assertThat(stream().getLast()).isEqualTo(agreed("2022-01-01", "2022-12-31", 3));
    change("2021-01-01", 1);
    assertThat(stream().getLast()).isEqualTo(agreed("2021-01-01", "2021-12-31", 1));
    assertThat(change("2022-01-01", 4)).isTrue();
    assertThat(change("2022-01-01", 3)).as("and back").isTrue();
  }

  @Test
  void whereThereIsNoAgreementThereIsNothingToChangeOrTerminate() {
    assertThat(code(() -> change("2021-01-01", 3))).isEqualTo(Refusal.Code.NO_SUCH_AGREEMENT);
    assertThat(code(() -> terminate("2021-01-01"))).isEqualTo(Refusal.Code.NO_SUCH_AGREEMENT);
    conclude("2021-01-01", null);
    terminate("2021-06-30");
    assertThat(code(() -> change("2021-07-01", 3))).isEqualTo(Refusal.Code.NO_SUCH_AGREEMENT);
    assertThat(code(() -> terminate("2020-12-31"))).isEqualTo(Refusal.Code.NO_SUCH_AGREEMENT);
    assertThat(code(() -> terminate("2021-07-01")))
        .as("it has ended before")
        .isEqualTo(Refusal.Code.NO_SUCH_AGREEMENT);
    assertThat(terminate("2021-03-31")).as("earlier still").isTrue();
  }

  @Test
  void whatTheConfigurationProposedIsAnAgreementLikeAnyOther() {
    ledger.commands().send(ReferenceCommand.propose(agreed("2012-01-01", null, 2)));
    assertThat(code(() -> did(new AgreementCommand.Conclude(agreed("2026-01-01", null, 4)))))
        .isEqualTo(Refusal.Code.AGREEMENT_OVERLAPS);
    assertThat(change("2026-01-01", 4)).isTrue();
    assertThat(
            ledger
                .commands()
                .<Boolean>send(ReferenceCommand.propose(agreed("2013-01-01", null, 7)))
                .result())
        .as("it never overrides what the log holds")
        .isFalse();
  }

  @Test
  void whatOthersAgreeOnIsNotInTheWay() {
    conclude("2021-01-01", null);
    TermsAgreed withAll =
        new TermsAgreed(TRUST, null, LocalDate.parse("2021-01-01"), null, limit(2), "test");
    assertThat(did(new AgreementCommand.Conclude(withAll))).isTrue();
  }
}
