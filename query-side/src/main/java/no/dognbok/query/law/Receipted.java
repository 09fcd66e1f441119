package no.dognbok.query.law;

/**
 * What the receiver said of a message.
 *
 * @param received whether it was received; else that was denied
 * @param by the receipt: of several the first that says yes, else the first
 */
public record Receipted(boolean received, Fact by) {}
