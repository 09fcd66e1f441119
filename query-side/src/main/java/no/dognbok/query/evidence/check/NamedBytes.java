package no.dognbok.query.evidence.check;

/**
 * What is checked.
 *
 * @param name of the file, as it was given, for whoever reads the answer
 * @param bytes its content
 */
@SuppressWarnings("ArrayRecordComponent") // read, not compared
record NamedBytes(String name, byte[] bytes) {}
