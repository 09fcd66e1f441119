package no.dognbok.query.evidence;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What came of reading the log against the tree and the heads that were signed.
 *
 * @param began when
 * @param ended when; absent while it goes on
 * @param commits how many were read
 * @param of how many there are
 * @param findings what is not as it was recorded, the first of them
 * @param found how many there are in all
 */
public record SelfCheckReport(
    Instant began,
    @Nullable Instant ended,
    long commits,
    long of,
    List<Mismatch> findings,
    long found) {

  public SelfCheckReport {
    findings = List.copyOf(findings);
  }

  /** Whether it has come to its end, and all was as it should be. */
  public boolean isClean() {
    return ended != null && found == 0;
  }

  /** What there is to say of it in a line. */
  public String inShort() {
    return "%d of %d commits read, %d not as they were recorded%s"
        .formatted(commits, of, found, findings.isEmpty() ? "" : ": " + findings.getFirst());
  }
}
