package no.dognbok.bench.statements;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.LongStream;
import no.dognbok.bench.views.MadeUpStays;
import no.dognbok.events.Address;
import no.dognbok.events.Municipality;
import no.dognbok.events.PostalAddress;
import no.dognbok.events.ReferenceEvent;
import no.dognbok.events.ReferenceEvent.AddressMapped;
import no.dognbok.events.ReferenceEvent.DailyRateSet;
import no.dognbok.events.ReferenceEvent.HolidaysSet;
import no.dognbok.events.ReferenceEvent.InvoiceReceiverSet;
import no.dognbok.events.ReferenceEvent.InvoicingSet;
import no.dognbok.events.ReferenceEvent.TermsAgreed;
import no.dognbok.events.StayEvent;
import no.dognbok.identity.Identity;
import no.dognbok.identity.Pseudonyms;
import no.dognbok.log.Commit;
import no.dognbok.log.EventJson;
import no.dognbok.log.EventTypes;
import no.dognbok.log.sqlite.DataFolder;
import no.dognbok.log.sqlite.SqliteEventLog;
import tools.jackson.databind.json.JsonMapper;

/**
 * A data folder with all that the statements of some months need: stays, what is known around them,
 * and how invoices are sent. A stay is one commit, so that it is filled soon.
 */
final class FilledMonths {

  private static final int WRITERS = 256;
  private static final String SOURCE = "bench";

  private FilledMonths() {}

  /**
   * Fills a new folder.
   *
   * @param number how many stays
   * @return how many events they are
   */
  static long fill(Path path, MadeUpStays stays, long number, List<Municipality> municipalities)
      throws IOException, InterruptedException, ExecutionException {
    Instant now = Clock.systemUTC().instant();
    long events = 0;
    try (DataFolder folder = DataFolder.open(path);
        SqliteEventLog log = SqliteEventLog.open(folder, Clock.systemUTC());
        ExecutorService threads =
            Executors.newFixedThreadPool(WRITERS, Thread.ofVirtual().factory())) {
      Pseudonyms.open(folder.path().resolve("pseudonym-keys"), log);
      log.append(around(municipalities, now));
      List<Future<Integer>> all = new ArrayList<>();
      LongStream.range(0, number)
          .forEach(i -> all.add(threads.submit(() -> append(log, stays.stay(i), now))));
      for (Future<Integer> one : all) {
        events += one.get();
      }
    }
    return events;
  }

  private static int append(SqliteEventLog log, List<MadeUpStays.Message> messages, Instant now) {
    List<Commit.Event> events = new ArrayList<>();
    for (MadeUpStays.Message message : messages) {
      if (message.sentAt().isBefore(now)) {
        String stream = "stay/" + message.stay();
        for (StayEvent event : message.events()) {
          events.add(event(stream, events.size(), event, message.sentAt(), message.identity()));
        }
      }
    }
    if (!events.isEmpty()) {
      log.append(Commit.of(UUID.randomUUID(), events));
    }
    return events.size();
  }

  private static Commit around(List<Municipality> municipalities, Instant now) {
    List<ReferenceEvent> known = new ArrayList<>(MadeUpStays.surroundings(municipalities));
    known.add(seller());
    for (int place = 0; place < municipalities.size(); place++) {
      known.add(receiver(municipalities.get(place), place));
    }
    return Commit.of(
        UUID.randomUUID(),
        known.stream().map(event -> event(stream(event), 0, event, now, Identity.NONE)).toList());
  }

  private static InvoicingSet seller() {
    return new InvoicingSet(
        MadeUpStays.TRUST,
        "Helse Nord-Trøndelag HF",
        new PostalAddress("Prøvegata 1", "7600", "Levanger"),
        true,
        InvoicingSet.Tax.EXEMPT,
        MadeUpNumbers.account(),
        30,
        1_001,
        null,
        null,
        SOURCE);
  }

  private static InvoiceReceiverSet receiver(Municipality municipality, int place) {
    return new InvoiceReceiverSet(
        MadeUpStays.TRUST,
        municipality,
        Address.org(MadeUpNumbers.organisation(place)),
        "Kommune " + municipality,
        new PostalAddress("Prøvegata 3", "7713", "Steinkjer"),
        "PRØVE-" + municipality,
        SOURCE);
  }

  /** As the program names them: it looks some up by name. */
  private static String stream(ReferenceEvent event) {
    return switch (event) {
      case DailyRateSet rate -> "reference/daily-rate/" + rate.year();
      case AddressMapped mapped -> "reference/address/" + mapped.address();
      case HolidaysSet holidays -> "reference/holidays/" + holidays.year();
      case InvoicingSet set -> InvoicingSet.stream(set.trust());
      case InvoiceReceiverSet set -> InvoiceReceiverSet.stream(set.trust(), set.municipality());
      case TermsAgreed terms -> TermsAgreed.stream(terms.trust(), terms.municipality());
      default -> throw new IllegalArgumentException("nothing of the kind is made up: " + event);
    };
  }

  private static Commit.Event event(
      String stream, long sequence, Object event, Instant at, Identity identity) {
    return new Commit.Event(
        stream,
        sequence,
        UUID.randomUUID().toString(),
        EventTypes.name(event.getClass()),
        EventTypes.revision(event.getClass()),
        at,
        EventJson.write(event),
        JsonMapper.shared().writeValueAsBytes(identity.toMap()));
  }
}
