package no.dognbok.query.evidence.check;

/** Something does not hold, and what rests on it cannot be checked. */
final class DoesNotHold extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient Said said;

  DoesNotHold(Sentence sentence, Object... about) {
    super(
        sentence.name(),
        null,
        false,
        false); // it is caught nearby: where it was thrown says nothing
    this.said = Said.of(sentence, about);
  }

  Said said() {
    return said;
  }
}
