package no.dognbok.query.agreement;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import no.dognbok.events.Address;
import no.dognbok.events.AgreementTerms;
import no.dognbok.events.Municipality;
import no.dognbok.events.ReferenceEvent;
import no.dognbok.events.ReferenceEvent.AgreementTerminated;
import no.dognbok.events.ReferenceEvent.TermsAgreed;
import no.dognbok.identity.Identity;
import no.dognbok.query.TestLog;
import no.dognbok.query.law.Agreements;
import no.dognbok.query.surroundings.SurroundingsView;
import no.dognbok.query.surroundings.SurroundingsView.Known;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which terms stand from when to when is what the law says of each day. */
class StandingTermsTest {

  private static final Address TRUST = Address.org("983974791");
  private static final Municipality STEINKJER = new Municipality("5006");
  private static final LocalDate FIRST = LocalDate.of(2021, 1, 1);

  @TempDir Path path;

  private static TermsAgreed agreed(
      @Nullable Municipality municipality, LocalDate from, @Nullable LocalDate to, int hours) {
    AgreementTerms none = AgreementTerms.NONE_AGREED;
    return new TermsAgreed(
        TRUST,
        municipality,
        from,
        to,
        new AgreementTerms(
            false,
            null,
            none.lateAdmissionNotice(),
            false,
            Duration.ofHours(hours),
            none.noticeWindowFrom(),
            none.noticeWindowTo(),
            none.objectionWindow(),
            none.billingBasis()),
        "test");
  }

  private List<Known> known(String stream, ReferenceEvent... events) {
    try (TestLog log = new TestLog(path)) {
      for (ReferenceEvent event : events) {
        log.tell(stream, event, Identity.NONE);
      }
      return log.read(new SurroundingsView()).agreementsKnownAt(Instant.MAX);
    }
  }

  private static List<String> texts(List<StandingTerms> standing) {
    return standing.stream()
        .map(terms ->
            "%s %s %d%s"
                .formatted(
                    terms.from(),
                    terms.to(),
                    terms.agreed().terms().workingLimit().toHours(),
                    terms.termination() == null ? "" : " terminated"))
        .toList();
  }

  @Test
  void aLaterWordStandsInThePlaceOfAnEarlierOne() {
    assertThat(
            texts(
                StandingTerms.of(
                    known(
                        "agreement/983974791/5006",
                        agreed(STEINKJER, FIRST, null, 1),
                        agreed(STEINKJER, FIRST.plusYears(1), FIRST.plusYears(2).minusDays(1), 2),
                        new AgreementTerminated(
                            TRUST, STEINKJER, FIRST.plusYears(3), null, "letter"),
                        agreed(STEINKJER, FIRST.plusYears(4), null, 3)))))
        .containsExactly(
            "2021-01-01 2021-12-31 1",
            "2022-01-01 2022-12-31 2",
            "2023-01-01 2024-01-01 1 terminated",
            "2025-01-01 null 3");
  }

  /** A termination does not reach into an agreement that has been concluded for later. */
  @Test
  void aTerminationEndsTheOneAgreement() {
    assertThat(
            texts(
                StandingTerms.of(
                    known(
                        "agreement/983974791/5006",
                        agreed(STEINKJER, FIRST, FIRST.plusYears(1).minusDays(1), 1),
                        agreed(STEINKJER, FIRST.plusYears(2), null, 2),
                        new AgreementTerminated(
                            TRUST,
                            STEINKJER,
                            FIRST.plusMonths(1),
                            FIRST.plusYears(1).minusDays(1),
                            "letter")))))
        .containsExactly("2021-01-01 2021-02-01 1 terminated", "2023-01-01 null 2");
  }

  /** Where they were kept before agreements had streams of their own. */
  @Test
  void termsInAStreamOfTheReferencesAreRead() {
    List<Known> known = known("reference/terms/983974791/5006", agreed(STEINKJER, FIRST, null, 5));
    assertThat(texts(StandingTerms.of(known))).containsExactly("2021-01-01 null 5");
    assertThat(
            Agreements.of(known.stream().map(Known::event).toList())
                .on(FIRST, TRUST, STEINKJER)
                .workingLimit())
        .isEqualTo(Duration.ofHours(5));
  }

  @Test
  void theyAreWhatTheLawSaysOfEachDay() {
    Random random = new Random(3);
    List<ReferenceEvent> events = new ArrayList<>();
    for (int i = 0; i < 60; i++) {
      Municipality municipality = random.nextInt(3) == 0 ? null : STEINKJER;
      LocalDate from = FIRST.plusDays(random.nextInt(300));
      LocalDate to = random.nextInt(3) == 0 ? null : from.plusDays(random.nextInt(60));
      events.add(
          random.nextInt(3) == 0
              ? new AgreementTerminated(TRUST, municipality, from, to, "random")
              : agreed(municipality, from, to, i));
    }
    List<Known> known = known("agreement/x/y", events.toArray(ReferenceEvent[]::new));
    List<StandingTerms> standing = StandingTerms.of(known);
    Agreements law = Agreements.of(events);
    for (LocalDate day = FIRST.minusDays(1);
        day.isBefore(FIRST.plusDays(500));
        day = day.plusDays(1)) {
      LocalDate on = day;
      AgreementTerms shown =
          standing.stream()
              .filter(terms -> terms.holdOn(on))
              .findFirst()
              .map(terms -> terms.agreed().terms())
              .orElse(AgreementTerms.NONE_AGREED);
      assertThat(shown).as("%s", on).isEqualTo(law.on(on, TRUST, STEINKJER));
    }
    assertThat(standing).hasSizeGreaterThan(10);
  }
}
