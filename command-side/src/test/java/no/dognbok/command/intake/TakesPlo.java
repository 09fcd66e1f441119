package no.dognbok.command.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import no.dognbok.command.Ledger;
import no.dognbok.command.reference.ReferenceCommand;
import no.dognbok.events.Address;
import no.dognbok.events.ReferenceEvent.AddressMapped;
import no.dognbok.events.Refusal.Code;
import no.dognbok.events.StayEvent;
import no.dognbok.log.EventJson;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A ledger of its own for each test, and what one does with it. */
@Timeout(60)
abstract class TakesPlo {

  static final Clock NOW = Clock.fixed(Instant.parse("2025-06-30T10:00:00Z"), ZoneOffset.UTC);

  @TempDir Path path;
  Ledger ledger;
  Intake core;
  PloIntake intake;

  @BeforeEach
  void open() {
    ledger = new Ledger(path, NOW);
    core = new Intake(ledger.log(), ledger.commands(), ledger.pseudonyms());
    intake = new PloIntake(core, NOW);
  }

  @AfterEach
  void close() {
    ledger.close();
  }

  PloIntake.Answer take(String xml) {
    return intake.take(xml.getBytes(StandardCharsets.UTF_8), "test");
  }

  PloIntake.Answer take(PloSample sample) {
    return take(sample.xml());
  }

  String stayOf(String xml) {
    PloIntake.Answer answer = take(xml);
    assertThat(answer.refusal()).isNull();
    return answer.answer().stay();
  }

  String stayOf(PloSample sample) {
    return stayOf(sample.xml());
  }

  void refused(String xml, Code code, String words) {
    long before = ledger.log().head().commits();
    PloIntake.Answer answer = take(xml);
    assertThat(answer.refusal()).as(words).isNotNull();
    assertThat(answer.refusal().code()).isEqualTo(code);
    assertThat(answer.refusal()).hasMessageContaining(words);
    assertThat(ledger.log().head().commits()).isEqualTo(before);
  }

  void refused(PloSample sample, Code code, String words) {
    refused(sample.xml(), code, words);
  }

  List<StayEvent> events(String stay) {
    return ledger.log().stream(stay, 0, 100).stream()
        .map(event -> (StayEvent) EventJson.read(event))
        .toList();
  }

  /** Says whose address it is: a hospital's where there is a trust. */
  void map(Address address, Address trust) {
    ledger
        .commands()
        .send(
            ReferenceCommand.set(
                new AddressMapped(address, address, "test", trust, null, null, "test")));
  }
}
