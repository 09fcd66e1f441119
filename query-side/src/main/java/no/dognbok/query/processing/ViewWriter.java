package no.dognbok.query.processing;

import com.mongodb.MongoException;
import java.util.List;
import no.dognbok.log.LogUnavailable;
import no.dognbok.log.StoredEvent;
import org.axonframework.eventhandling.EventHandlerInvoker;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.Segment;
import org.axonframework.messaging.unitofwork.BatchingUnitOfWork;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;

/**
 * Writes the events of a batch into a view together, when the last of them has come: before the
 * token is stored, and where it cannot, so that the token is not.
 */
final class ViewWriter implements EventHandlerInvoker {

  /** A view that takes events. */
  interface View {

    /** Whether an event is for this view. */
    boolean isFor(StoredEvent event);

    /** Writes events of a segment in order; writing them again must change nothing. */
    void write(List<StoredEvent> events);
  }

  /** Hears why a segment does not go on. */
  interface Trouble {
    void tell(int segment, String reason);
  }

  private final View view;
  private final Trouble trouble;

  ViewWriter(View view, Trouble trouble) {
    this.view = view;
    this.trouble = trouble;
  }

  /** All events of a stream are one segment's. */
  @Override
  public boolean canHandle(EventMessage<?> message, Segment segment) {
    StoredEvent event = (StoredEvent) message.getPayload();
    return view.isFor(event) && segment.matches(String.valueOf(event.stream()));
  }

  @Override
  public void handle(EventMessage<?> message, Segment segment) {
    if (!(CurrentUnitOfWork.get() instanceof BatchingUnitOfWork<?> batch)) {
      throw new IllegalStateException("events come in batches");
    }
    if (batch.isLastMessage()) {
      write(
          batch.getMessages().stream().map(one -> (StoredEvent) one.getPayload()).toList(),
          segment);
    }
  }

  private void write(List<StoredEvent> events, Segment segment) {
    try {
      view.write(events);
    } catch (MongoException e) {
      throw new LogUnavailable("the view could not be written; it is tried again", e);
    } catch (RuntimeException e) {
      trouble.tell(segment.getSegmentId(), String.valueOf(e.getMessage()));
      throw e;
    }
  }
}
