package no.dognbok.query.evidence.tree;

/**
 * What is kept of the tree is not what was written. Nothing mends it silently: who has looked into
 * it deletes it, and it is built from the log again.
 */
public final class TreeDamaged extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public TreeDamaged(String message) {
    super(message);
  }
}
