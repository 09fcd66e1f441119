package no.dognbok.query.statement;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import no.dognbok.query.statement.StatementContent.Line;
import no.dognbok.query.statement.StatementContent.NotBilled;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.cfg.DateTimeFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Statements as JSON, whose bytes are kept and whose digest is signed by what is recorded: it has a
 * mapper of its own, so that no setting of the server changes them.
 */
public final class StatementJson {

  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
          .disable(DateTimeFeature.ADJUST_DATES_TO_CONTEXT_TIME_ZONE)
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES) // what is false is left out
          .build();

  private StatementJson() {}

  /** A statement in UTF-8. */
  public static byte[] write(Statement statement) {
    return MAPPER.writeValueAsBytes(statement);
  }

  /** A statement as it was written. */
  static Statement read(byte[] json) {
    ObjectNode node = (ObjectNode) MAPPER.readTree(new String(json, StandardCharsets.UTF_8));
    Statement.Kept kept = MAPPER.treeToValue(node, Statement.Kept.class);
    return kept.with(MAPPER.treeToValue(node, StatementContent.class));
  }

  /**
   * SHA-256 of what stands in a statement, lower-case hexadecimal. The senders' own references are
   * not in it: they can be erased, and the digest stands.
   */
  static String digest(StatementContent content) {
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("SHA-256")
                  .digest(MAPPER.writeValueAsBytes(withoutReferences(content))));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  private static StatementContent withoutReferences(StatementContent content) {
    return new StatementContent(
        content.form(),
        content.trust(),
        content.municipality(),
        content.month(),
        content.lines().stream().map(StatementJson::withoutReferences).toList(),
        content.corrections().stream().map(StatementJson::withoutReferences).toList(),
        content.subtotals(),
        content.totals(),
        content.notBilled().stream()
            .map(one -> new NotBilled(one.stay(), one.hospital(), List.of(), one.day()))
            .toList(),
        content.openStays(),
        content.missingRates());
  }

  private static Line withoutReferences(Line line) {
    return new Line(
        line.stay(),
        line.hospital(),
        line.careType(),
        List.of(),
        line.formerly(),
        line.from(),
        line.to(),
        line.days(),
        line.number(),
        line.amount());
  }

  private static Correction withoutReferences(Correction one) {
    return new Correction(
        one.month(),
        one.stay(),
        one.hospital(),
        one.careType(),
        List.of(),
        one.date(),
        one.billed(),
        one.due(),
        one.reasons(),
        one.because());
  }
}
