package no.dognbok.command.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.Period;
import java.util.List;
import no.dognbok.command.Commands;
import no.dognbok.command.Ledger;
import no.dognbok.events.Address;
import no.dognbok.events.AgreementTerms;
import no.dognbok.events.ReferenceEvent;
import no.dognbok.events.ReferenceEvent.*;
import no.dognbok.events.Refusal;
import no.dognbok.log.EventJson;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReferenceTest {

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

  private List<ReferenceEvent> stream(String stream) {
    return ledger.log().stream(stream, 0, 100).stream()
        .map(event -> (ReferenceEvent) EventJson.read(event))
        .toList();
  }

  @Test
  void theBuiltInProposalsAreTakenOnceAndNeverOverrideWhatTheLogKnows() {
    ledger.commands().send(ReferenceCommand.set(new DailyRateSet(2025, 6000, "a letter")));
    ReferenceProposals.builtIn().propose(ledger.commands(), ledger.log());
    long commits = ledger.log().head().commits();
    assertThat(stream("reference/daily-rate/2025"))
        .containsExactly(new DailyRateSet(2025, 6000, "a letter"));
    assertThat(stream("reference/daily-rate/2018"))
        .extracting(event -> ((DailyRateSet) event).nokPerDay())
        .containsExactly(4747);
    assertThat(stream("reference/daily-rate/2013")).as("not known, so not guessed").isEmpty();
    assertThat(new Addresses(ledger.log()).find(Address.org("840029212")))
        .hasValueSatisfying(mapped -> {
          assertThat(mapped.name()).isEqualTo("Steinkjer kommune");
          assertThat(mapped.municipality()).hasToString("5006");
        });
    assertThat(stream("reference/municipality/1748"))
        .extracting(event -> ((MunicipalityMerged) event).successor().number())
        .containsExactly("5007");
    assertThat(stream("reference/municipality/5051"))
        .extracting(event -> ((MunicipalityMerged) event).lastDay())
        .containsExactly(LocalDate.of(2019, 12, 31));
    assertThat(stream("reference/rule-set"))
        .containsExactly(new RuleSetAdopted(2, "/no/dognbok/reference.yaml"));
    ReferenceProposals.builtIn().propose(ledger.commands(), ledger.log());
    assertThat(ledger.log().head().commits()).isEqualTo(commits);
  }

  @Test
  void theHolidaysAreTheNorwegianOnes() {
    ReferenceProposals.builtIn().propose(ledger.commands(), ledger.log());
    assertThat(((HolidaysSet) stream("reference/holidays/2025").getFirst()).days())
        .contains(
            LocalDate.of(2025, 1, 1),
            LocalDate.of(2025, 4, 17), // skjærtorsdag
            LocalDate.of(2025, 4, 18),
            LocalDate.of(2025, 4, 21),
            LocalDate.of(2025, 5, 1),
            LocalDate.of(2025, 5, 17),
            LocalDate.of(2025, 5, 29),
            LocalDate.of(2025, 6, 9),
            LocalDate.of(2025, 12, 25),
            LocalDate.of(2025, 12, 26))
        .doesNotContain(LocalDate.of(2025, 4, 22));
  }

  @Test
  void aFileOfOnesOwnComesBeforeTheBuiltInOnes() throws Exception {
    Path file = path.resolve("reference.yaml");
    Files.writeString(
        file,
        """
        dailyRates:
          - {year: 2026, nok: 6190, source: "Prop. 1 S (2025-2026)"}
        addresses:
          - {address: "her:99387", organisation: "939837686", name: "Alvdal kommune", municipality: "3428", source: "Adresseregisteret"}
        terms:
          - {trust: "983974791", municipality: "5006", validFrom: "2024-01-01", dischargeSummaryRequired: true, source: "Samarbeidsavtalen"}
        retention: {identity: P10Y, source: "plan"}
        invoicing:
          - {trust: "983974791", name: "HNT", street: "Gata 1", postcode: "7600", city: "Levanger", vatRegistered: true, tax: EXEMPT, account: "9999.00.00014", paymentDays: 30, firstNumber: 7, source: "x"}
        invoiceReceivers:
          - {trust: "983974791", municipality: "5006", organisation: "840029212", name: "Steinkjer", street: "Gata 2", postcode: "7713", city: "Steinkjer", buyerReference: "STK", source: "x"}
        mergedMunicipalities:
          - {municipality: "1748", successor: "5060", lastDay: 2017-12-31, source: "ours comes first"}
        """);
    ReferenceProposals.of(file).propose(ledger.commands(), ledger.log());
    assertThat(stream("reference/daily-rate/2026"))
        .containsExactly(new DailyRateSet(2026, 6190, "Prop. 1 S (2025-2026)"));
    assertThat(new Addresses(ledger.log()).find(Address.her("99387"))).isPresent();
    assertThat(stream("reference/retention"))
        .containsExactly(new RetentionSet(Period.ofYears(10), null, "plan"));
    assertThat(stream("reference/invoicing/983974791"))
        .singleElement()
        .isInstanceOfSatisfying(
            InvoicingSet.class, set -> assertThat(set.account()).isEqualTo("99990000014"));
    assertThat(stream("reference/invoice-receiver/983974791/5006")).hasSize(1);
    assertThat(stream("reference/municipality/1748"))
        .extracting(event -> ((MunicipalityMerged) event).successor().number())
        .containsExactly("5060");
    assertThat(stream("agreement/983974791/5006"))
        .singleElement()
        .isInstanceOfSatisfying(
            TermsAgreed.class,
            agreed -> {
              assertThat(agreed.terms().dischargeSummaryRequired()).isTrue();
              assertThat(agreed.terms().workingLimit())
                  .isEqualTo(AgreementTerms.NONE_AGREED.workingLimit());
            });
  }

  @Test
  void aFileThatIsWrongSaysWhere() throws Exception {
    Path file = path.resolve("reference.yaml");
    Files.writeString(file, "dailyRates:\n  - {year: 2026, nok: 6190}\n");
    assertThatThrownBy(() -> ReferenceProposals.of(file))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("dailyRates[0].source");
    Files.writeString(
        file, "invoiceReceivers:\n  - {trust: \"983974792\", municipality: \"5006\"}\n");
    assertThatThrownBy(() -> ReferenceProposals.of(file))
        .hasMessageContaining("invoiceReceivers[0].trust")
        .hasMessageContaining("control digit");
    Files.writeString(
        file,
        "mergedMunicipalities:\n"
            + "  - {municipality: \"5007\", successor: \"1703\", lastDay: 2030-12-31, source:"
            + " x}\n");
    assertThatThrownBy(() -> ReferenceProposals.of(file))
        .hasMessageContaining("circle")
        .hasMessageContaining("5007");
    Files.writeString(file, "dailyRate: []\n");
    assertThatThrownBy(() -> ReferenceProposals.of(file)).hasMessageContaining("dailyRate");
  }

  @Test
  void sayingAgainWhatIsKnownChangesNothingAndSomethingElseIsAnEvent() {
    DailyRateSet rate = new DailyRateSet(2026, 6190, "Prop. 1 S");
    assertThat(ledger.commands().<Boolean>send(ReferenceCommand.set(rate)).result()).isTrue();
    Commands.Outcome<Boolean> again = ledger.commands().send(ReferenceCommand.set(rate));
    assertThat(again.result()).isFalse();
    assertThat(again.position()).isNull();
    ledger.commands().send(ReferenceCommand.set(new DailyRateSet(2026, 6200, "RNB")));
    assertThat(stream("reference/daily-rate/2026")).hasSize(2);
    assertThatThrownBy(
            () -> ledger.commands().send(ReferenceCommand.set(new DailyRateSet(2027, 0, "x"))))
        .isInstanceOf(Refusal.class);
  }
}
