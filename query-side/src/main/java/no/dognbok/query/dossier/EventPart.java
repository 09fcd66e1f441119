package no.dognbok.query.dossier;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import no.dognbok.events.Moment;
import no.dognbok.events.Told;
import no.dognbok.query.stay.PartyAnswer;
import no.dognbok.query.stay.Standings;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * An event, as a dossier shows it.
 *
 * @param number in the dossier, from 1: the order in which the ledger was told, and the name of its
 *     files
 * @param about what it is told of
 * @param dispute number of the dispute that it is told of; absent where it is told of none
 * @param sequence its number in its stream, from 0
 * @param type stored name of the type
 * @param name what people call it, in Norwegian
 * @param standing whether it stands
 * @param occurredAt when it happened
 * @param precision how well that is known
 * @param recordedAt when the ledger was told
 * @param position of its commit in the log
 * @param by who told the ledger
 * @param from whose act it was
 * @param to whom the message went to
 * @param channel how it was told
 * @param confirmedBy number of the message that confirms what was told otherwise
 * @param receipts of its message, by number
 * @param facts its own fields; other events in them by number
 * @param doubts what is in doubt about it, by code
 * @param factsDigest SHA-256 of its facts block, where that is not enclosed: it would tell of
 *     something outside this dossier
 * @param sender what only the parties' version has
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record EventPart(
    int number,
    About about,
    @Nullable Integer dispute,
    long sequence,
    String type,
    String name,
    Standings.Standing standing,
    OffsetDateTime occurredAt,
    Moment.Precision precision,
    OffsetDateTime recordedAt,
    long position,
    @Nullable PartyAnswer by,
    @Nullable PartyAnswer from,
    @Nullable PartyAnswer to,
    Told.Channel channel,
    @Nullable Object confirmedBy,
    List<Receipt> receipts,
    @Nullable JsonNode facts,
    List<String> doubts,
    @Nullable String factsDigest,
    @Nullable Sender sender) {

  public EventPart {
    receipts = List.copyOf(receipts);
    doubts = List.copyOf(doubts);
  }

  /** What an event is told of. */
  public enum About {
    STAY,
    DISPUTE,
    STATEMENT
  }

  /**
   * That a message was received, or refused.
   *
   * @param event number of the receipt
   * @param positive whether it was received
   */
  public record Receipt(Object event, boolean positive) {}

  /**
   * What ties an event to the message that told of it.
   *
   * @param id event id
   * @param message key of the telling
   * @param messageId the sender's id of the message; absent where there is none, or it was erased
   * @param messageDigest SHA-256 of the message as it came
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Sender(
      String id, UUID message, @Nullable String messageId, @Nullable String messageDigest) {}
}
