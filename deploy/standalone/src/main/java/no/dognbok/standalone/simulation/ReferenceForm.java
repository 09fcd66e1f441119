package no.dognbok.standalone.simulation;

import java.util.LinkedHashSet;
import java.util.Set;

/** The address map of a country, as {@code --reference} takes it. */
public final class ReferenceForm {

  private static final String MADE_UP = "made up by dognbok simulate";

  private ReferenceForm() {}

  /** YAML; what is made up says so. */
  public static String of(Country country) {
    Set<String> rows = new LinkedHashSet<>();
    for (Country.Hospital hospital : country.hospitals()) {
      rows.add(row(hospital.trust(), hospital.trustName(), "trust: \"" + hospital.trust() + "\""));
    }
    for (Country.Hospital hospital : country.hospitals()) {
      rows.add(
          row(hospital.organisation(), hospital.name(), "trust: \"" + hospital.trust() + "\""));
    }
    for (Country.Municipality one : country.municipalities()) {
      rows.add(
          row(
              one.organisation(),
              one.name() + " kommune",
              "municipality: \"" + one.number() + "\""));
    }
    return """
    # Addresses for simulated traffic. Organisation numbers that begin with 000 are made up, and can belong to nobody.

    addresses:
    %s
    """
        .formatted(String.join("\n", rows));
  }

  private static String row(String organisation, String name, String belongs) {
    return "  - {address: \"%s\", name: \"%s\", %s, source: \"%s\"}"
        .formatted(
            organisation,
            name,
            belongs,
            organisation.startsWith("000") ? MADE_UP : "Enhetsregisteret");
  }
}
