package no.dognbok.query.dossier;

import java.time.YearMonth;
import java.util.Optional;
import java.util.UUID;
import no.dognbok.events.Address;
import no.dognbok.events.Municipality;
import no.dognbok.identity.Caller;
import no.dognbok.query.dispute.Disputes;
import no.dognbok.query.dossier.DossierContent.Version;
import no.dognbok.query.dossier.DossierRequest.Subject;
import no.dognbok.query.scope.Scope;
import no.dognbok.query.scope.Scopes;
import no.dognbok.query.stay.Parameters;
import no.dognbok.query.stay.Stays;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * Saksmappen of a stay, of a dispute, or of a line of a statement: {@code …/dossier}, as a ZIP file
 * with proofs, or with {@code .pdf} or {@code .json} one of what is in it.
 */
@RestController
@RequestMapping("/api/v1")
final class DossierController {

  private final Dossiers dossiers;
  private final Scopes scopes;

  DossierController(Dossiers dossiers, Scopes scopes) {
    this.dossiers = dossiers;
    this.scopes = scopes;
  }

  @GetMapping({"/stays/{stay}/dossier", "/stays/{stay}/dossier.{extension}"})
  ResponseEntity<byte[]> ofStay(
      @PathVariable String stay,
      @PathVariable(required = false) @Nullable String extension,
      @RequestParam(required = false) @Nullable String position,
      @RequestParam(required = false) @Nullable String version,
      @RequestHeader HttpHeaders headers) {
    return answer(
        new Subject.OfStay(Stays.idNamed(stay)), new Asked(extension, position, version, headers));
  }

  @GetMapping({"/disputes/{dispute}/dossier", "/disputes/{dispute}/dossier.{extension}"})
  ResponseEntity<byte[]> ofDispute(
      @PathVariable String dispute,
      @PathVariable(required = false) @Nullable String extension,
      @RequestParam(required = false) @Nullable String position,
      @RequestParam(required = false) @Nullable String version,
      @RequestHeader HttpHeaders headers) {
    return answer(
        new Subject.OfDispute(Disputes.idNamed(dispute)),
        new Asked(extension, position, version, headers));
  }

  @GetMapping({
    "/statements/{trust}/{municipality}/{month}/dossier",
    "/statements/{trust}/{municipality}/{month}/dossier.{extension}"
  })
  ResponseEntity<byte[]> ofLine(
      @PathVariable String trust,
      @PathVariable String municipality,
      @PathVariable String month,
      @PathVariable(required = false) @Nullable String extension,
      @RequestParam(required = false) @Nullable String stay,
      @RequestParam(required = false) @Nullable String position,
      @RequestParam(required = false) @Nullable String version,
      @RequestHeader HttpHeaders headers) {
    return answer(
        new Subject.OfLine(
            Parameters.required("trust", trust, "expected nine digits", Address::org),
            Parameters.required(
                "municipality", municipality, "expected four digits", Municipality::new),
            Parameters.required(
                "month", month, "expected a month such as 2025-10", YearMonth::parse),
            Parameters.required("stay", stay, "expected a UUID", UUID::fromString)),
        new Asked(extension, position, version, headers));
  }

  /** How it is asked for. */
  private record Asked(
      @Nullable String extension,
      @Nullable String position,
      @Nullable String version,
      HttpHeaders headers) {

    DossierForm form() {
      return DossierForm.of(extension, headers.getAccept());
    }

    Optional<Long> at() {
      return Optional.ofNullable(
          Parameters.value(
              "position",
              position,
              text -> {
                if (!text.matches("[0-9]{1,18}")) {
                  throw new IllegalArgumentException("expected a position of the log, from 0");
                }
                return Long.parseLong(text);
              }));
    }

    Version forWhom() {
      Version asked =
          Parameters.value(
              "version",
              version,
              text ->
                  switch (text) {
                    case "anonymous" -> Version.ANONYMOUS;
                    case "party" -> Version.PARTY;
                    default -> throw new IllegalArgumentException("expected anonymous or party");
                  });
      return asked == null ? Version.ANONYMOUS : asked;
    }
  }

  /** A file that must not be handed on is told from one that may be by its name already. */
  private static String fileName(
      Subject subject, Version version, long position, DossierForm form) {
    return "saksmappe-%s-%s-%d.%s"
        .formatted(
            version == Version.PARTY ? "PARTSUTGAVE" : "anonym",
            switch (subject) {
              case Subject.OfStay _ -> "opphold";
              case Subject.OfDispute _ -> "uenighet";
              case Subject.OfLine _ -> "avregning";
            },
            position,
            form.extension());
  }

  private ResponseEntity<byte[]> answer(Subject subject, Asked asked) {
    DossierForm form = asked.form();
    Optional<Long> at = asked.at();
    Version version = asked.forWhom();
    Caller caller = Caller.of(asked.headers()::getFirst);
    scopes.of(caller, null); // nobody else is told how long the log is
    long position = dossiers.position(at);
    Scope scope = scopes.of(caller, position);
    byte[] body = dossiers.get(new DossierRequest(subject, scope, version, position), form);
    return ResponseEntity.ok()
        .contentType(form.mediaType())
        .header("Dognbok-Position", Long.toString(position))
        .header(
            HttpHeaders.CONTENT_DISPOSITION,
            ContentDisposition.attachment()
                .filename(fileName(subject, version, position, form))
                .build()
                .toString())
        .body(body);
  }
}
