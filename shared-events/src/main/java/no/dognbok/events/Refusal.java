package no.dognbok.events;

import java.util.Map;
import java.util.Objects;

/**
 * Something that the ledger does not take or cannot answer, said so that the other end can mend it:
 * a code of its own, what is wrong, and what would be right. Nothing was recorded.
 */
public final class Refusal extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /**
   * Why something is refused. The codes are part of the API: unique, listed in the README, never
   * reused.
   */
  public enum Code {
    /** Not JSON, or not the JSON that is expected here. */
    UNREADABLE_JSON("unreadable-json", 400),
    /** Not XML, XML with a document type, or nested too deeply. */
    UNREADABLE_XML("unreadable-xml", 400),
    /** XML, but not the message it says it is: something is missing or has no valid value. */
    BREAKS_SCHEMA("breaks-schema", 422),
    /** A field that is not part of this form. */
    UNKNOWN_FIELD("unknown-field", 400),
    /** A field that must be there is not. */
    MISSING_FIELD("missing-field", 400),
    /** A value that cannot be what it should be. */
    INVALID_VALUE("invalid-value", 400),
    /** An event type that the ledger does not know. */
    UNKNOWN_TYPE("unknown-type", 400),
    /** More than the ledger reads at once. */
    TOO_LARGE("too-large", 413),
    /** It occurred more than five minutes ahead of the ledger's clock. */
    TIME_AHEAD("time-ahead", 422),
    /** It names neither a patient nor a stay. */
    NEITHER_PATIENT_NOR_STAY("neither-patient-nor-stay", 422),
    /** A message that the ledger does not keep, such as a prescription. */
    MESSAGE_NOT_KEPT("message-not-kept", 422),
    /** A receipt for a message that the ledger has not got, of a type that it does not keep. */
    RECEIPT_OF_UNKNOWN_MESSAGE("receipt-of-unknown-message", 422),
    /** The sender has used this message id for another message. */
    MESSAGE_ID_TAKEN("message-id-taken", 409),
    /** What it refers to, or the stay that it names, is about another patient. */
    REFERS_TO_ANOTHER_PATIENT("refers-to-another-patient", 422),
    /** A correction names an event that the stay has not got. */
    UNKNOWN_EVENT("unknown-event", 422),
    /** The key has been used for another request. */
    IDEMPOTENCY_KEY_TAKEN("idempotency-key-taken", 409),
    /** The stay is not, or no longer, what If-Match says: read it again first. */
    STAY_CHANGED("stay-changed", 412),
    /** Others wrote at the same time, again and again; asking once more will do. */
    CONFLICT("conflict", 409),
    /** The same parties have an agreement for some of these days already. */
    AGREEMENT_OVERLAPS("agreement-overlaps", 409),
    /** The parties have no agreement on that day. */
    NO_SUCH_AGREEMENT("no-such-agreement", 404),
    /** There is an exception of this id already, and it was agreed on in another way. */
    EXCEPTION_ID_TAKEN("exception-id-taken", 409),
    /** The exception was cancelled; where it holds after all, a new one is agreed on. */
    EXCEPTION_CANCELLED("exception-cancelled", 409),
    /** These parties have told of no exception of this id. */
    NO_SUCH_EXCEPTION("no-such-exception", 404),
    /** The request does not say for which organisation. */
    ORGANISATION_MISSING("organisation-missing", 401),
    /**
     * The organisation is neither a hospital trust nor a municipality that the ledger knows, nor an
     * auditor.
     */
    ORGANISATION_UNKNOWN("organisation-unknown", 403),
    /** The request was made to another host, or by a page of one: it is not for this machine. */
    FOREIGN_HOST("foreign-host", 403),
    /** Another note has this id, or one that was deleted had it. */
    NOTE_ID_TAKEN("note-id-taken", 409),
    /** There is a dispute of this id already, and it was opened in another way. */
    DISPUTE_ID_TAKEN("dispute-id-taken", 409),
    /** The dispute is settled or withdrawn; where there is more to say, a new one is opened. */
    DISPUTE_CLOSED("dispute-closed", 409),
    /** No settlement of the dispute waits for the other party, or not the one that is named. */
    NOTHING_TO_CONFIRM("nothing-to-confirm", 409),
    /** The dispute has come further up the ladder already. */
    STEP_BELOW("step-below", 409),
    /** The statement is not, or no longer, what the request says was seen: read it again first. */
    STATEMENT_CHANGED("statement-changed", 409),
    /** The statement is frozen: what is learned later is a correction in a later one. */
    STATEMENT_FROZEN("statement-frozen", 409),
    /** The statement has not been presented to the municipality. */
    STATEMENT_NOT_PRESENTED("statement-not-presented", 409),
    /** The statement has not been frozen. */
    STATEMENT_NOT_FROZEN("statement-not-frozen", 409),
    /** A statement of another month lies before the municipality, and is to be frozen first. */
    ANOTHER_STATEMENT_PRESENTED("another-statement-presented", 409),
    /** The municipality can still object. */
    OBJECTIONS_STILL_OPEN("objections-still-open", 409),
    /** The statement has no invoice: nobody has given it a number. */
    NO_SUCH_INVOICE("no-such-invoice", 404),
    /** There is nothing to bill in the statement, and nothing to credit. */
    NOTHING_TO_INVOICE("nothing-to-invoice", 409),
    /** What an invoice has to say of its sender or its receiver is not set. */
    INVOICING_NOT_SET("invoicing-not-set", 409),
    /** There is a deviation of this id already, and it was told in another way. */
    DEVIATION_ID_TAKEN("deviation-id-taken", 409),
    /** The deviation is closed; who does not accept that reopens it first. */
    DEVIATION_CLOSED("deviation-closed", 409),
    /** The deviation is not closed: there is nothing to reopen. */
    DEVIATION_NOT_CLOSED("deviation-not-closed", 409),
    /** A list of rows, some of which cannot be read; each is named. */
    UNREADABLE_LIST("unreadable-list", 422),
    /** The organisation is known and may not do this. */
    NOT_YOURS("not-yours", 403),
    /** There is no such stay, or it is none of the asker's. */
    NO_SUCH_STAY("no-such-stay", 404),
    /** There is no such dispute, or it is none of the asker's. */
    NO_SUCH_DISPUTE("no-such-dispute", 404),
    /** There is no such deviation, or it is none of the asker's. */
    NO_SUCH_DEVIATION("no-such-deviation", 404),
    /** There is no such note, it was deleted, or it is none of the asker's. */
    NO_SUCH_NOTE("no-such-note", 404),
    /** It asks from a position on that the log has not got. */
    AHEAD_OF_LOG("ahead-of-log", 409),
    /** A checkpoint is none, or nobody of this ledger has signed it. */
    NOT_OUR_CHECKPOINT("not-our-checkpoint", 422),
    /** The log does not begin with what a checkpoint of it says that it held. */
    LOG_NOT_EXTENDED("log-not-extended", 409),
    /** Nothing is signed, because something is not what it was, or the keys are not there. */
    EVIDENCE_STOPPED("evidence-stopped", 503),
    /** The views are still being read from the log. */
    CATCHING_UP("catching-up", 503),
    /** The views have not reached the position that was asked for. */
    POSITION_NOT_REACHED("position-not-reached", 503),
    /** A view has stopped, because an event could not be applied. */
    VIEW_STOPPED("view-stopped", 503),
    /** The views could not take an event of the stay: what they know of it is not all. */
    STAY_INCOMPLETE("stay-incomplete", 503),
    /** The store cannot be written or read. */
    STORE_UNAVAILABLE("store-unavailable", 503),
    /** There is nothing at this address. */
    NO_SUCH_RESOURCE("no-such-resource", 404),
    /** This address does not take this method. */
    METHOD_NOT_ALLOWED("method-not-allowed", 405),
    /** The answer is not to be had in the form asked for. */
    NOT_ACCEPTABLE("not-acceptable", 406),
    /** The content is not in a form that is taken here. */
    UNSUPPORTED_MEDIA_TYPE("unsupported-media-type", 415),
    /** A mistake of the ledger's own. */
    INTERNAL_ERROR("internal-error", 500);

    private final String text;
    private final int status;

    Code(String text, int status) {
      this.text = text;
      this.status = status;
    }

    /** The code as it goes over the wire, {@code time-ahead}. */
    public String text() {
      return text;
    }

    /** The HTTP status that goes with it. */
    public int status() {
      return status;
    }
  }

  private final Code code;
  private final transient Map<String, Object> details;

  public Refusal(Code code, String detail) {
    this(code, detail, Map.of());
  }

  /**
   * A refusal with more than words.
   *
   * @param details what a program can act on, such as the field's name or the position that holds a
   *     claim
   */
  public Refusal(Code code, String detail, Map<String, Object> details) {
    super(Objects.requireNonNull(detail, "detail"));
    this.code = Objects.requireNonNull(code, "code");
    this.details = Map.copyOf(details);
  }

  public Code code() {
    return code;
  }

  public Map<String, Object> details() {
    return details;
  }
}
