package no.dognbok.command.reference;

import de.focus_shift.jollyday.core.HolidayCalendar;
import de.focus_shift.jollyday.core.HolidayManager;
import de.focus_shift.jollyday.core.ManagerParameters;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Year;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import no.dognbok.command.Commands;
import no.dognbok.events.Address;
import no.dognbok.events.Moment;
import no.dognbok.events.Municipality;
import no.dognbok.events.ReferenceEvent;
import no.dognbok.events.ReferenceEvent.HolidaysSet;
import no.dognbok.events.ReferenceEvent.MunicipalityMerged;
import no.dognbok.events.ReferenceEvent.RuleSetAdopted;
import no.dognbok.exchange.FlatObject;
import no.dognbok.log.EventLog;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * What the configuration proposes at start: rates, addresses, terms, holidays, the rule set, what
 * invoices need. Only what the log does not know yet is taken; from then on it is an event like any
 * other, and the configuration has no say.
 */
public final class ReferenceProposals {

  private static final Logger LOG = LoggerFactory.getLogger(ReferenceProposals.class);
  private static final String BUILT_IN = "/no/dognbok/reference.yaml";

  private final List<ReferenceEvent> events = new ArrayList<>();

  private ReferenceProposals() {}

  /**
   * The proposals that the program brings: the rates, and Helse Nord-Trøndelag with its 22
   * municipalities and those that these have taken over.
   */
  public static ReferenceProposals builtIn() {
    try (InputStream in = ReferenceProposals.class.getResourceAsStream(BUILT_IN)) {
      ReferenceProposals proposals = new ReferenceProposals();
      proposals.read(BUILT_IN, new YAMLMapper().readTree(in));
      return proposals;
    } catch (IOException e) {
      throw new IllegalStateException("the program lacks its own " + BUILT_IN, e);
    }
  }

  /**
   * The program's own proposals after those of a file.
   *
   * @throws IllegalStateException where the file cannot be read, or what it says goes in a circle;
   *     the message says what is wrong in it
   */
  public static ReferenceProposals of(@Nullable Path file) {
    ReferenceProposals proposals = new ReferenceProposals();
    if (file != null) {
      try (InputStream in = Files.newInputStream(file)) {
        proposals.read(file.toString(), new YAMLMapper().readTree(in));
      } catch (IOException | JacksonException e) {
        throw new IllegalStateException("%s cannot be read: %s".formatted(file, e.getMessage()), e);
      }
    }
    proposals.events.addAll(builtIn().events);
    proposals.refuseCircles();
    return proposals;
  }

  /** Of municipalities that took over each other nobody would pay. */
  private void refuseCircles() {
    Map<Municipality, Municipality> successors = new HashMap<>();
    events.stream()
        .filter(MunicipalityMerged.class::isInstance)
        .map(MunicipalityMerged.class::cast)
        .forEach(merged -> successors.putIfAbsent(merged.municipality(), merged.successor()));
    successors.forEach((ceased, successor) -> {
      if (Mergers.leads(successor, ceased, at -> Optional.ofNullable(successors.get(at)))) {
        throw new IllegalStateException(
            "'mergedMunicipalities' goes in a circle: %s is said to be taken over by %s, and that by %s"
                .formatted(ceased, successor, ceased));
      }
    });
  }

  /** What a log that knows nothing yet would take: of several proposals for one thing the first. */
  public List<ReferenceEvent> firstOfEach() {
    Map<String, ReferenceEvent> byStream = new LinkedHashMap<>();
    Stream.concat(events.stream(), holidayYears().mapToObj(ReferenceProposals::holidays))
        .forEach(event -> byStream.putIfAbsent(ReferenceCommand.propose(event).stream(), event));
    return List.copyOf(byStream.values());
  }

  /** Takes what the log does not know yet. */
  public void propose(Commands commands, EventLog log) {
    int taken = 0;
    for (ReferenceEvent event : events) {
      ReferenceCommand command = ReferenceCommand.propose(event);
      // Reading whether the stream exists is cheaper than a command, and nothing is lost if it
      // appears meanwhile.
      if (log.lastSequence(command.stream()).equals(OptionalLong.empty())) {
        taken += Boolean.TRUE.equals(commands.<Boolean>send(command).result()) ? 1 : 0;
      }
    }
    taken += proposeHolidays(commands, log);
    if (taken > 0) {
      LOG.info("{} proposals of the configuration were taken into the log", taken);
    }
  }

  private static int proposeHolidays(Commands commands, EventLog log) {
    int[] unknown =
        holidayYears()
            .filter(year -> log.lastSequence("reference/holidays/" + year).isEmpty())
            .toArray();
    for (int year : unknown) {
      commands.send(ReferenceCommand.propose(holidays(year)));
    }
    return unknown.length;
  }

  /** From the regulation's first year to the next. */
  private static IntStream holidayYears() {
    return IntStream.rangeClosed(2012, Year.now(Moment.OSLO).getValue() + 1);
  }

  /** Norwegian public holidays by the library's calendar. */
  private static HolidaysSet holidays(int year) {
    HolidayManager manager =
        HolidayManager.getInstance(ManagerParameters.create(HolidayCalendar.NORWAY));
    return new HolidaysSet(
        year,
        manager.getHolidays(Year.of(year)).stream()
            .map(holiday -> holiday.getDate())
            .distinct()
            .sorted()
            .toList(),
        "helligdagsfredloven § 2; lov om 1 og 17 mai (Jollyday)");
  }

  private void read(String file, JsonNode json) {
    FlatObject in = FlatObject.of("", json);
    each(in, "dailyRates", item -> ReferenceForm.dailyRate(ReferenceForm.year(item), item));
    each(in, "addresses", item -> ReferenceForm.address(organisation(item, "address"), item));
    each(
        in,
        "terms",
        item ->
            ReferenceForm.terms(
                organisation(item, "trust"), item.municipality("municipality").orElse(null), item));
    each(in, "invoicing", item -> InvoicingForm.invoicing(trust(item), item));
    each(
        in,
        "invoiceReceivers",
        item -> InvoicingForm.receiver(trust(item), municipality(item), item));
    each(in, "mergedMunicipalities", item -> InvoicingForm.merged(municipality(item), item));
    in.object("retention")
        .ifPresent(item -> {
          events.add(ReferenceForm.retention(item));
          item.end();
        });
    in.number("ruleSet", 1, RuleSetAdopted.NEWEST)
        .ifPresent(number -> events.add(new RuleSetAdopted(number, file)));
    in.end();
  }

  private interface Entry {
    ReferenceEvent read(FlatObject in);
  }

  private void each(FlatObject in, String field, Entry entry) {
    in.node(field)
        .ifPresent(list -> {
          for (int i = 0; i < list.size(); i++) {
            FlatObject item = FlatObject.of("%s[%d]".formatted(field, i), list.get(i));
            events.add(entry.read(item));
            item.end();
          }
        });
  }

  /** A trust whose invoices can be sent. */
  private static Address trust(FlatObject in) {
    Address trust = organisation(in, "trust");
    try {
      return InvoicingForm.trust(trust.value());
    } catch (IllegalArgumentException e) {
      throw in.invalid("trust", trust.value(), InvoicingForm.ORGANISATION_NUMBER, e);
    }
  }

  private static Municipality municipality(FlatObject in) {
    return in.municipality("municipality").orElseThrow(() -> in.missing("municipality"));
  }

  private static Address organisation(FlatObject in, String field) {
    return in.organisation(field).orElseThrow(() -> in.missing(field));
  }
}
