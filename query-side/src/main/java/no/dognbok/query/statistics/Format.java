package no.dognbok.query.statistics;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.springframework.http.MediaType;

/** In which form an answer is wanted. */
enum Format {
  JSON,
  CSV;

  static final MediaType TABLE = new MediaType("text", "csv", StandardCharsets.UTF_8);

  /**
   * As it is asked for.
   *
   * @throws IllegalArgumentException where it is no such form
   */
  static Format parse(String text) {
    return switch (text) {
      case "json" -> JSON;
      case "csv" -> CSV;
      default -> throw new IllegalArgumentException("expected json or csv");
    };
  }

  /** Whether a table is asked for, by its name, and JSON is not wanted more. */
  static boolean isTableWanted(List<MediaType> accepted) {
    return wish(accepted, TABLE) > 0
        && wish(accepted, TABLE) >= wish(accepted, MediaType.APPLICATION_JSON);
  }

  private static double wish(List<MediaType> accepted, MediaType type) {
    return accepted.stream()
        .filter(one -> one.equalsTypeAndSubtype(type))
        .mapToDouble(MediaType::getQualityValue)
        .max()
        .orElse(0);
  }
}
