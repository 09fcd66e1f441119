package no.dognbok.query.assessment;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import no.dognbok.query.law.Doubt;
import no.dognbok.query.law.Duty;
import no.dognbok.query.law.Judgement;
import no.dognbok.query.law.Law;
import no.dognbok.query.law.Matter;
import no.dognbok.query.law.PaymentDay;
import no.dognbok.query.law.RuleSet;
import org.junit.jupiter.api.Test;

/**
 * What was judged under a rule set comes out the same under it for good, to the last reason and
 * doubt: what was issued is recomputed as a check. A case says what it is about; here stands all
 * that is judged of it, at the end and when half of it had happened. Where a change is meant,
 * {@code -Dapprove=true} writes it down anew, and the difference is there to be read.
 */
class ApprovedJudgementsTest {

  private static final Path APPROVED = Path.of("src/test/resources/approved-judgements.txt");

  @Test
  void everyCaseIsJudgedAsItWasApproved() throws IOException {
    List<String> lines = new ArrayList<>();
    lines.add("Rule set " + RuleSet.NEWEST.number());
    for (var node : Cases.in(Cases.OWN)) {
      Case read = Case.read(node, Cases.surroundings());
      lines.add("");
      lines.add("== " + read.id());
      write(lines, read, Law.judge(read.matter()));
      Matter matter = read.matter();
      Instant halfway = halfway(matter);
      lines.add("-- at " + halfway);
      write(
          lines,
          read,
          Law.judge(
              new Matter(
                  matter.told(), matter.stated(), matter.around(), halfway, matter.rules())));
    }
    if (Boolean.getBoolean("approve")) {
      Files.write(APPROVED, lines);
    }
    List<String> approved = Files.readAllLines(APPROVED);
    assertThat(otherwise(approved, lines)).isEmpty();
    assertThat(lines).isEqualTo(approved); // nor in another order
  }

  /** What is gone, and what has come, each line with its case. */
  private static List<String> otherwise(List<String> approved, List<String> judged) {
    Set<String> before = byCase(approved);
    Set<String> now = byCase(judged);
    return Stream.concat(
            before.stream().filter(line -> !now.contains(line)).map("- "::concat),
            now.stream().filter(line -> !before.contains(line)).map("+ "::concat))
        .toList();
  }

  private static Set<String> byCase(List<String> lines) {
    Set<String> named = new LinkedHashSet<>();
    String of = "";
    for (String line : lines) {
      of = line.startsWith("== ") ? line.substring(3) : of;
      named.add(of + ": " + line);
    }
    return named;
  }

  private static Instant halfway(Matter matter) {
    List<Instant> times =
        matter.told().stream().map(one -> one.event().told().occurredAt()).sorted().toList();
    return times.isEmpty() ? matter.asOf() : times.get(times.size() / 2);
  }

  private static void write(List<String> lines, Case of, Judgement judged) {
    lines.add(
        "stay: %s %s %s %s–%s%s%s"
            .formatted(
                said(judged.hospital()),
                said(judged.municipality()),
                judged.careType(),
                said(judged.admittedAt()),
                said(judged.departedAt()),
                judged.ready() ? " ready" : "",
                doubts(of, judged.doubts())));
    lines.add(
        "facts: "
            + judged.facts().stream()
                .map(fact -> of.names().of(fact.id()) + "@" + time(fact.at().instant()))
                .collect(Collectors.joining(" ")));
    judged.days().forEach(day -> lines.add(day(of, day)));
    judged.duties().forEach(duty -> lines.add(duty(of, duty, judged.asOf())));
  }

  private static String day(Case of, PaymentDay day) {
    return "%s %s %s %s %s: %s%s"
        .formatted(
            day.date(),
            day.verdict(),
            said(day.payer()),
            said(day.hospital()),
            said(day.rate()),
            day.reasons().stream()
                .map(reason ->
                    reason.ground()
                        + events(of, reason.events())
                        + reason.standing()
                        + reason.text().substring(reason.ground().text().length()))
                .collect(Collectors.joining("; ")),
            doubts(of, day.doubts()));
  }

  private static String duty(Case of, Duty duty, Instant asOf) {
    return "%s %s since %s%s due %s %s, at %s%s, ended %s%s"
        .formatted(
            duty.obligation(),
            duty.state(asOf),
            said(duty.since()),
            events(of, duty.triggeredBy()),
            said(duty.due()),
            duty.limit(),
            said(duty.fulfilledAt()),
            events(of, duty.fulfilledBy()),
            said(duty.endedAt()),
            doubts(of, duty.doubts()));
  }

  private static String doubts(Case of, List<Doubt> doubts) {
    return doubts.stream()
        .map(doubt -> " ?" + doubt.code() + events(of, doubt.events()))
        .collect(Collectors.joining());
  }

  private static String events(Case of, List<String> ids) {
    return ids.stream().map(id -> of.names().of(id).toString()).toList().toString();
  }

  private static String said(Object value) {
    return value instanceof Instant time ? time(time) : Objects.toString(value, "-");
  }

  private static String time(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC).toLocalDateTime().toString();
  }
}
