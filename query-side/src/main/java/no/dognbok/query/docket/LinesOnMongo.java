package no.dognbok.query.docket;

import java.time.Instant;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import no.dognbok.events.Address;
import no.dognbok.events.Municipality;
import no.dognbok.query.law.Directory;
import no.dognbok.query.law.Doubt;
import no.dognbok.query.law.Duty;
import no.dognbok.query.law.Unsettled;
import no.dognbok.query.scope.Scope;
import no.dognbok.query.stay.StaysOnMongo;
import no.dognbok.query.stay.Viewers;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.bson.types.Binary;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.json.JsonMapper;

/**
 * Lines of the docket in the documents of their stays: the line itself, and beside it what it can
 * be found by. Times to be found by are rounded away from each other; who has found a line looks at
 * what it says.
 */
final class LinesOnMongo {

  static final String LINE = "line";
  static final String LOOK_UPS = "lookUps";
  static final String VIEWERS = "viewers";
  static final String HOSPITALS = "hospitals";
  static final String PAYERS = "payers";
  static final String OPEN_UNTIL = "openUntil";
  static final String READY = "ready";
  static final String LEFT = "left";
  static final String FIRST_OCCURRED = "firstOccurred";
  static final String LAST_OCCURRED = "lastOccurred";
  static final String FIRST_RECORDED = "firstRecorded";
  static final String LAST_RECORDED = "lastRecorded";
  static final String TALLY = "tally";
  static final String HOSPITAL = "hospital";
  static final String MUNICIPALITY = "municipality";

  /** Who sees all of the stay, each with each month in which something falls due. */
  static final String DUE = "due";

  /** Who sees all of the stay, each with each month with something for the patient register. */
  static final String REPORTS = "reports";

  /** The same with the months in which such a thing is broken, or will be. */
  static final String BROKEN = "broken";

  static final String ANYBODY = "anybody";

  private static final int MOST_READ = 50_000;

  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final ObjectWriter WRITER = JSON.writerFor(Kept.class);
  private static final ObjectReader READER = JSON.readerFor(Kept.class);

  /** What was read lately, by stay. */
  private final ConcurrentHashMap<UUID, Read> read = new ConcurrentHashMap<>();

  private record Read(long lastIndex, int around, @Nullable String law, Docketed line) {}

  /** What of a line is not a field by itself. */
  record Kept(
      @Nullable Address hospital,
      @Nullable Municipality municipality,
      List<Duty> duties,
      Instant followedUntil,
      Set<YearMonth> registerMonths,
      List<Doubt> doubts,
      Unsettled unsettled,
      List<String> unmapped,
      Viewers viewers,
      Parties parties,
      Waiting waiting,
      Span span,
      Instant openUntil) {}

  /**
   * The fields of a line.
   *
   * @param directory as the line's own look-ups have it
   */
  static Document fields(Docketed line, Directory directory) {
    Kept kept =
        new Kept(
            line.hospital(),
            line.municipality(),
            line.duties(),
            line.followedUntil(),
            line.registerMonths(),
            line.doubts(),
            line.unsettled(),
            line.unmapped(),
            line.viewers(),
            line.parties(),
            line.waiting(),
            line.span(),
            line.openUntil());
    return new Document(LINE, new Binary(WRITER.writeValueAsBytes(kept)))
        .append(LOOK_UPS, line.lookUps().stream().map(LookUpText::of).toList())
        .append(VIEWERS, viewers(line.viewers()))
        .append(
            HOSPITALS, line.parties().hospitals().stream().map(Address::toString).sorted().toList())
        .append(
            PAYERS,
            line.parties().municipalities().stream().map(Municipality::number).sorted().toList())
        .append(OPEN_UNTIL, notBefore(line.openUntil()))
        .append(
            READY,
            line.waiting().ready() == null ? Long.MAX_VALUE : notAfter(line.waiting().ready()))
        .append(
            LEFT, line.waiting().left() == null ? Long.MAX_VALUE : notBefore(line.waiting().left()))
        .append(FIRST_OCCURRED, notAfter(line.span().firstOccurred()))
        .append(LAST_OCCURRED, notBefore(line.span().lastOccurred()))
        .append(FIRST_RECORDED, notAfter(line.span().firstRecorded()))
        .append(LAST_RECORDED, notBefore(line.span().lastRecorded()))
        .append(TALLY, new Binary(line.tally().packed()))
        .append(HOSPITAL, line.hospital() == null ? null : line.hospital().toString())
        .append(MUNICIPALITY, line.municipality() == null ? null : line.municipality().number())
        .append(DUE, shelves(line.viewers(), line.tally().months()))
        .append(BROKEN, shelves(line.viewers(), line.tally().brokenMonths()))
        .append(WaitsOnMongo.WAITS, WaitsOnMongo.waits(line, directory))
        .append(WaitsOnMongo.WAITED, WaitsOnMongo.waited(line.waits()))
        .append(REPORTS, shelves(line.viewers(), line.registerMonths()));
  }

  /** An index holds one array: so who asks, and for when, are one text. */
  private static List<String> shelves(Viewers viewers, Set<YearMonth> months) {
    return Stream.concat(Stream.of(ANYBODY), viewers(viewers).stream())
        .flatMap(viewer -> months.stream().map(month -> shelf(viewer, month)))
        .toList();
  }

  static String shelf(String viewer, YearMonth month) {
    return viewer + "|" + month;
  }

  /** Finds the lines with something for the patient register in some months. */
  static Bson reported(Scope scope, Months months) {
    @Nullable String asker = viewer(scope);
    return new Document(
        REPORTS, new Document("$elemMatch", between(asker == null ? ANYBODY : asker, months)));
  }

  /** Finds the lines in which something falls due in some months, or is broken then. */
  static Bson due(Scope scope, Months months, boolean onlyBroken) {
    @Nullable String asker = viewer(scope);
    String viewer = asker == null ? ANYBODY : asker;
    return new Document(
        onlyBroken ? BROKEN : DUE, new Document("$elemMatch", between(viewer, months)));
  }

  static Bson between(String viewer, Months months) {
    return months == Months.ALL
        ? new Document("$gte", viewer + "|").append("$lt", viewer + "}") // the next character
        : new Document("$gte", shelf(viewer, months.from()))
            .append("$lte", shelf(viewer, months.to()));
  }

  static List<String> viewers(Viewers viewers) {
    return Stream.concat(
            viewers.trusts().stream().map(LinesOnMongo::trust),
            viewers.municipalities().stream().map(LinesOnMongo::municipality))
        .sorted()
        .toList();
  }

  /** As what a scope is among the viewers; an auditor need not be. */
  static @Nullable String viewer(Scope scope) {
    return switch (scope) {
      case Scope.Auditor _ -> null;
      case Scope.Trust trust -> trust(trust.organisation());
      case Scope.OfMunicipality asker -> municipality(asker.municipality());
    };
  }

  static String trust(Address organisation) {
    return "trust|" + organisation;
  }

  static String municipality(Municipality municipality) {
    return "municipality|" + municipality.number();
  }

  /** In microseconds since 1970-01-01T00:00Z, rounded down. */
  static long notAfter(Instant moment) {
    return Tally.micros(moment);
  }

  /** The same, rounded up. */
  static long notBefore(Instant moment) {
    long micros = notAfter(moment);
    boolean exact = micros == Long.MAX_VALUE || micros == Long.MIN_VALUE || isWhole(moment);
    return exact ? micros : micros + 1;
  }

  private static boolean isWhole(Instant moment) {
    return moment.truncatedTo(ChronoUnit.MICROS).equals(moment);
  }

  /** The line in a document. */
  Docketed line(Document document) {
    UUID stay = UUID.fromString(document.getString("_id"));
    long lastIndex = document.getLong(JudgedOnMongo.INDEX);
    int around = document.getInteger(StaysOnMongo.AROUND);
    Read before = read.get(stay);
    @Nullable String law = document.getString(JudgedOnMongo.LAW);
    if (before != null
        && before.lastIndex() == lastIndex
        && before.around() == around
        && Objects.equals(before.law(), law)) {
      return before.line();
    }
    if (read.size() > MOST_READ) {
      read.clear();
    }
    Docketed line = parse(document, stay, lastIndex);
    read.put(stay, new Read(lastIndex, around, law, line));
    return line;
  }

  private static Docketed parse(Document document, UUID stay, long lastIndex) {
    Kept kept = READER.readValue(document.get(LINE, Binary.class).getData());
    return new Docketed(
        stay,
        lastIndex,
        kept.hospital(),
        kept.municipality(),
        kept.duties(),
        kept.followedUntil(),
        tally(document),
        WaitsOnMongo.waits(document),
        kept.registerMonths(),
        kept.doubts(),
        kept.unsettled(),
        kept.unmapped(),
        kept.viewers(),
        kept.parties(),
        kept.waiting(),
        kept.span(),
        kept.openUntil(),
        null,
        document.getList(LOOK_UPS, String.class).stream().map(LookUpText::read).toList());
  }

  private static Tally tally(Document document) {
    return new Tally(document.get(TALLY, Binary.class).getData());
  }

  /** What is listed of the line in a document. */
  static RegisteredStay registered(Document document) {
    return new RegisteredStay(
        UUID.fromString(document.getString("_id")),
        document.getLong(JudgedOnMongo.INDEX),
        document.getLong(FIRST_OCCURRED));
  }

  /** What {@link #registered} needs of a document. */
  static List<String> registeredNeeds() {
    return List.of(FIRST_OCCURRED, JudgedOnMongo.INDEX);
  }

  /** What {@link #line} needs of a document. */
  static List<String> needed() {
    return Arrays.asList(
        LINE,
        TALLY,
        WaitsOnMongo.WAITED,
        LOOK_UPS,
        JudgedOnMongo.INDEX,
        JudgedOnMongo.LAW,
        StaysOnMongo.AROUND);
  }

  /** What is counted of the line in a document. */
  static Tallied tallied(Document document) {
    @Nullable String hospital = document.getString(HOSPITAL);
    @Nullable String municipality = document.getString(MUNICIPALITY);
    return new Tallied(
        UUID.fromString(document.getString("_id")),
        document.getLong(JudgedOnMongo.INDEX),
        hospital == null ? null : Address.parse(hospital),
        municipality == null ? null : new Municipality(municipality),
        tally(document));
  }

  /** What {@link #tallied} needs of a document. */
  static List<String> counted() {
    return List.of(TALLY, HOSPITAL, MUNICIPALITY, JudgedOnMongo.INDEX);
  }
}
