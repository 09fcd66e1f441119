package no.dognbok.query.evidence;

import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** {@code GET /.well-known/dognbok-evidence}: the public keys, for whoever wants to check. */
@RestController
final class PublishedKeysController {

  private final Evidence evidence;

  PublishedKeysController(Evidence evidence) {
    this.evidence = evidence;
  }

  /** All public keys, oldest first, each but the first endorsed by the one before it. */
  @GetMapping(path = "/.well-known/dognbok-evidence", produces = MediaType.APPLICATION_JSON_VALUE)
  byte[] keys() {
    return evidence.keys().json();
  }
}
