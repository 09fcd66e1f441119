package no.dognbok.house;

import static com.tngtech.archunit.base.DescribedPredicate.alwaysTrue;
import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleNameStartingWith;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.EvaluationResult;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * The table of rooms: which package may use which. A rule that matches no class checks nothing, so
 * each must match one.
 */
class RoomsTest {

  private static final String JDK = "java..";
  private static final String NULL_SAFETY = "org.jspecify.annotations";
  private static final String JACKSON_ANNOTATIONS = "com.fasterxml.jackson.annotation";
  private static final String JACKSON = "tools.jackson..";
  private static final String AXON = "org.axonframework..";
  private static final String SPRING = "org.springframework..";
  private static final String LOGGING = "org.slf4j";
  private static final String STREAMS = "org.reactivestreams";
  private static final String TABLES = "de.siegmar.fastcsv..";
  private static final String WORKBOOKS = "org.dhatim.fastexcel..";
  private static final String[] DOCUMENTS = {
    "org.thymeleaf..", "com.openhtmltopdf..", "org.apache.pdfbox..", "org.apache.fontbox.."
  };

  /** What was noticed while a PDF was made. */
  private static final String DIAGNOSTICS = "com.openhtmltopdf.util";

  private static final String[] MONGODB = {"com.mongodb..", "org.bson.."};

  private static final String EVENTS = "no.dognbok.events..";
  private static final String IDENTITY = "no.dognbok.identity..";
  private static final String EXCHANGE = "no.dognbok.exchange..";
  private static final String LOG = "no.dognbok.log..";
  private static final String NOTES = "no.dognbok.notes..";
  private static final String[] SHARED = {EVENTS, IDENTITY, EXCHANGE, LOG, NOTES};
  private static final String COMMAND = "no.dognbok.command..";
  private static final String COMMAND_MATTER = "no.dognbok.command.matter";
  private static final String INTAKE = "no.dognbok.command.intake..";
  private static final String QUERY = "no.dognbok.query..";
  private static final String QUERY_MATTER = "no.dognbok.query.matter";
  private static final String PROCESSING = "no.dognbok.query.processing";
  private static final String INVOICE = "no.dognbok.query.statement.invoice";
  private static final String LAW = "no.dognbok.query.law..";
  private static final String TABLE = "no.dognbok.query.table";
  private static final String ANSWER = "no.dognbok.query.answer";
  private static final String AUDIT = "no.dognbok.query.audit";
  private static final String FORM = "no.dognbok.query.statement.form";
  private static final String PRINT = "no.dognbok.query.print";
  private static final String DOSSIER = "no.dognbok.query.dossier";
  private static final String DOSSIER_FORM = "no.dognbok.query.dossier.form";
  private static final String CHECK = "no.dognbok.query.evidence.check";
  private static final String STANDALONE = "no.dognbok.standalone..";

  private static final JavaClasses OURS =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("no.dognbok");

  /** A room, and all that it may use besides itself. */
  private record Room(String name, String[] uses) {

    static Room of(String name, String... uses) {
      return new Room(name, uses);
    }

    ArchRule rule() {
      String[] allowed =
          Stream.concat(Stream.of(name, JDK, NULL_SAFETY), Arrays.stream(uses))
              .toArray(String[]::new);
      return classes()
          .that()
          .resideInAPackage(name)
          .should()
          .onlyDependOnClassesThat(resideInAnyPackage(allowed).or(ARRAYS_AND_PRIMITIVES));
    }
  }

  private static final com.tngtech.archunit.base.DescribedPredicate<JavaClass>
      ARRAYS_AND_PRIMITIVES =
          describe(
              "arrays and primitives",
              type -> type.isPrimitive() || type.getBaseComponentType().isPrimitive());

  private static final List<Room> ROOMS =
      List.of(
          Room.of(EVENTS, JACKSON_ANNOTATIONS),
          Room.of(IDENTITY, EVENTS, "javax.crypto.."),
          Room.of(EXCHANGE, EVENTS, JACKSON),
          Room.of(
              LOG,
              append(
                  MONGODB,
                  EVENTS,
                  IDENTITY,
                  JACKSON,
                  JACKSON_ANNOTATIONS,
                  AXON,
                  LOGGING,
                  "org.sqlite..",
                  "com.ethlo.time..")),
          Room.of(NOTES, append(MONGODB, EVENTS, LOG, LOGGING, "org.sqlite..")),
          Room.of(
              COMMAND,
              append(
                  SHARED,
                  JACKSON,
                  JACKSON_ANNOTATIONS,
                  AXON,
                  SPRING,
                  LOGGING,
                  TABLES,
                  "javax.xml.stream..",
                  "de.focus_shift..")),
          // What disputes and deviations share knows neither of them.
          Room.of(
              COMMAND_MATTER,
              append(
                  SHARED, "no.dognbok.command", "no.dognbok.command.reference", JACKSON, SPRING)),
          Room.of(QUERY_MATTER, append(MONGODB, LOG)),
          Room.of(LAW, EVENTS),
          // An invoice is made of facts that are handed in, and of nothing else: the same bytes
          // again.
          Room.of(
              INVOICE,
              EVENTS,
              "no.dognbok.query.statement",
              "no.dognbok.query.stay",
              "javax.xml.stream"),
          Room.of(TABLE, TABLES),
          // Pages and PDFs of whatever is handed in.
          Room.of(PRINT, append(DOCUMENTS, "javax.xml..", "org.w3c.dom", "org.xml.sax")),
          // What checks evidence goes out by itself: nothing of ours, and nothing that binds JSON.
          Room.of(CHECK, "tools.jackson.core", "tools.jackson.core.json"),
          // In which form an answer goes out turns on how it is asked for, and not on what it says.
          Room.of(ANSWER, EVENTS, TABLE, "no.dognbok.query.stay", SPRING, "reactor..", STREAMS),
          // An audit looks into the log and at what the views and the law make of it; it keeps
          // nothing of its own.
          Room.of(
              AUDIT,
              append(
                  SHARED,
                  LAW,
                  TABLE,
                  ANSWER,
                  "no.dognbok.query.scope",
                  "no.dognbok.query.feed",
                  "no.dognbok.query.stay",
                  "no.dognbok.query.dispute",
                  "no.dognbok.query.deviation",
                  "no.dognbok.query.statement",
                  "no.dognbok.query.statistics",
                  "no.dognbok.query.docket",
                  "no.dognbok.query.differences",
                  "no.dognbok.query.changes",
                  "no.dognbok.query.judgement",
                  "no.dognbok.query.surroundings",
                  JACKSON,
                  JACKSON_ANNOTATIONS,
                  SPRING)),
          // A form knows what stands in a statement, and nobody to ask for more.
          Room.of(
              FORM,
              WORKBOOKS,
              DIAGNOSTICS,
              EVENTS,
              LAW,
              TABLE,
              PRINT,
              "no.dognbok.query.statement",
              "no.dognbok.query.judgement",
              "no.dognbok.query.stay",
              "no.dognbok.query.dispute",
              "org.springframework.http",
              "org.springframework.util"),
          // The same of a dossier.
          Room.of(
              DOSSIER_FORM,
              DIAGNOSTICS,
              EVENTS,
              LAW,
              PRINT,
              FORM,
              DOSSIER,
              JACKSON,
              "no.dognbok.query.notes",
              "no.dognbok.query.judgement",
              "no.dognbok.query.stay",
              "no.dognbok.query.dispute"),
          // Reactor: a stream of changes goes out at the pace of who reads it.
          Room.of(
              QUERY,
              append(
                  append(append(SHARED, MONGODB), DOCUMENTS),
                  WORKBOOKS,
                  JACKSON,
                  JACKSON_ANNOTATIONS,
                  AXON,
                  SPRING,
                  LOGGING,
                  "reactor..",
                  STREAMS,
                  "javax.xml..",
                  "org.w3c.dom",
                  "org.xml.sax",
                  TABLES)));

  private static String[] append(String[] first, String... more) {
    return Stream.concat(Arrays.stream(first), Arrays.stream(more)).toArray(String[]::new);
  }

  @TestFactory
  Stream<DynamicTest> aRoomUsesNothingButWhatTheTableSays() {
    return ROOMS.stream()
        .map(room -> DynamicTest.dynamicTest(room.name(), () -> room.rule().check(OURS)));
  }

  @TestFactory
  Stream<DynamicTest> everyRoomHasSomebodyInIt() {
    return ROOMS.stream()
        .map(room ->
            DynamicTest.dynamicTest(
                room.name(),
                () ->
                    assertThat(OURS.that(resideInAPackage(room.name())))
                        .as(room.name())
                        .isNotEmpty()));
  }

  @Test
  void commandSideAndQuerySideNeverUseEachOther() {
    noClasses()
        .that()
        .resideInAPackage(COMMAND)
        .should()
        .dependOnClassesThat()
        .resideInAPackage(QUERY)
        .check(OURS);
    noClasses()
        .that()
        .resideInAPackage(QUERY)
        .should()
        .dependOnClassesThat()
        .resideInAPackage(COMMAND)
        .check(OURS);
  }

  @Test
  void intakeUsesTheOthersAndNobodyUsesIntake() {
    noClasses()
        .that(resideInAPackage("no.dognbok..").and(not(resideInAPackage(INTAKE))))
        .should()
        .dependOnClassesThat()
        .resideInAPackage(INTAKE)
        .check(OURS);
  }

  @TestFactory
  Stream<DynamicTest> disputesAndDeviationsKnowNothingOfEachOther() {
    return Stream.of("no.dognbok.command.", "no.dognbok.query.")
        .map(side ->
            DynamicTest.dynamicTest(
                side,
                () -> {
                  knowNothingOf(side + "dispute", side + "deviation").check(OURS);
                  knowNothingOf(side + "deviation", side + "dispute").check(OURS);
                }));
  }

  private static ArchRule knowNothingOf(String room, String other) {
    return noClasses()
        .that()
        .resideInAPackage(room)
        .should()
        .dependOnClassesThat()
        .resideInAPackage(other);
  }

  @Test
  void nobodyUsesTheProgramThatPutsThemTogether() {
    noClasses()
        .that(resideInAPackage("no.dognbok..").and(not(resideInAPackage(STANDALONE))))
        .should()
        .dependOnClassesThat()
        .resideInAPackage(STANDALONE)
        .check(OURS);
  }

  @Test
  void axonStaysAtTheEdges() {
    noClasses()
        .that(
            resideInAPackage("no.dognbok..")
                .and(
                    not(
                        resideInAnyPackage(
                            "no.dognbok.log.axon..",
                            "no.dognbok.command",
                            "no.dognbok.command.agreement",
                            "no.dognbok.command.stay",
                            "no.dognbok.command.count",
                            "no.dognbok.command.dispute",
                            "no.dognbok.command.erasure",
                            "no.dognbok.command.deviation",
                            "no.dognbok.command.reference",
                            "no.dognbok.command.statement",
                            PROCESSING,
                            STANDALONE))))
        .should()
        .dependOnClassesThat()
        .resideInAPackage(AXON)
        .check(OURS);
  }

  @Test
  void theDriverIsKnownToItsStoreOnly() {
    noClasses()
        .that(
            resideInAPackage("no.dognbok..")
                .and(not(resideInAnyPackage("no.dognbok.log.sqlite", "no.dognbok.notes.sqlite"))))
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("org.sqlite..", "java.sql..")
        .check(OURS);
  }

  /** The engine room of the log: what is around it knows the connection, and the port. */
  @Test
  void theLogsDocumentsAreKnownToItsStoreOnly() {
    noClasses()
        .that(
            resideInAnyPackage("no.dognbok.log..")
                .and(not(resideInAPackage("no.dognbok.log.mongo"))))
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("com.mongodb..", "org.bson..")
        .check(OURS);
  }

  @Test
  void whatLiesOnMongoDbSaysSoInItsName() {
    noClasses()
        .that(
            resideInAPackage(QUERY)
                .and(not(resideInAPackage(PROCESSING)))
                .and(
                    describe(
                        "are no store on MongoDB",
                        type -> !type.getName().matches(".*OnMongo(Configuration)?([$].*)?"))))
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(MONGODB)
        .check(OURS);
  }

  @Test
  void tablesAreWrittenInOneRoomAndReadInAnother() {
    noClasses()
        .that(
            resideInAPackage("no.dognbok..")
                .and(not(resideInAnyPackage(TABLE, "no.dognbok.command.count"))))
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(TABLES)
        .check(OURS);
    assertThat(onlyIn(FORM, TABLES).evaluate(OURS))
        .as("they are written")
        .matches(EvaluationResult::hasViolation);
  }

  @TestFactory
  Stream<DynamicTest> pagesAndPdfsAreMadeInOneRoom() {
    return Stream.of(DOCUMENTS)
        .map(library ->
            DynamicTest.dynamicTest(
                library,
                () -> {
                  noClasses()
                      .that(
                          resideInAPackage("no.dognbok..")
                              .and(not(resideInAnyPackage(PRINT, FORM, DOSSIER_FORM))))
                      .should()
                      .dependOnClassesThat()
                      .resideInAPackage(library)
                      .check(OURS);
                  assertThat(onlyIn(TABLE, library).evaluate(OURS))
                      .as("they are made")
                      .matches(EvaluationResult::hasViolation);
                }));
  }

  @Test
  void workbooksAreMadeWhereAStatementGetsItsForms() {
    onlyIn(FORM, WORKBOOKS).check(OURS);
    assertThat(onlyIn(PRINT, WORKBOOKS).evaluate(OURS))
        .as("they are made")
        .matches(EvaluationResult::hasViolation);
  }

  /** Nobody but those of a room uses a library. */
  private static ArchRule onlyIn(String room, String library) {
    return noClasses()
        .that(resideInAPackage("no.dognbok..").and(not(resideInAPackage(room))))
        .should()
        .dependOnClassesThat()
        .resideInAPackage(library);
  }

  /** Who looks for something years later is in nobody's way: nothing rests on an audit. */
  @Test
  void nothingRestsOnAnAudit() {
    noClasses()
        .that(resideInAPackage("no.dognbok..").and(not(resideInAPackage(AUDIT))))
        .should()
        .dependOnClassesThat()
        .resideInAPackage(AUDIT)
        .check(OURS);
    assertThat(OURS.that(resideInAPackage(AUDIT))).isNotEmpty();
  }

  /** A form asks nobody: who renders has the statement in hand, and no form can add to it. */
  @Test
  void aFormAsksNobody() {
    asksNobody(FORM).check(OURS);
    asksNobody(DOSSIER_FORM).check(OURS);
    assertThat(asksNobody("no.dognbok.query.statement").evaluate(OURS))
        .as("who puts statements together does ask")
        .matches(EvaluationResult::hasViolation);
  }

  @Test
  void invoicesAreWrittenWhereTheyAreMade() {
    noClasses()
        .that(resideInAPackage(QUERY).and(not(resideInAPackage(INVOICE))))
        .should()
        .dependOnClassesThat()
        .resideInAPackage("javax.xml.stream..")
        .check(OURS);
    assertThat(
            Room.of(INVOICE, EVENTS, "no.dognbok.query.statement", "no.dognbok.query.stay")
                .rule()
                .evaluate(OURS))
        .as("it does write them")
        .matches(EvaluationResult::hasViolation);
  }

  /**
   * A count is laid beside the ledger, and is no part of it: nothing is judged by one. Who lists
   * all that somebody told says that there is one.
   */
  @Test
  void nothingIsJudgedByACount() {
    ArchRule rule =
        noClasses()
            .that(
                resideInAPackage(QUERY)
                    .and(
                        not(
                            resideInAnyPackage(
                                "no.dognbok.query", "no.dognbok.query.count", AUDIT, PROCESSING))))
            .should()
            .dependOnClassesThat(
                resideInAPackage("no.dognbok.query.count")
                    .or(simpleNameStartingWith("CountTaken"))
                    .or(simpleNameStartingWith("CountEvent")));
    rule.check(OURS);
    assertThat(OURS.that(resideInAPackage("no.dognbok.query.count"))).isNotEmpty();
    assertThat(
            noClasses()
                .that()
                .resideInAPackage("no.dognbok.query.count")
                .should()
                .dependOnClassesThat(simpleNameStartingWith("CountEvent"))
                .evaluate(OURS)
                .hasViolation())
        .isTrue();
  }

  private static ArchRule asksNobody(String room) {
    return noClasses()
        .that()
        .resideInAPackage(room)
        .should()
        .dependOnClassesThat()
        .haveNameMatching(".*\\.(StayQuestions|Statements|Docket|Scope|StayRecord)");
  }

  /** What is counted must not turn on who counts it. */
  @Test
  void whatIsKeptOfStaysKnowsNothingOfThoseWhoAskForIt() {
    noClasses()
        .that()
        .resideInAPackage("no.dognbok.query.docket")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "no.dognbok.query.statistics",
            "no.dognbok.query.worklist",
            "no.dognbok.query.dispute",
            "no.dognbok.query.statement")
        .check(OURS);
  }

  @Test
  void eventsLawAndAggregatesHaveNoClockOfTheirOwn() {
    Set<String> clocks =
        Set.of("now", "systemUTC", "systemDefaultZone", "currentTimeMillis", "nanoTime");
    noClasses()
        .that()
        .resideInAnyPackage(
            EVENTS,
            LAW,
            INVOICE,
            "no.dognbok.command.stay",
            "no.dognbok.command.agreement",
            "no.dognbok.command.count",
            "no.dognbok.command.dispute",
            "no.dognbok.command.erasure",
            "no.dognbok.command.deviation",
            COMMAND_MATTER)
        .should()
        .callMethodWhere(
            describe(
                "it reads a clock that nobody handed in", call -> clocks.contains(call.getName())))
        .check(OURS);
  }

  @TestFactory
  Stream<DynamicTest> noRoomsUseEachOtherInACircle() {
    return Stream.of(
            "no.dognbok.(*)..",
            "no.dognbok.log.(*)..",
            "no.dognbok.command.(*)..",
            "no.dognbok.query.(*)..",
            "no.dognbok.standalone.(*)..")
        .map(pattern ->
            DynamicTest.dynamicTest(
                pattern, () -> slices().matching(pattern).should().beFreeOfCycles().check(OURS)));
  }

  @Test
  void everyPackageIsNullMarked() {
    Set<String> packages =
        OURS.that(alwaysTrue()).stream().map(JavaClass::getPackageName).collect(Collectors.toSet());
    assertThat(packages).hasSizeGreaterThan(15);
    assertThat(packages)
        .allSatisfy(name ->
            assertThat(Class.forName(name + ".package-info").getPackage())
                .as(name)
                .matches(room -> room.isAnnotationPresent(NullMarked.class)));
  }

  @Test
  void aRuleOfTheTableCanFail() {
    ArchRule noJackson = Room.of(EXCHANGE, EVENTS).rule();
    assertThat(noJackson.evaluate(OURS).hasViolation()).isTrue();
    assertThat(
            knowNothingOf("no.dognbok.query.deviation", QUERY_MATTER).evaluate(OURS).hasViolation())
        .isTrue();
  }
}
