package no.dognbok.standalone.simulation;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/**
 * Municipalities and hospitals that traffic is made for. Who goes where, and how many people live
 * where, is roughly as it is; nothing rests on it.
 */
public final class Country {

  private static final String TRUST = "983974791";

  /**
   * A hospital with emergency admissions.
   *
   * @param name as people call it
   * @param organisation its number; made up where it begins with 000
   * @param trustName name of the hospital trust that owns it
   * @param trust number of that; made up where it begins with 000
   */
  public record Hospital(String name, String organisation, String trustName, String trust) {}

  /**
   * A municipality.
   *
   * @param number four digits, as of 2024
   * @param name as the register has it
   * @param inhabitants roughly
   * @param hospital that most of its patients go to
   * @param organisation its number; made up where it begins with 000
   */
  public record Municipality(
      String number, String name, int inhabitants, Hospital hospital, String organisation) {}

  private final List<Municipality> municipalities;
  private final Map<String, List<Hospital>> byTrust;
  private final int[] inhabitants;

  private Country(List<Municipality> municipalities, List<Hospital> hospitals) {
    this.municipalities = List.copyOf(municipalities);
    this.byTrust = new LinkedHashMap<>();
    for (Hospital hospital : hospitals) {
      byTrust.merge(hospital.trust(), List.of(hospital), Country::append);
    }
    this.inhabitants = new int[municipalities.size()];
    int sum = 0;
    for (int i = 0; i < inhabitants.length; i++) {
      sum += municipalities.get(i).inhabitants();
      inhabitants[i] = sum;
    }
  }

  private static List<Hospital> append(List<Hospital> first, List<Hospital> more) {
    return Stream.concat(first.stream(), more.stream()).toList();
  }

  /** All 357 municipalities, and the trusts' hospitals. */
  public static Country whole() {
    Map<String, Hospital> hospitals = allHospitals();
    return new Country(municipalities(hospitals), List.copyOf(hospitals.values()));
  }

  /** Helse Nord-Trøndelag: Levanger and Namsos, and the 22 municipalities of the agreement. */
  public static Country nordTrondelag() {
    Map<String, Hospital> hospitals = allHospitals();
    return new Country(
        municipalities(hospitals).stream()
            .filter(municipality -> municipality.hospital().trust().equals(TRUST))
            .toList(),
        hospitals.values().stream().filter(hospital -> hospital.trust().equals(TRUST)).toList());
  }

  public List<Municipality> municipalities() {
    return municipalities;
  }

  public List<Hospital> hospitals() {
    return byTrust.values().stream().flatMap(List::stream).toList();
  }

  Municipality municipality(RandomGenerator random) {
    int inhabitant = random.nextInt(inhabitants[inhabitants.length - 1]);
    int found = Arrays.binarySearch(inhabitants, inhabitant + 1);
    return municipalities.get(found < 0 ? -found - 1 : found);
  }

  Municipality otherThan(Municipality one, RandomGenerator random) {
    Municipality other = municipality(random);
    while (other.equals(one)) {
      other = municipality(random);
    }
    return other;
  }

  /** Nine of ten are admitted nearby. */
  Hospital hospital(Municipality municipality, RandomGenerator random) {
    List<Hospital> trust = hospitalsOf(municipality.hospital().trust());
    return random.nextInt(10) > 0
        ? municipality.hospital()
        : trust.get(random.nextInt(trust.size()));
  }

  List<Hospital> hospitalsOf(String trust) {
    return Objects.requireNonNull(byTrust.get(trust));
  }

  private static Map<String, Hospital> allHospitals() {
    Map<String, Hospital> hospitals = new LinkedHashMap<>();
    for (String[] row : rows("hospitals.csv")) {
      hospitals.put(row[0], new Hospital(row[1], row[2], row[3], row[4]));
    }
    return hospitals;
  }

  private static List<Municipality> municipalities(Map<String, Hospital> hospitals) {
    return rows("municipalities.csv").stream()
        .map(row ->
            new Municipality(
                row[0],
                row[1],
                Integer.parseInt(row[2]),
                Objects.requireNonNull(hospitals.get(row[3])),
                row[4].isEmpty() ? "00000" + row[0] : row[4]))
        .toList();
  }

  private static List<String[]> rows(String file) {
    try (InputStream in =
            Objects.requireNonNull(
                Country.class.getResourceAsStream("/no/dognbok/simulation/" + file));
        BufferedReader reader =
            new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      return reader
          .lines()
          .filter(line -> !line.startsWith("#"))
          .map(l -> l.split(";", -1))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
