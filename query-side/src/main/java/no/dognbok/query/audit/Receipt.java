package no.dognbok.query.audit;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.OffsetDateTime;
import no.dognbok.query.judgement.DeadlineAnswer;
import no.dognbok.query.law.Receipted;
import org.jspecify.annotations.Nullable;

/**
 * What the receiver said of a message (P19).
 *
 * @param state whether it was received
 * @param at when the receiver said so; absent where it said nothing
 * @param event id of the receipt
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Receipt(State state, @Nullable OffsetDateTime at, @Nullable String event) {

  /** Nobody has said anything, or it is no message that goes to anybody. */
  static final Receipt NONE = new Receipt(State.NONE, null, null);

  /** Whether a message was received. */
  enum State {
    RECEIVED,
    DENIED,
    NONE
  }

  static Receipt of(@Nullable Receipted said) {
    return said == null
        ? NONE
        : new Receipt(
            said.received() ? State.RECEIVED : State.DENIED,
            DeadlineAnswer.local(said.by().at().instant()),
            said.by().id());
  }
}
