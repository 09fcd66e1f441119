package no.dognbok.query.docket;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;
import no.dognbok.events.Address;
import no.dognbok.events.CareType;
import no.dognbok.events.Municipality;
import no.dognbok.log.Micros;
import no.dognbok.query.law.Directory;
import no.dognbok.query.scope.Scope;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.bson.types.Binary;
import org.jspecify.annotations.Nullable;

/** What is counted of a stay's readiness, in its document, and what it is found by. */
final class WaitsOnMongo {

  /**
   * Everybody, whoever bills, and whoever pays, each with each month in which something of the
   * patient's readiness lies between them; or as {@link #OPEN} while the patient waits.
   */
  static final String WAITS = "waits";

  /** What is counted of the readiness. */
  static final String WAITED = "waited";

  private static final String OPEN = "open";

  private WaitsOnMongo() {}

  /**
   * By whom a line is found that asks for readiness, and for when.
   *
   * @param directory as the line's own look-ups have it
   */
  static Set<String> waits(Docketed line, Directory directory) {
    Set<String> found = new TreeSet<>();
    if (line.waits().isOpen()) {
      Stream.concat(Stream.of(LinesOnMongo.ANYBODY), LinesOnMongo.viewers(line.viewers()).stream())
          .forEach(viewer -> found.add(viewer + "|" + OPEN));
      line.parties().municipalities().stream()
          .map(LinesOnMongo::municipality)
          .forEach(payer -> found.add(payer + "|" + OPEN));
    }
    line.waits()
        .forEach(entry ->
            WaitTally.months(entry)
                .forEach(month -> {
                  found.add(LinesOnMongo.shelf(LinesOnMongo.ANYBODY, month));
                  billers(entry.hospital(), directory)
                      .forEach(
                          trust -> found.add(LinesOnMongo.shelf(LinesOnMongo.trust(trust), month)));
                  if (entry.payer() != null) {
                    found.add(LinesOnMongo.shelf(LinesOnMongo.municipality(entry.payer()), month));
                  }
                }));
    return found;
  }

  private static Stream<Address> billers(@Nullable Address hospital, Directory directory) {
    return Stream.concat(Stream.ofNullable(hospital), directory.trust(hospital).stream());
  }

  /** Finds the lines with readiness in some months, and those whose patient waits. */
  static Bson waited(Scope scope, Months months) {
    @Nullable String asker = LinesOnMongo.viewer(scope);
    String viewer = asker == null ? LinesOnMongo.ANYBODY : asker;
    return new Document(
        "$or",
        List.of(
            new Document(WAITS, new Document("$elemMatch", LinesOnMongo.between(viewer, months))),
            new Document(WAITS, viewer + "|" + OPEN)));
  }

  static Document waited(WaitTally waits) {
    return new Document("of", new Binary(waits.packed()))
        .append("careType", waits.careType().name())
        .append("from", LinesOnMongo.notBefore(waits.decidedFrom()))
        .append("between", waits.between().stream().map(WaitsOnMongo::text).toList());
  }

  /** The payer, where there is one, and behind a stroke the hospital, where there is one. */
  private static String text(WaitTally.Between two) {
    return (two.payer() == null ? "" : two.payer().number())
        + "|"
        + (two.hospital() == null ? "" : two.hospital());
  }

  private static WaitTally.Between between(String text) {
    int stroke = text.indexOf('|');
    String hospital = text.substring(stroke + 1);
    return new WaitTally.Between(
        hospital.isEmpty() ? null : Address.parse(hospital),
        stroke == 0 ? null : new Municipality(text.substring(0, stroke)));
  }

  static WaitTally waits(Document document) {
    Document waited = document.get(WAITED, Document.class);
    return new WaitTally(
        CareType.valueOf(waited.getString("careType")),
        waited.getList("between", String.class).stream().map(WaitsOnMongo::between).toList(),
        waited.get("of", Binary.class).getData(),
        instant(waited.getLong("from")));
  }

  private static Instant instant(long micros) {
    if (micros == Long.MAX_VALUE) {
      return Instant.MAX;
    }
    return micros == Long.MIN_VALUE ? Instant.MIN : Micros.instant(micros);
  }

  /** What is kept of the readiness, of the line in a document. */
  static WaitedStay waited(Document document, Scope scope) {
    @Nullable String asker = LinesOnMongo.viewer(scope);
    boolean seen =
        asker == null || document.getList(LinesOnMongo.VIEWERS, String.class).contains(asker);
    WaitTally waits = waits(document);
    return new WaitedStay(UUID.fromString(document.getString("_id")), seen, waits.isPaid(), waits);
  }

  /** What {@link #waited(Document, Scope)} needs of a document. */
  static List<String> waitedNeeds() {
    return List.of(WAITED, LinesOnMongo.VIEWERS);
  }
}
