package no.dognbok.query.deviation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import no.dognbok.events.Address;
import no.dognbok.events.DeviationKind;
import no.dognbok.events.Moment;
import no.dognbok.events.Obligation;
import no.dognbok.query.StillViews;
import no.dognbok.query.deviation.DeviationQuestions.Asking;
import no.dognbok.query.docket.Months;
import no.dognbok.query.docket.RandomLedger;
import no.dognbok.query.law.DeadlineTable;
import no.dognbok.query.scope.Scope;
import no.dognbok.query.statistics.BrokenDuties;
import no.dognbok.query.statistics.DutyFilter;
import no.dognbok.query.stay.DisputesOfStays;
import no.dognbok.query.stay.IncompleteStays;
import no.dognbok.query.stay.StayQuestions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What holds of every deviation, whatever the stay. */
class DeviationsOfALedgerTest {

  private static final Scope AUDITOR = new Scope.Auditor(Address.org("910000004"));

  /** Every id stands for one duty, whoever asks. */
  @Test
  void everyBrokenDutyOfALedgerHasAnIdOfItsOwn() {
    RandomLedger ledger = new RandomLedger(18, 25);
    ledger.grow(Integer.MAX_VALUE);
    StayQuestions questions =
        new StayQuestions(
            ledger.stays,
            DisputesOfStays.NONE,
            ledger.surroundings,
            new StillViews(ledger.present().asOf()),
            IncompleteStays.NONE,
            Clock.fixed(ledger.present().asOf(), Moment.OSLO));
    DeviationQuestions deviations =
        new DeviationQuestions(
            new DeviationsInMemory(),
            questions,
            new BrokenDuties(ledger.docket, ledger.surroundings));
    Set<UUID> ids = new HashSet<>();
    int seenByTrust = 0;
    for (UUID one : ledger.stays.ids()) {
      Asking asking = deviations.asking(AUDITOR, null, null);
      List<UUID> found =
          deviations.ofStay(one, asking).stream()
              .peek(each -> assertThat(each.breach()).contains(Deviation.Breach.BROKEN))
              .map(Deviation::id)
              .toList();
      long broken =
          questions.judge(one, AUDITOR, asking.when()).judgement().duties().stream()
              .filter(duty -> duty.isBroken(asking.when().asOf()))
              .count();
      assertThat(found).hasSize((int) broken);
      assertThat(ids).doesNotContainAnyElementsOf(found);
      ids.addAll(found);
      Asking asTrust = deviations.asking(new Scope.Trust(RandomLedger.TRUST), null, null);
      if (questions.find(one, asTrust.scope()).isPresent()) {
        assertThat(deviations.ofStay(one, asTrust).stream().map(Deviation::id).toList())
            .isEqualTo(found);
        seenByTrust += found.size();
      }
    }
    assertThat(ids).hasSizeGreaterThan(40);
    assertThat(seenByTrust).isPositive();
    everyOneOfThemIsListed(deviations, ids);
  }

  /** Over all stays, page by page, what was due last first. */
  private static void everyOneOfThemIsListed(DeviationQuestions deviations, Set<UUID> ids) {
    Asking asking = deviations.asking(AUDITOR, null, null);
    List<Deviation> listed = new ArrayList<>();
    for (long skip = 0; skip < ids.size(); skip += 17) {
      DeviationQuestions.Page page =
          deviations.broken(DutyFilter.ALL, Months.ALL, asking, skip, 17);
      assertThat(page.total()).isEqualTo(ids.size());
      listed.addAll(page.deviations());
    }
    assertThat(listed.stream().map(Deviation::id)).containsExactlyInAnyOrderElementsOf(ids);
    assertThat(listed.stream().map(Deviation::occurred).toList())
        .isSortedAccordingTo(Comparator.reverseOrder());
  }

  @ParameterizedTest
  @EnumSource(Obligation.class)
  void anObligationIsClassifiedByTheParagraphThatItRestsOn(Obligation obligation) {
    assertThat(DeadlineTable.of(obligation).basis())
        .startsWith(DeviationKind.of(obligation).paragraph().text());
  }

  @Test
  void everyKindHasANameOfItsOwn() {
    assertThat(Stream.of(DeviationKind.values()).map(DeviationLabels::of))
        .allSatisfy(name -> assertThat(name).isNotBlank())
        .doesNotHaveDuplicates();
  }
}
