package no.dognbok.command.intake;

import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import no.dognbok.events.Address;
import no.dognbok.events.Moment;
import no.dognbok.identity.IdentityNumber;
import org.jspecify.annotations.Nullable;

/**
 * What the ledger reads of a PLO message (MsgHead 1.2 with a payload of PLO v1.6, or the reply of
 * v2.0) or a dialogue message (Dialogmelding v1.0 or v1.1): its head, its status, its timed events
 * and its topics. Names, addresses and everything clinical stay in the message.
 *
 * @param type code of the message type, {@code LOG_INNLAGT}
 * @param id the sender's id of the message
 * @param generated GenDate, the message's own time; without a zone it is Norwegian
 * @param parent id of the message that it refers to
 * @param conversation id of the first message of the exchange that it is part of
 * @param sender who sent it
 * @param receiver whom it went to
 * @param patient whom it is about
 * @param status new, changed or cancelled
 * @param content kind of content of health information (code list 9140)
 * @param events its timed events (code list 9121)
 * @param dead whether it says that the patient died (code list 8431)
 * @param topics topics of the notes of a dialogue message
 * @param structuredReply whether it is the reply of PLO v2.0 to a ready notice
 */
record PloMessage(
    String type,
    String id,
    Moment generated,
    @Nullable String parent,
    @Nullable String conversation,
    Party sender,
    Party receiver,
    @Nullable IdentityNumber patient,
    Status status,
    @Nullable String content,
    List<TimedEvent> events,
    boolean dead,
    List<Topic> topics,
    boolean structuredReply) {

  private static final String STRUCTURED_REPLY = "LOG_TILBAKEMELDING";

  PloMessage {
    events = List.copyOf(events);
    topics = List.copyOf(topics);
  }

  /**
   * Whether messages of a type are kept, so that a receipt of one may wait for it. Of dialogues
   * most are not.
   */
  static boolean isKept(@Nullable String type) {
    return type != null
        && (type.startsWith("LOG_")
            || Set.of("HELSEOPPL_SOKNAD", "INNLEGGELSESRAPPORT", "UTSKRIVNINGSRAPPORT")
                .contains(type));
  }

  /** Whether it is a dialogue: free text, with a topic, about an earlier message or none. */
  boolean isDialogue() {
    return type.startsWith("DIALOG_");
  }

  /** Whether it says by its type that it is the reply of PLO v2.0. */
  boolean isCalledStructuredReply() {
    return type.equals(STRUCTURED_REPLY);
  }

  /**
   * Whether it replies to a ready notice (tilbakemelding på mottak av utskrivningsklar pasient). A
   * deviation is a dialogue about the message, not about the patient.
   */
  boolean isReply() {
    return structuredReply
        || isDialogue()
            && !type.equals("DIALOG_AVVIK")
            && topics.stream().anyMatch(Topic::isReception);
  }

  /** Whether it goes from the municipality to the hospital; everything else goes the other way. */
  boolean isFromMunicipality() {
    return type.equals("INNLEGGELSESRAPPORT") || isDialogue() || structuredReply;
  }

  /** The ids of the messages that it refers to, the nearest first. */
  List<String> refersTo() {
    return Stream.of(parent, conversation).flatMap(Stream::ofNullable).distinct().toList();
  }

  /** Forsendelsesstatus. */
  enum Status {
    NEW,
    CHANGED,
    CANCELLED
  }

  /**
   * A party of a message. A message may name one organisation by several identifiers, in any order,
   * and the next one by some of them.
   *
   * @param organisations the identifiers of the legal entity, the preferred one first
   * @param units those of the ward or service in it; of the entity itself where there is none
   */
  record Party(List<Address> organisations, List<Address> units) {

    Party {
      organisations = preferredFirst(organisations);
      units = preferredFirst(units);
    }

    /** HER-id before organisation number: it names the one who sends and receives. */
    private static List<Address> preferredFirst(List<Address> addresses) {
      return addresses.stream().distinct().sorted(Comparator.comparing(Address::scheme)).toList();
    }

    Address organisation() {
      return organisations.getFirst();
    }

    Address unit() {
      return units.getFirst();
    }
  }

  /**
   * TemaKodet of a note in a dialogue message.
   *
   * @param code in the list
   * @param list number of the code list, the last part of its OID; absent where it is not named
   */
  record Topic(String code, @Nullable String list) {

    static Topic of(String code, @Nullable String oid) {
      return new Topic(code, oid == null ? null : oid.substring(oid.lastIndexOf('.') + 1));
    }

    /**
     * "Tilbakemelding på mottak av utskrivningsklar pasient": code 7 of the topics of a dialogue
     * (7322, or 7321 that some write), code 1 of the notes of v1.0 (9155). In other lists these
     * codes are other things.
     */
    boolean isReception() {
      if (list == null) {
        return code.equals("7");
      }
      return switch (list) {
        case "7321", "7322" -> code.equals("7");
        case "9155" -> code.equals("1");
        default -> false;
      };
    }
  }

  /**
   * TidsfestetHendelse.
   *
   * @param code what happened (9121); absent in some reports
   * @param time as written: a date or a date-time
   */
  record TimedEvent(@Nullable String code, String time) {}
}
