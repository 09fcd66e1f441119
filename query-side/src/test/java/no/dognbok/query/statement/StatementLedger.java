package no.dognbok.query.statement;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.IntFunction;
import no.dognbok.events.Address;
import no.dognbok.events.AgreementTerms;
import no.dognbok.events.DisputeEvent;
import no.dognbok.events.DisputeEvent.DisputeOpened;
import no.dognbok.events.DisputeEvent.DisputeSettled;
import no.dognbok.events.DisputeEvent.SettlementConfirmed;
import no.dognbok.events.DisputeGround;
import no.dognbok.events.DisputeParty;
import no.dognbok.events.DisputeStep;
import no.dognbok.events.DisputedMatter;
import no.dognbok.events.InvoiceEvent;
import no.dognbok.events.InvoiceEvent.StatementInvoiced;
import no.dognbok.events.MessageKey;
import no.dognbok.events.Moment;
import no.dognbok.events.Municipality;
import no.dognbok.events.ReferenceEvent;
import no.dognbok.events.ReferenceEvent.AddressMapped;
import no.dognbok.events.ReferenceEvent.DailyRateSet;
import no.dognbok.events.ReferenceEvent.InvoiceReceiverSet;
import no.dognbok.events.ReferenceEvent.InvoicingSet;
import no.dognbok.events.ReferenceEvent.TermsAgreed;
import no.dognbok.events.StatementEvent;
import no.dognbok.events.StatementEvent.Drawn;
import no.dognbok.events.StatementEvent.StatementFrozen;
import no.dognbok.events.StatementEvent.StatementPresented;
import no.dognbok.events.StayEvent;
import no.dognbok.events.Told;
import no.dognbok.identity.Identity;
import no.dognbok.query.StillViews;
import no.dognbok.query.TestLog;
import no.dognbok.query.dispute.DisputesInMemory;
import no.dognbok.query.docket.DocketInMemory;
import no.dognbok.query.feed.View;
import no.dognbok.query.issued.Issued;
import no.dognbok.query.law.RuleSet;
import no.dognbok.query.statement.invoice.SampleFacts;
import no.dognbok.query.stay.IncompleteStays;
import no.dognbok.query.stay.StaysInMemory;
import no.dognbok.query.stay.When;
import no.dognbok.query.surroundings.SurroundingsView;

/** A ledger in a folder with the views that statements are drawn from, told event by event. */
final class StatementLedger implements AutoCloseable {

  static final Address TRUST = Address.org("983974791");
  static final Address LEVANGER = TestLog.HOSPITAL;
  static final Municipality STEINKJER = new Municipality("5006");
  static final Municipality INDEROY = new Municipality("5053");

  final TestLog log;
  final SurroundingsView surroundings;
  final StaysInMemory stays = new StaysInMemory();
  final DisputesInMemory disputes = new DisputesInMemory();
  final Statements statements;
  final StatementQuestions questions;
  private final DocketInMemory docket;
  private Duration window = Duration.ofDays(14);
  private long read;
  private Instant now = TestLog.at("2025-01-01T00:00");

  /** Made anew, or read again where the folder has one. */
  StatementLedger(Path folder, Issued issued, IntFunction<RuleSet> rules) {
    log = new TestLog(folder).recordedAt(now);
    surroundings = new SurroundingsView(rules);
    docket = new DocketInMemory(stays, surroundings);
    Corrector corrector = new Corrector(docket, stays, disputes, surroundings);
    Drawer drawer = new Drawer(docket, stays, disputes, corrector);
    statements = new Statements(drawer, surroundings, log.log(), issued);
    questions =
        new StatementQuestions(
            statements,
            surroundings,
            new StillViews(Instant.EPOCH, () -> log.log().head().commits() - 1),
            IncompleteStays.NONE);
    catchUp();
  }

  StatementLedger(Path folder) {
    this(folder, Issued.inMemory(), RuleSet::numbered);
  }

  /** With Levanger of the trust, and what a day cost in these years. */
  StatementLedger withUsualReference() {
    around(
        "reference/address/a",
        new AddressMapped(LEVANGER, LEVANGER, "Sykehuset Levanger", TRUST, null, null, "test"));
    around(
        "reference/address/b",
        new AddressMapped(
            Address.org("974753898"),
            Address.org("974753898"),
            "Sykehuset Namsos",
            TRUST,
            null,
            null,
            "test"));
    for (int year = 2016; year <= 2025; year++) {
      around("reference/daily-rate/" + year, new DailyRateSet(year, 4_000 + year, "test"));
    }
    return this;
  }

  void at(Instant moment) {
    now = moment;
    log.recordedAt(moment);
  }

  void at(String local) {
    at(TestLog.at(local));
  }

  /** How long the municipality has to object to what is presented from here on. */
  void window(Duration open) {
    window = open;
  }

  Instant now() {
    return now;
  }

  String around(String stream, ReferenceEvent event) {
    return tell(stream, event);
  }

  void terms(AgreementTerms terms) {
    around(
        TermsAgreed.stream(TRUST, null),
        new TermsAgreed(TRUST, null, LocalDate.of(2012, 1, 1), null, terms, "test"));
  }

  String tell(UUID stay, StayEvent event) {
    return tell("stay/" + stay, event);
  }

  /** All in one commit: the log forces each to the disk, and that takes its time. */
  void tellTogether(List<Map.Entry<UUID, StayEvent>> told) {
    log.tellTogether(
        told.stream()
            .map(one -> Map.<String, Object>entry("stay/" + one.getKey(), one.getValue()))
            .toList());
    catchUp();
  }

  String tell(String stream, Object event) {
    String id = log.tell(stream, event, Identity.NONE);
    catchUp();
    return id;
  }

  void catchUp() {
    long end = log.log().head().commits();
    if (read < end) {
      for (View view : List.<View>of(surroundings, stays, disputes, docket)) {
        log.readFrom(read, view);
      }
      read = end;
    }
  }

  static Pair pair(Municipality municipality) {
    return new Pair(TRUST, municipality, List.of());
  }

  private Told told() {
    return Told.of(Moment.exact(now), TRUST, MessageKey.of("test", UUID.randomUUID().toString()));
  }

  Statement draft(Pair pair, YearMonth month) {
    return statements.draft(pair, month, read - 1, now);
  }

  Statement now(Pair pair, YearMonth month) {
    return questions.now(pair, month, new When(now, now));
  }

  /** Lays the draft before the municipality. */
  Statement present(Pair pair, YearMonth month) {
    Statement draft = draft(pair, month);
    tell(
        StatementEvent.stream(pair.trust(), pair.municipality()),
        new StatementPresented(
            told(), pair.trust(), pair.municipality(), month, drawn(draft), now.plus(window)));
    return draft;
  }

  /** Freezes what was presented, with what has come of disputes. */
  Statement freeze(Pair pair, YearMonth month) {
    Statement seen = now(pair, month);
    tell(
        StatementEvent.stream(pair.trust(), pair.municipality()),
        new StatementFrozen(told(), pair.trust(), pair.municipality(), month, drawn(seen)));
    return now(pair, month);
  }

  /** What invoices between the two need. */
  void invoicing(Pair pair) {
    around(InvoicingSet.stream(pair.trust()), SampleFacts.ofNothing().seller());
    around(
        InvoiceReceiverSet.stream(pair.trust(), pair.municipality()),
        SampleFacts.ofNothing().buyer());
  }

  void invoice(Pair pair, YearMonth month, long number) {
    tell(
        InvoiceEvent.stream(pair.trust()),
        new StatementInvoiced(
            told(),
            pair.trust(),
            pair.municipality(),
            month,
            number,
            LocalDate.ofInstant(now, Moment.OSLO),
            LocalDate.ofInstant(now, Moment.OSLO).plusDays(30)));
  }

  private Drawn drawn(Statement statement) {
    return new Drawn(
        statement.basis().position(),
        statement.basis().asOf().toInstant(),
        statement.basis().ruleSet(),
        statement.digest());
  }

  /** The municipality has something against days of a stay. */
  UUID object(Pair pair, UUID stay, LocalDate... days) {
    return dispute(pair, DisputeParty.MUNICIPALITY, stay, days);
  }

  UUID dispute(Pair pair, DisputeParty party, UUID stay, LocalDate... days) {
    UUID dispute = UUID.randomUUID();
    tell(
        DisputeEvent.stream(dispute),
        new DisputeOpened(
            told(),
            party,
            pair.trust(),
            pair.municipality(),
            new DisputedMatter(stay, List.of(days), null),
            List.of(new DisputeGround(DisputeGround.Code.ANSWERED_YES, null))));
    return dispute;
  }

  /** Both say which days stand and which fall. */
  void settle(UUID dispute, List<LocalDate> stands, List<LocalDate> falls) {
    String settlement = settleAlone(dispute, stands, falls);
    tell(
        DisputeEvent.stream(dispute),
        new SettlementConfirmed(told(), DisputeParty.MUNICIPALITY, settlement, null));
  }

  /** The trust says so; the municipality has not said anything. */
  String settleAlone(UUID dispute, List<LocalDate> stands, List<LocalDate> falls) {
    return tell(
        DisputeEvent.stream(dispute),
        new DisputeSettled(
            told(),
            DisputeParty.TRUST,
            stands,
            falls,
            DisputeGround.Code.ANSWERED_YES,
            DisputeStep.LOWEST_LEVEL,
            DisputeSettled.How.AGREEMENT,
            Set.of(DisputeParty.TRUST),
            null));
  }

  @Override
  public void close() {
    log.close();
  }
}
