package no.dognbok.query.statement;

/**
 * What the ledger has signed over a frozen statement: the first head of the log that holds its
 * freezing. It stands beside the statement and on the printed page, and in no content of it.
 *
 * @param origin name of the ledger
 * @param size how many commits the log had
 * @param root base64 of the root hash
 */
public record Seal(String origin, long size, String root) {}
