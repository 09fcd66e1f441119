package no.dognbok.query.notes;

import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import no.dognbok.events.Refusal;
import no.dognbok.events.Refusal.Code;
import no.dognbok.identity.Caller;
import no.dognbok.query.scope.Scope;
import no.dognbok.query.scope.Scopes;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** {@code GET /api/v1/notes/{note}}: what somebody wrote, for those whose matter it is. */
@RestController
@RequestMapping("/api/v1/notes")
final class NoteController {

  private final NamedNotes notes;
  private final Scopes scopes;

  NoteController(NamedNotes notes, Scopes scopes) {
    this.notes = notes;
    this.scopes = scopes;
  }

  @GetMapping("/{note}")
  NoteAnswer note(
      @PathVariable String note,
      @RequestParam(required = false) @Nullable Long atLeast,
      @RequestHeader HttpHeaders headers) {
    UUID id = id(note);
    Scope scope = scopes.of(Caller.of(headers::getFirst), atLeast);
    return Optional.of(id)
        .flatMap(notes::find)
        .filter(found -> NoteAnswer.isReadBy(found, scope))
        .map(NoteAnswer::of)
        .orElseThrow(() ->
            new Refusal(Code.NO_SUCH_NOTE, "there is no note %s that you may read".formatted(id)));
  }

  private static UUID id(String text) {
    try {
      return UUID.fromString(text);
    } catch (IllegalArgumentException e) {
      throw new Refusal(
          Code.INVALID_VALUE, "this is no id of a note: expected a UUID", Map.of("field", "note"));
    }
  }
}
