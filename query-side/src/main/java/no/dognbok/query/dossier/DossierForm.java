package no.dognbok.query.dossier;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import no.dognbok.events.Refusal;
import no.dognbok.events.Refusal.Code;
import no.dognbok.events.SenderText;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;

/** In which form a dossier is wanted. */
enum DossierForm {
  /** All of it, with proofs and a signed manifest. */
  ZIP(new MediaType("application", "zip")),
  /** For people. */
  PDF(MediaType.APPLICATION_PDF),
  /** For programs. */
  JSON(MediaType.APPLICATION_JSON);

  private final MediaType mediaType;

  DossierForm(MediaType mediaType) {
    this.mediaType = mediaType;
  }

  MediaType mediaType() {
    return mediaType;
  }

  /** Of a file of this form, without the dot. */
  String extension() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * The form that is asked for: by an extension, else as it is accepted, and the whole by default.
   *
   * @throws Refusal where it is none of these
   */
  static DossierForm of(@Nullable String extension, List<MediaType> accepted) {
    if (extension != null) {
      return Arrays.stream(values())
          .filter(form -> form.extension().equals(extension))
          .findFirst()
          .orElseThrow(() -> notAcceptable(SenderText.shown("." + extension)));
    }
    if (accepted.isEmpty()) {
      return ZIP;
    }
    return Arrays.stream(values())
        .filter(form -> form.wish(accepted) > 0)
        .max(
            Comparator.<DossierForm>comparingDouble(form -> form.wish(accepted))
                .thenComparing(Comparator.reverseOrder()))
        .orElseThrow(() -> notAcceptable("that"));
  }

  private double wish(List<MediaType> accepted) {
    return accepted.stream()
        .filter(one -> one.includes(mediaType))
        .max(Comparator.comparingInt(DossierForm::specificity))
        .map(MediaType::getQualityValue)
        .orElse(0.0);
  }

  private static int specificity(MediaType type) {
    return type.isWildcardType() ? 0 : type.isWildcardSubtype() ? 1 : 2;
  }

  private static Refusal notAcceptable(String asked) {
    return new Refusal(
        Code.NOT_ACCEPTABLE,
        "a dossier can be had as .zip, .pdf and .json (application/zip, application/pdf, application/json), not as %s"
            .formatted(asked));
  }
}
