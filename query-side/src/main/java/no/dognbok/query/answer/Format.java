package no.dognbok.query.answer;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import no.dognbok.events.Refusal;
import no.dognbok.events.Refusal.Code;
import no.dognbok.query.stay.Parameters;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/** In which form an answer is wanted. */
public enum Format {
  JSON,
  CSV;

  public static final MediaType TABLE = new MediaType("text", "csv", StandardCharsets.UTF_8);

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

  /** As the parameter of that name says; as it is accepted where it says nothing. */
  public static Format wanted(@Nullable String format, HttpHeaders headers) {
    return Objects.requireNonNullElseGet(
        Parameters.value("format", format, Format::parse), () -> of(headers.getAccept()));
  }

  /**
   * As it is accepted: JSON, unless a table is wanted more, or is named where JSON is not.
   *
   * @throws Refusal where neither is accepted
   */
  static Format of(List<MediaType> accepted) {
    double table = wish(accepted, TABLE);
    double json = wish(accepted, MediaType.APPLICATION_JSON);
    if (table == 0 && json == 0 && !accepted.isEmpty()) {
      throw new Refusal(
          Code.NOT_ACCEPTABLE, "the answer can be had as application/json and as text/csv");
    }
    List<MediaType> named = accepted.stream().filter(MediaType::isConcrete).toList();
    boolean isNamed = wish(named, TABLE) > wish(named, MediaType.APPLICATION_JSON);
    return table > json || table == json && isNamed ? CSV : JSON;
  }

  /**
   * The beginning of an answer in this form.
   *
   * @param name of the file that a table goes out as
   */
  public ResponseEntity.BodyBuilder answer(String name) {
    return switch (this) {
      case JSON -> ResponseEntity.ok().contentType(MediaType.APPLICATION_JSON);
      case CSV ->
          ResponseEntity.ok()
              .contentType(TABLE)
              .header(
                  HttpHeaders.CONTENT_DISPOSITION,
                  ContentDisposition.attachment().filename(name + ".csv").build().toString());
    };
  }

  private static double wish(List<MediaType> accepted, MediaType type) {
    return accepted.stream()
        .filter(one -> one.includes(type))
        .mapToDouble(MediaType::getQualityValue)
        .max()
        .orElse(0);
  }
}
