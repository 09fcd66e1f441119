package no.dognbok.command.statement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Instant;
import java.time.YearMonth;
import java.util.function.LongUnaryOperator;
import no.dognbok.events.Address;
import no.dognbok.events.MessageKey;
import no.dognbok.events.Moment;
import no.dognbok.events.Municipality;
import no.dognbok.events.Refusal;
import no.dognbok.events.Refusal.Code;
import no.dognbok.events.StatementEvent.Drawn;
import no.dognbok.events.StatementEvent.StatementFrozen;
import no.dognbok.events.StatementEvent.StatementPresented;
import no.dognbok.events.Told;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** Which month can be presented and frozen, and which cannot. */
class StandingTest {

  private static final YearMonth OCTOBER = YearMonth.of(2025, 10);
  private static final YearMonth NOVEMBER = YearMonth.of(2025, 11);
  private static final Instant PRESENTED = Instant.parse("2025-11-03T08:00:00Z");
  private static final Instant UNTIL = Instant.parse("2025-11-17T22:59:59Z");
  private static final Instant AFTER = Instant.parse("2025-11-18T08:00:00Z");

  /** Each event of the stream lies a hundred positions after the one before. */
  private static final LongUnaryOperator PLACES = sequence -> 100 * (sequence + 1);

  private static Told told(Instant at) {
    return Told.of(
        Moment.exact(at), Address.org("983974791"), MessageKey.of("test", at.toString()));
  }

  private static Drawn drawn(long position, char digit) {
    return new Drawn(position, PRESENTED, 2, String.valueOf(digit).repeat(64));
  }

  private static StatementPresented presented(YearMonth month, Drawn drawn) {
    return new StatementPresented(
        told(PRESENTED), Address.org("983974791"), new Municipality("5006"), month, drawn, UNTIL);
  }

  private static StatementFrozen frozen(YearMonth month, Drawn drawn) {
    return new StatementFrozen(
        told(AFTER), Address.org("983974791"), new Municipality("5006"), month, drawn);
  }

  private static void assertRefused(ThrowingCallable check, Code code) {
    assertThatExceptionOfType(Refusal.class)
        .isThrownBy(check)
        .satisfies(refusal -> assertThat(refusal.code()).isEqualTo(code));
  }

  @Test
  void aMonthCanBePresentedAgainUntilItIsFrozen() {
    Standing standing = Standing.NOTHING.after(presented(OCTOBER, drawn(50, 'a')), 0);
    assertThat(standing.isPresentedAs(presented(OCTOBER, drawn(50, 'a')))).isTrue();
    assertThat(standing.isPresentedAs(presented(OCTOBER, drawn(120, 'b')))).isFalse();
    assertThatCode(() -> standing.check(presented(OCTOBER, drawn(120, 'b')), PLACES))
        .doesNotThrowAnyException();
    Standing later = standing.after(frozen(OCTOBER, drawn(150, 'b')), 1);
    assertRefused(
        () -> later.check(presented(OCTOBER, drawn(300, 'c')), PLACES), Code.STATEMENT_FROZEN);
    assertThat(later.isFrozenAs(frozen(OCTOBER, drawn(150, 'b')))).isTrue();
  }

  /** What is learned of one goes into the other: never into two. */
  @Test
  void oneMonthAtATimeLiesBeforeTheMunicipality() {
    Standing standing = Standing.NOTHING.after(presented(OCTOBER, drawn(50, 'a')), 0);
    assertRefused(
        () -> standing.check(presented(NOVEMBER, drawn(150, 'b')), PLACES),
        Code.ANOTHER_STATEMENT_PRESENTED);
    Standing frozen = standing.after(frozen(OCTOBER, drawn(150, 'b')), 1);
    assertRefused(
        () -> frozen.check(presented(NOVEMBER, drawn(199, 'c')), PLACES), Code.STATEMENT_CHANGED);
    assertThatCode(() -> frozen.check(presented(NOVEMBER, drawn(200, 'c')), PLACES))
        .doesNotThrowAnyException();
  }

  @Test
  void whatIsFrozenWasPresentedAndSeenSince() {
    assertRefused(
        () -> Standing.NOTHING.check(frozen(OCTOBER, drawn(150, 'a')), AFTER, false, PLACES),
        Code.STATEMENT_NOT_PRESENTED);
    Standing standing = Standing.NOTHING.after(presented(OCTOBER, drawn(50, 'a')), 0);
    assertRefused(
        () -> standing.check(frozen(OCTOBER, drawn(99, 'a')), AFTER, false, PLACES),
        Code.STATEMENT_CHANGED);
    assertThatCode(() -> standing.check(frozen(OCTOBER, drawn(100, 'a')), AFTER, false, PLACES))
        .doesNotThrowAnyException();
  }

  @Test
  void nobodyIsTakenUnawaresBeforeTheWindowCloses() {
    Standing standing = Standing.NOTHING.after(presented(OCTOBER, drawn(50, 'a')), 0);
    assertRefused(
        () -> standing.check(frozen(OCTOBER, drawn(150, 'a')), UNTIL, false, PLACES),
        Code.OBJECTIONS_STILL_OPEN);
    assertThatCode(() -> standing.check(frozen(OCTOBER, drawn(150, 'a')), UNTIL, true, PLACES))
        .doesNotThrowAnyException();
  }
}
