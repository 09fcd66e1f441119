package no.dognbok.query.statement.check;

/**
 * Something without which an invoice cannot be made, or would be sent back.
 *
 * @param code what it is
 * @param text the same in Norwegian, with what to do
 */
public record Missing(Code code, String text) {

  /** What can be missing. */
  public enum Code {
    /** Nobody has set how the trust sends its invoices. */
    SELLER_NOT_SET,
    /** The trust's organisation number has not the control digit that it should have. */
    SELLER_NUMBER_INVALID,
    /** The account is none. */
    SELLER_ACCOUNT_INVALID,
    /** The sale is to be shown as exempt, and the trust is not registered for value added tax. */
    SELLER_NOT_VAT_REGISTERED,
    /** The daily rate of the month's year is not known: its days would have no amount. */
    DAILY_RATE_NOT_KNOWN,
    /** Nobody has set to whom the invoices for the municipality go. */
    RECEIVER_NOT_SET,
    /** The organisation number of the receiver has not the control digit that it should have. */
    RECEIVER_NUMBER_INVALID,
    /** The receiver's reference (deres referanse) is empty. */
    RECEIVER_REFERENCE_MISSING
  }
}
