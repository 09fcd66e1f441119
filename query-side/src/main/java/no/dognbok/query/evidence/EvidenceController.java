package no.dognbok.query.evidence;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.OffsetDateTime;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import no.dognbok.events.Moment;
import no.dognbok.events.Refusal;
import no.dognbok.events.Refusal.Code;
import no.dognbok.identity.Caller;
import no.dognbok.query.evidence.check.Checkpoint;
import no.dognbok.query.evidence.check.ConsistencyProof;
import no.dognbok.query.evidence.check.Hash;
import no.dognbok.query.evidence.check.InclusionProof;
import no.dognbok.query.evidence.check.Unreadable;
import no.dognbok.query.scope.Scope;
import no.dognbok.query.scope.Scopes;
import no.dognbok.query.stay.Parameters;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * {@code /api/v1/evidence}: signed heads of the log, and proofs that lead to them. What they show
 * of a commit is when it was recorded, how many events it has, and hashes.
 */
@RestController
@RequestMapping("/api/v1/evidence")
final class EvidenceController {

  private final Evidence evidence;
  private final Scopes scopes;

  EvidenceController(Evidence evidence, Scopes scopes) {
    this.evidence = evidence;
    this.scopes = scopes;
  }

  /** The last checkpoint, or the first that holds a position. */
  @GetMapping(path = "/checkpoint", produces = MediaType.TEXT_PLAIN_VALUE)
  String checkpoint(
      @RequestParam(required = false) @Nullable String position,
      @RequestHeader HttpHeaders headers) {
    scope(headers);
    return (position == null || position.isBlank()
            ? evidence.last()
            : evidence.covering(number("position", position)))
        .toString();
  }

  /**
   * That a commit is in the log.
   *
   * @param position of the commit
   * @param leaf base64 of its leaf
   * @param hashes the path from the leaf up, base64
   * @param checkpoint that they lead to
   */
  record Included(long position, String leaf, List<String> hashes, String checkpoint) {

    static Included of(InclusionProof proof) {
      return new Included(
          proof.position(),
          Base64.getEncoder().encodeToString(proof.leafBytes()),
          proof.path().stream().map(Hash::toString).toList(),
          proof.checkpoint().toString());
    }
  }

  /** That a commit is in the log of the last checkpoint, or of the first that holds it. */
  @GetMapping(path = "/proof/inclusion/{position}", produces = MediaType.APPLICATION_JSON_VALUE)
  Included inclusion(@PathVariable String position, @RequestHeader HttpHeaders headers) {
    return Included.of(proof(position, headers));
  }

  /** The same as a file that {@code dognbok verify} reads. */
  @GetMapping(path = "/proof/inclusion/{position}", produces = MediaType.TEXT_PLAIN_VALUE)
  String inclusionFile(@PathVariable String position, @RequestHeader HttpHeaders headers) {
    return proof(position, headers).toString();
  }

  private InclusionProof proof(String text, HttpHeaders headers) {
    scope(headers);
    long position = number("position", text);
    Checkpoint last = evidence.last();
    return evidence.inclusion(
        position, position < last.size() ? last : evidence.covering(position));
  }

  /** That the log of {@code to} commits begins with that of {@code from} commits. */
  @GetMapping("/proof/consistency")
  Consistent consistency(
      @RequestParam(required = false) @Nullable String from,
      @RequestParam(required = false) @Nullable String to,
      @RequestHeader HttpHeaders headers) {
    scope(headers);
    return Consistent.of(evidence.consistency(required("from", from), required("to", to)));
  }

  /**
   * A consistency proof.
   *
   * @param from the smaller number of commits
   * @param to the larger one
   * @param hashes the path, base64
   */
  record Consistent(long from, long to, List<String> hashes) {

    static Consistent of(ConsistencyProof proof) {
      return new Consistent(
          proof.from(), proof.to(), proof.hashes().stream().map(Hash::toString).toList());
    }
  }

  /**
   * What becomes of a checkpoint that somebody brings.
   *
   * @param brought how many commits its log has
   * @param checkpoint the last one of this log
   * @param proof that this log begins with all that was in the one that was brought
   */
  record Extended(long brought, String checkpoint, Consistent proof) {}

  /**
   * Whether the log still begins with what a checkpoint says that it held: whoever has kept one is
   * a witness.
   */
  @PostMapping(path = "/check", consumes = MediaType.TEXT_PLAIN_VALUE)
  Extended check(
      @RequestBody(required = false) @Nullable String body, @RequestHeader HttpHeaders headers) {
    scope(headers);
    Checkpoint brought = brought(body);
    if (evidence.keys().signerOf(brought.note()) == null) {
      throw new Refusal(
          Code.NOT_OUR_CHECKPOINT,
          "no key of this ledger, %s, has signed this checkpoint of %s"
              .formatted(evidence.keys().origin(), brought.origin()));
    }
    if (!evidence.extendsLog(brought)) {
      throw new Refusal(
          Code.LOG_NOT_EXTENDED,
          "this log does not extend the one that you knew: its first %d commits are not those that the ledger signed then. Keep the checkpoint: it is evidence"
              .formatted(brought.size()),
          Map.of("brought", brought.size(), "checkpoint", evidence.last().toString()));
    }
    Checkpoint last = evidence.last();
    if (brought.size() > last.size()) {
      last = evidence.covering(brought.size() - 1);
    }
    return new Extended(
        brought.size(),
        last.toString(),
        Consistent.of(evidence.consistency(brought.size(), last.size())));
  }

  private static Checkpoint brought(@Nullable String body) {
    try {
      return Checkpoint.parse(body == null ? "" : body);
    } catch (Unreadable e) {
      throw new Refusal(
          Code.NOT_OUR_CHECKPOINT,
          "the body is no checkpoint: %s. Send it as it was given, to the last newline"
              .formatted(e.getMessage()));
    }
  }

  /**
   * What has come of reading the log against the tree and all that was signed.
   *
   * @param began when
   * @param ended when; absent while it goes on
   * @param commits how many were read
   * @param of how many there are
   * @param holds whether all was as it should be; absent while it goes on
   * @param found how many commits are not as they were recorded
   * @param findings the first of them
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Checked(
      OffsetDateTime began,
      @Nullable OffsetDateTime ended,
      long commits,
      long of,
      @Nullable Boolean holds,
      long found,
      List<Mismatch> findings) {

    static Checked of(SelfCheckReport report) {
      return new Checked(
          report.began().atZone(Moment.OSLO).toOffsetDateTime(),
          report.ended() == null ? null : report.ended().atZone(Moment.OSLO).toOffsetDateTime(),
          report.commits(),
          report.of(),
          report.ended() == null ? null : report.isClean(),
          report.found(),
          report.findings());
    }
  }

  /** What the last self-check has come to. */
  @GetMapping("/self-check")
  Checked selfCheck(@RequestHeader HttpHeaders headers) {
    scope(headers);
    return Checked.of(evidence.lastCheck());
  }

  /** Begins another, unless one goes on. */
  @PostMapping("/self-check")
  ResponseEntity<Checked> checkAgain(@RequestHeader HttpHeaders headers) {
    if (scope(headers) instanceof Scope.OfMunicipality) {
      throw new Refusal(
          Code.NOT_YOURS, "a hospital trust or an auditor has the log read against its tree");
    }
    return ResponseEntity.status(HttpStatus.ACCEPTED).body(Checked.of(evidence.check()));
  }

  private Scope scope(HttpHeaders headers) {
    return scopes.of(Caller.of(headers::getFirst), null);
  }

  private static long required(String name, @Nullable String text) {
    return Parameters.required(name, text, "expected a number of commits", Long::parseLong);
  }

  private static long number(String name, String text) {
    return Parameters.required(name, text, "expected a position of the log", Long::parseLong);
  }
}
