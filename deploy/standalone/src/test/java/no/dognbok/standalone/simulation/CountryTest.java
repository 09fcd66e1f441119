package no.dognbok.standalone.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import no.dognbok.command.reference.ReferenceProposals;
import no.dognbok.events.ReferenceEvent.AddressMapped;
import no.dognbok.query.surroundings.SurroundingsView;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The municipalities and hospitals that traffic is made for. */
class CountryTest {

  @TempDir private Path temp;

  @Test
  void theWholeCountryHasThe357MunicipalitiesOf2024EachWithANumberOfItsOwn() {
    Country whole = Country.whole();
    assertThat(whole.municipalities()).hasSize(357);
    assertThat(whole.municipalities())
        .extracting(Country.Municipality::number)
        .doesNotHaveDuplicates();
    assertThat(whole.municipalities())
        .extracting(Country.Municipality::organisation)
        .doesNotHaveDuplicates();
    assertThat(
            whole.municipalities().stream()
                .collect(
                    Collectors.groupingBy(
                        one -> one.number().substring(0, 2), Collectors.counting())))
        .as("counties since 2024")
        .hasSize(15)
        .containsEntry("03", 1L)
        .containsEntry("18", 41L)
        .containsEntry("34", 46L)
        .containsEntry("50", 38L);
    assertThat(whole.municipalities().stream().mapToInt(Country.Municipality::inhabitants).sum())
        .isBetween(5_300_000, 5_800_000);
  }

  @Test
  void nordTrondelagHasTheMunicipalitiesThatTheLedgerKnows() {
    assertThat(Country.nordTrondelag().municipalities())
        .extracting(one -> one.number() + " " + one.organisation())
        .containsExactlyInAnyOrderElementsOf(
            ReferenceProposals.builtIn().firstOfEach().stream()
                .filter(AddressMapped.class::isInstance)
                .map(AddressMapped.class::cast)
                .filter(mapped -> mapped.municipality() != null)
                .map(mapped -> mapped.municipality() + " " + mapped.address().value())
                .toList());
    assertThat(Country.nordTrondelag().hospitals())
        .extracting(Country.Hospital::organisation)
        .containsExactly("974754118", "974753898");
  }

  @Test
  void theLedgerTakesItsAddressesAndWhatIsMadeUpSaysSo() throws Exception {
    Path file =
        Files.writeString(temp.resolve("reference.yaml"), ReferenceForm.of(Country.whole()));
    var mapped =
        ReferenceProposals.of(file).firstOfEach().stream()
            .filter(AddressMapped.class::isInstance)
            .map(AddressMapped.class::cast)
            .toList();
    assertThat(mapped.stream().filter(one -> one.municipality() != null)).hasSize(357);
    assertThat(mapped)
        .allMatch(
            one -> one.address().value().startsWith("000") == one.source().startsWith("made up"));
    assertThat(SurroundingsView.of(mapped).directory().find(mapped.getFirst().address()))
        .isPresent();
  }

  /** Tenor's way: the month plus 80, and control digits as in real ones. */
  @Test
  void anIdentityNumberIsNobodysAndIsGivenOnce() {
    var patients =
        Traffic.of(Traffic.Settings.year(2025, 3_000, 1))
            .tellings()
            .filter(Telling::opens)
            .map(one -> one.about().patient())
            .toList();
    assertThat(patients).hasSize(3_000).doesNotHaveDuplicates();
    assertThat(patients)
        .allSatisfy(number -> {
          assertThat(Integer.parseInt(number.substring(2, 4))).isBetween(81, 92);
          assertThat(weighed(number, 3, 7, 6, 1, 8, 9, 4, 5, 2, 1) % 11).isZero();
          assertThat(weighed(number, 5, 4, 3, 2, 7, 6, 5, 4, 3, 2, 1) % 11).isZero();
        });
  }

  private static int weighed(String number, int... weights) {
    int sum = 0;
    for (int i = 0; i < weights.length; i++) {
      sum += weights[i] * (number.charAt(i) - '0');
    }
    return sum;
  }
}
