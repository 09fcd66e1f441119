package no.dognbok.query.statement.form;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import no.dognbok.events.Refusal;
import no.dognbok.events.Refusal.Code;
import no.dognbok.query.statement.Seal;
import no.dognbok.query.statement.Statement;
import no.dognbok.query.statement.StatementJson;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;

/**
 * In which form a statement is wanted. What only the trust sees besides ({@link
 * Statement#alsoSeenByTrust}) is in none but JSON: the others are made to be handed on.
 */
public enum StatementForm {
  /** As programs read it, with all that is said of a day. The same bytes each time. */
  JSON(MediaType.APPLICATION_JSON, (statement, _) -> StatementJson.write(statement)),
  /** A table for a spreadsheet in Norway: a row for each stay and day. The same bytes each time. */
  CSV(
      new MediaType("text", "csv", StandardCharsets.UTF_8),
      (statement, _) -> StatementTable.of(statement)),
  /**
   * A workbook: the sums, and a sheet each for days, corrections, what is not billed, open stays.
   */
  XLSX(
      new MediaType("application", "vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
      (statement, _) -> StatementWorkbook.of(statement)),
  /** A4, tagged, with page numbers, position and digest in the foot. */
  PDF(MediaType.APPLICATION_PDF, StatementPage::pdfOf),
  /** A page for the screen and for print, that needs nothing besides itself. */
  HTML(new MediaType("text", "html", StandardCharsets.UTF_8), StatementPage::bytesOf);

  /**
   * What is printed names the head that was signed over it; what is kept as it was issued does not.
   */
  @FunctionalInterface
  private interface Renderer {
    byte[] render(Statement statement, @Nullable Seal seal);
  }

  private final MediaType mediaType;
  private final Renderer renderer;

  StatementForm(MediaType mediaType, Renderer renderer) {
    this.mediaType = mediaType;
    this.renderer = renderer;
  }

  /** Whether the same statement is the same bytes each time, so that these are kept. */
  public boolean isKept() {
    return this == JSON || this == CSV;
  }

  public MediaType mediaType() {
    return mediaType;
  }

  /** Of a file of this form, without the dot: {@code xlsx}. */
  public String extension() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The form of files with this extension, {@code xlsx}; empty where it is none of these. */
  public static Optional<StatementForm> ofExtension(String extension) {
    return Arrays.stream(values()).filter(form -> form.extension().equals(extension)).findFirst();
  }

  /**
   * As it is accepted: what is wanted most; among those wanted alike what is named, and JSON before
   * the others.
   *
   * @throws Refusal where none is accepted
   */
  public static StatementForm of(List<MediaType> accepted) {
    if (accepted.isEmpty()) {
      return JSON;
    }
    return Arrays.stream(values())
        .filter(form -> form.wish(accepted) > 0)
        .max(
            Comparator.<StatementForm>comparingDouble(form -> form.wish(accepted))
                .thenComparing(form -> form.isNamed(accepted))
                .thenComparing(Comparator.reverseOrder()))
        .orElseThrow(() ->
            new Refusal(
                Code.NOT_ACCEPTABLE,
                Arrays.stream(values())
                    .map(form -> form.mediaType.getType() + "/" + form.mediaType.getSubtype())
                    .collect(Collectors.joining(", ", "a statement can be had as ", ""))));
  }

  /** What the most specific of those that include it says (RFC 9110, 12.5.1). */
  private double wish(List<MediaType> accepted) {
    return accepted.stream()
        .filter(one -> one.includes(mediaType))
        .max(Comparator.comparingInt(StatementForm::specificity))
        .map(MediaType::getQualityValue)
        .orElse(0.0);
  }

  private static int specificity(MediaType type) {
    return type.isWildcardType() ? 0 : type.isWildcardSubtype() ? 1 : 2;
  }

  private boolean isNamed(List<MediaType> accepted) {
    return accepted.stream().anyMatch(one -> one.isConcrete() && one.includes(mediaType));
  }

  /** The statement in this form, by itself. */
  public byte[] render(Statement statement) {
    return render(statement, null);
  }

  /**
   * The statement in this form.
   *
   * @param seal what the ledger has signed over it; shown by what is printed
   */
  public byte[] render(Statement statement, @Nullable Seal seal) {
    return renderer.render(statement, seal);
  }
}
