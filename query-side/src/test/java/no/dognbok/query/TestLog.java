package no.dognbok.query;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import no.dognbok.events.Address;
import no.dognbok.events.MessageKey;
import no.dognbok.events.Moment;
import no.dognbok.events.StayEvent;
import no.dognbok.events.StayEvent.IdentityErased;
import no.dognbok.events.Told;
import no.dognbok.identity.Identity;
import no.dognbok.log.Commit;
import no.dognbok.log.EventJson;
import no.dognbok.log.EventLog;
import no.dognbok.log.EventTypes;
import no.dognbok.log.StoredCommit;
import no.dognbok.log.sqlite.DataFolder;
import no.dognbok.log.sqlite.SqliteEventLog;
import no.dognbok.query.feed.View;
import tools.jackson.databind.json.JsonMapper;

/** A log in a folder of its own, with a clock that the test sets, for tests of views. */
public final class TestLog extends Clock implements AutoCloseable {

  public static final Address HOSPITAL = Address.org("974754118");

  private final DataFolder folder;
  private final SqliteEventLog log;
  private Instant now = at("2025-10-06T09:00");

  public TestLog(Path path) {
    folder = DataFolder.open(path);
    log = SqliteEventLog.open(folder, this);
  }

  public static Instant at(String localTime) {
    return LocalDateTime.parse(localTime).atZone(Moment.OSLO).toInstant();
  }

  public static Told told(String message, String localTime) {
    return Told.of(Moment.exact(at(localTime)), HOSPITAL, MessageKey.of("test", message));
  }

  /** Everything told from here on is recorded at this time, or as soon after as the log allows. */
  public TestLog recordedAt(String localTime) {
    now = at(localTime);
    return this;
  }

  /** The same, by an instant. */
  public TestLog recordedAt(Instant moment) {
    now = moment;
    return this;
  }

  /** Appends one event; gives its id. */
  public String tell(String stream, Object event, Identity identity) {
    String id = UUID.randomUUID().toString();
    Commit commit =
        Commit.of(
            UUID.randomUUID(),
            List.of(
                new Commit.Event(
                    stream,
                    log.lastSequence(stream).orElse(-1) + 1,
                    id,
                    EventTypes.name(event.getClass()),
                    EventTypes.revision(event.getClass()),
                    now,
                    EventJson.write(event),
                    JsonMapper.shared().writeValueAsBytes(identity.toMap()))));
    log.append(
        event instanceof IdentityErased erased
            ? commit.erasing(new Commit.Erasure(Set.copyOf(erased.events()), Set.of()))
            : commit);
    return id;
  }

  /** Appends in one commit what is told of several streams, in order. */
  public void tellTogether(List<Map.Entry<String, Object>> told) {
    Map<String, Long> last = new HashMap<>();
    log.append(
        Commit.of(
            UUID.randomUUID(),
            told.stream()
                .map(one -> {
                  last.computeIfAbsent(one.getKey(), key -> log.lastSequence(key).orElse(-1));
                  long sequence = last.merge(one.getKey(), 1L, Long::sum);
                  return event(one.getKey(), sequence, one.getValue(), Identity.NONE);
                })
                .toList()));
  }

  private Commit.Event event(String stream, long sequence, Object event, Identity identity) {
    return new Commit.Event(
        stream,
        sequence,
        UUID.randomUUID().toString(),
        EventTypes.name(event.getClass()),
        EventTypes.revision(event.getClass()),
        now,
        EventJson.write(event),
        JsonMapper.shared().writeValueAsBytes(identity.toMap()));
  }

  /** Appends the same so many times to a stream that has nothing yet, in one commit. */
  public void tellMany(String stream, int times, Object event) {
    log.append(
        Commit.of(
            UUID.randomUUID(),
            IntStream.range(0, times)
                .mapToObj(i -> event(stream, i, event, Identity.NONE))
                .toList()));
  }

  public String tell(UUID stay, StayEvent event) {
    return tell("stay/" + stay, event, Identity.NONE);
  }

  public EventLog log() {
    return log;
  }

  /** Shows a view the whole log. */
  public <V extends View> V read(V view) {
    return readFrom(0, view);
  }

  /** Shows a view the log from a position on. */
  public <V extends View> V readFrom(long position, V view) {
    for (StoredCommit commit : log.commits(position, 10_000)) {
      view.apply(commit);
    }
    return view;
  }

  @Override
  public Instant instant() {
    return now;
  }

  @Override
  public ZoneId getZone() {
    return Moment.OSLO;
  }

  @Override
  public Clock withZone(ZoneId zone) {
    return this;
  }

  @Override
  public void close() {
    log.close();
    folder.close();
  }
}
