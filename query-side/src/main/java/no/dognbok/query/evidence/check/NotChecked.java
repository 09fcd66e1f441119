package no.dognbok.query.evidence.check;

/** Nothing was checked: there is nothing that can be, or it was asked for in a wrong way. */
final class NotChecked extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient Said said;

  NotChecked(Sentence sentence, Object... about) {
    super(sentence.name());
    this.said = Said.of(sentence, about);
  }

  Said said() {
    return said;
  }
}
