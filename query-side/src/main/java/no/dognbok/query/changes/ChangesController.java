package no.dognbok.query.changes;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import no.dognbok.events.Refusal;
import no.dognbok.events.Refusal.Code;
import no.dognbok.identity.Caller;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.codec.ServerSentEvent;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Flux;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/** {@code GET /api/v1/changes}: what changed, at once, by waiting, or as a stream. */
@RestController
@RequestMapping("/api/v1/changes")
final class ChangesController {

  private static final int MOST_CHANGES = 1_000;
  private static final Duration LONGEST_WAIT = Duration.ofMinutes(1);
  private static final long FROM_THE_FIRST = -1;
  private static final String LAST_EVENT_ID = "Last-Event-ID";

  private final Followers followers;
  private final Duration heartbeat;

  /** A stream waits on a thread of its own, which costs next to nothing while it does. */
  private final Scheduler threads =
      Schedulers.fromExecutorService(
          Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("follower-", 0).factory()),
          "followers");

  ChangesController(
      Followers followers, @Value("${dognbok.changes.heartbeat:PT15S}") Duration heartbeat) {
    this.followers = followers;
    this.heartbeat = heartbeat;
  }

  /** The changes after a position; {@code wait} is how long to wait where there are none. */
  @GetMapping
  ChangesPage changes(
      @RequestParam(required = false) @Nullable Long after,
      @RequestParam(defaultValue = "100") String limit,
      @RequestParam(defaultValue = "PT0S") String wait,
      @RequestParam(required = false) @Nullable Long atLeast,
      @RequestHeader HttpHeaders headers)
      throws InterruptedException {
    Caller caller = Caller.of(headers::getFirst);
    return followers.next(caller, position("after", after), limit(limit), wait(wait), atLeast);
  }

  /** The same as server-sent events, without an end. */
  @GetMapping(produces = MediaType.TEXT_EVENT_STREAM_VALUE)
  Flux<ServerSentEvent<ChangesPage>> stream(
      @RequestParam(required = false) @Nullable Long after, @RequestHeader HttpHeaders headers) {
    Caller caller = Caller.of(headers::getFirst);
    long from =
        Optional.ofNullable(headers.getFirst(LAST_EVENT_ID))
            .map(id -> position(LAST_EVENT_ID, number(id)))
            .orElseGet(() -> position("after", after));
    return Flux.<ServerSentEvent<ChangesPage>, ChangeStream>generate(
            () -> new ChangeStream(followers, caller, from, heartbeat),
            (stream, sink) -> {
              stream.next(sink);
              return stream;
            })
        .subscribeOn(threads);
  }

  private static long position(String name, @Nullable Long value) {
    long position = value == null ? FROM_THE_FIRST : value;
    if (position < FROM_THE_FIRST) {
      throw invalid(name, String.valueOf(value), "a position of the log, or -1 for all of it");
    }
    return position;
  }

  private static long number(String id) {
    try {
      return Long.parseLong(id.strip());
    } catch (NumberFormatException e) {
      throw invalid(LAST_EVENT_ID, id, "the id of the last message, which is a position");
    }
  }

  private static int limit(String text) {
    try {
      int limit = Integer.parseInt(text.strip());
      if (limit >= 1 && limit <= MOST_CHANGES) {
        return limit;
      }
    } catch (NumberFormatException e) {
      // said below
    }
    throw invalid("limit", text, "a number from 1 to " + MOST_CHANGES);
  }

  private static Duration wait(String text) {
    try {
      Duration wait = Duration.parse(text.strip());
      if (!wait.isNegative() && wait.compareTo(LONGEST_WAIT) <= 0) {
        return wait;
      }
    } catch (DateTimeParseException e) {
      // said below
    }
    throw invalid("wait", text, "a time such as PT30S, at most " + LONGEST_WAIT);
  }

  private static Refusal invalid(String name, String text, String right) {
    return new Refusal(
        Code.INVALID_VALUE,
        "'%s' is not valid in '%s': expected %s".formatted(text, name, right),
        Map.of("field", name));
  }
}
