package no.dognbok.query.stay;

/**
 * The reference by which an organisation finds a stay in its own system.
 *
 * @param organisation whose reference it is
 * @param reference as the organisation wrote it
 */
public record OwnReference(String organisation, String reference) {}
