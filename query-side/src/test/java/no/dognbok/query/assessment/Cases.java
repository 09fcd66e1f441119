package no.dognbok.query.assessment;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import no.dognbok.events.AgreementTerms;
import no.dognbok.events.ReferenceEvent.DailyRateSet;
import no.dognbok.query.law.Agreements;
import no.dognbok.query.law.Directory;
import no.dognbok.query.law.Rates;
import no.dognbok.query.law.Surroundings;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** The cases of the project, and the published ones where they lie beside it. */
public final class Cases {

  public static final Path OWN = Path.of("src/test/resources/cases");
  public static final Path PUBLISHED = Path.of("../../shared/cases");

  private static final Map<Integer, Integer> NOK =
      Map.ofEntries(
          Map.entry(2012, 4000),
          Map.entry(2014, 4255),
          Map.entry(2016, 4505),
          Map.entry(2018, 4747),
          Map.entry(2019, 4885),
          Map.entry(2022, 5306),
          Map.entry(2023, 5508),
          Map.entry(2024, 5745),
          Map.entry(2025, 5981));

  /** Read once: the mutation run asks for them again for every case. */
  private static final Map<Path, List<JsonNode>> READ = new ConcurrentHashMap<>();

  private Cases() {}

  public static Surroundings surroundings() {
    return new Surroundings(
        Directory.EMPTY,
        Agreements.always(AgreementTerms.NONE_AGREED),
        new Rates(
            NOK.keySet().stream()
                .collect(
                    Collectors.toMap(
                        Function.identity(),
                        year -> new DailyRateSet(year, NOK.get(year), "test")))),
        Set.of(LocalDate.of(2025, 5, 1)));
  }

  public static List<JsonNode> in(Path folder) throws IOException {
    List<JsonNode> cases = READ.get(folder);
    if (cases == null) {
      cases = read(folder);
      READ.put(folder, cases);
    }
    return cases;
  }

  private static List<JsonNode> read(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    YAMLMapper yaml = new YAMLMapper();
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(file -> file.toString().endsWith(".yaml"))
          .sorted()
          .flatMap(file -> yaml.readTree(file.toFile()).valueStream())
          .toList();
    }
  }
}
