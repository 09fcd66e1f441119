package no.dognbok.identity;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The identity of an event: what ties it to a patient, a message and a person's work. It is stored
 * beside the facts, in a block of its own, and can be erased while the facts stand.
 *
 * @param patient pseudonym of the patient
 * @param linkedPatient the other pseudonym, where two are one patient
 * @param sender who sent the message, as it named itself
 * @param messageId the sender's id of the message
 * @param digest SHA-256 of the message as it came, hexadecimal
 * @param reference the sender's own reference to the stay
 * @param client the system that brought it
 */
public record Identity(
    @Nullable String patient,
    @Nullable String linkedPatient,
    @Nullable String sender,
    @Nullable String messageId,
    @Nullable String digest,
    @Nullable String reference,
    @Nullable String client) {

  /** Nothing is known, or it was erased. */
  public static final Identity NONE = new Identity(null, null, null, null, null, null, null);

  /** As metadata of an event; what is not known is left out. */
  public Map<String, String> toMap() {
    Map<String, String> map = new LinkedHashMap<>();
    put(map, "patient", patient);
    put(map, "linkedPatient", linkedPatient);
    put(map, "sender", sender);
    put(map, "messageId", messageId);
    put(map, "digest", digest);
    put(map, "reference", reference);
    put(map, "client", client);
    return map;
  }

  private static void put(Map<String, String> map, String key, @Nullable String value) {
    if (value != null) {
      map.put(key, value);
    }
  }

  /** From the metadata of an event; what is there besides is left alone. */
  public static Identity fromMap(Map<String, ?> map) {
    return new Identity(
        text(map, "patient"),
        text(map, "linkedPatient"),
        text(map, "sender"),
        text(map, "messageId"),
        text(map, "digest"),
        text(map, "reference"),
        text(map, "client"));
  }

  private static @Nullable String text(Map<String, ?> map, String key) {
    return map.containsKey(key) ? Objects.toString(map.get(key)) : null;
  }
}
