package no.dognbok.query.assessment;

import no.dognbok.query.feed.Progress;
import no.dognbok.query.surroundings.SurroundingsView;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/**
 * {@code POST /api/v1/assessments}: one case in, days with reasons out. Nothing is stored, and
 * nothing of the ledger's stays is shown.
 */
@RestController
@RequestMapping("/api/v1/assessments")
final class AssessmentController {

  private final Progress progress;
  private final SurroundingsView surroundings;

  AssessmentController(Progress progress, SurroundingsView surroundings) {
    this.progress = progress;
    this.surroundings = surroundings;
  }

  @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
  Assessment assess(@RequestBody JsonNode body) {
    progress.require(null); // rates are in the log
    return Assessment.of(Case.read(body, surroundings.now()));
  }
}
