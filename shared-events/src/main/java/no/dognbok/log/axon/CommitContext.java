package no.dognbok.log.axon;

import java.util.Set;
import java.util.UUID;
import no.dognbok.log.Commit;
import no.dognbok.log.EventLog.Appended;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.jspecify.annotations.Nullable;

/**
 * What a command carries to the log besides its events, and what the log answers. It lives in the
 * unit of work, because Axon hands the engine events only.
 */
public final class CommitContext {

  private static final String KEY = CommitContext.class.getName();

  private final UUID commitId = TimeOrderedIds.next();
  private Set<String> claims = Set.of();
  private Commit.Erasure erasure = Commit.Erasure.NOTHING;
  private @Nullable Appended appended;

  private CommitContext() {}

  /** The context of the unit of work in progress; a passing one where there is none. */
  public static CommitContext current() {
    return CurrentUnitOfWork.map(CommitContext::of).orElseGet(CommitContext::new);
  }

  static CommitContext of(UnitOfWork<?> unitOfWork) {
    return unitOfWork.root().getOrComputeResource(KEY, _ -> new CommitContext());
  }

  /** The commit will take these claims. */
  public void claim(Set<String> newClaims) {
    claims = Set.copyOf(newClaims);
  }

  /** The commit will erase this. */
  public void erase(Commit.Erasure newErasure) {
    erasure = newErasure;
  }

  UUID commitId() {
    return commitId;
  }

  Set<String> claims() {
    return claims;
  }

  Commit.Erasure erasure() {
    return erasure;
  }

  void appended(Appended newAppended) {
    appended = newAppended;
  }

  @Nullable Appended appended() {
    return appended;
  }
}
