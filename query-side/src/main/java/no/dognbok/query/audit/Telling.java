package no.dognbok.query.audit;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.OffsetDateTime;
import java.util.Objects;
import java.util.UUID;
import no.dognbok.log.StoredEvent;
import no.dognbok.query.judgement.DeadlineAnswer;
import no.dognbok.query.law.Directory;
import no.dognbok.query.stay.PartyAnswer;
import org.jspecify.annotations.Nullable;

/**
 * Something that an organisation or a system has told the ledger.
 *
 * @param position of its commit in the log
 * @param index of the event in the log
 * @param recordedAt when the ledger was told
 * @param about what kind of thing it is about
 * @param subject the stream of the log in which it lies, {@code stay/<uuid>}; absent where it lies
 *     in none
 * @param stay id of the stay that it is about, where it is about one
 * @param event event id
 * @param type stored name of the type
 * @param name what people call it, in Norwegian
 * @param occurredAt when it happened; absent of what holds around the stays
 * @param by the organisation that told it, where anybody says
 * @param client the system that brought it; for the organisation that told it, and auditors
 * @param erased whether the identity was erased, so that nobody knows the system any more
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Telling(
    long position,
    long index,
    OffsetDateTime recordedAt,
    About about,
    @Nullable String subject,
    @Nullable UUID stay,
    String event,
    String type,
    String name,
    @Nullable OffsetDateTime occurredAt,
    @Nullable PartyAnswer by,
    @Nullable String client,
    boolean erased) {

  static Telling of(StoredEvent stored, Heard heard, Source source, Directory directory) {
    return new Telling(
        stored.position(),
        stored.index(),
        Objects.requireNonNull(DeadlineAnswer.local(stored.recordedAt())),
        heard.about(),
        stored.stream(),
        heard.stay(),
        stored.id(),
        stored.type(),
        heard.name(),
        DeadlineAnswer.local(heard.occurredAt()),
        PartyAnswer.of(heard.by(), directory),
        source.client(),
        source.erased());
  }
}
