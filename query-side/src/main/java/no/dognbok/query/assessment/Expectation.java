package no.dognbok.query.assessment;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import no.dognbok.events.Municipality;
import no.dognbok.events.Obligation;
import no.dognbok.exchange.FlatObject;
import no.dognbok.query.law.Doubt;
import no.dognbok.query.law.Ground;
import no.dognbok.query.law.Judgement;
import no.dognbok.query.law.PaymentDay;
import no.dognbok.query.law.Reason;
import no.dognbok.query.law.Standing;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What must come out of a case.
 *
 * @param billable the payment days, in order, exact
 * @param amountGiven whether the case says what they cost
 * @param amount in whole kroner; absent where a year's rate is not known
 * @param standing the weakest that the days rest on, where the case says so
 * @param payer where the case is about it
 * @param breachesOf for named obligations whether they are broken; others are not judged by the
 *     case
 * @param grounds for named days a reason that must be among theirs
 * @param doubts that must be shown on every named day, or about the stay
 */
public record Expectation(
    List<LocalDate> billable,
    boolean amountGiven,
    @Nullable Long amount,
    @Nullable Standing standing,
    @Nullable Municipality payer,
    Map<Obligation, Boolean> breachesOf,
    Map<LocalDate, Ground> grounds,
    Set<Doubt.Code> doubts) {

  static Expectation read(FlatObject in) {
    Expectation expectation =
        new Expectation(
            billable(in),
            in.has("amount"),
            in.number("amount", 0, Integer.MAX_VALUE).map(Integer::longValue).orElse(null),
            in.code("standing", Standing.class).orElse(null),
            in.municipality("payer").orElse(null),
            breaches(in),
            grounds(in),
            in.codes("doubts", Doubt.Code.class));
    in.end();
    return expectation;
  }

  private static List<LocalDate> billable(FlatObject in) {
    JsonNode days = in.node("billable").orElseThrow(() -> in.missing("billable"));
    if (!days.isArray()) {
      throw in.invalid("billable", days.toString(), "expected a list of dates", null);
    }
    List<LocalDate> billable = new ArrayList<>();
    for (JsonNode day : days) {
      billable.add(date(in, "billable", day.isString() ? day.asString() : day.toString()));
    }
    return billable;
  }

  private static LocalDate date(FlatObject in, String field, String text) {
    try {
      return LocalDate.parse(text);
    } catch (DateTimeException e) {
      throw in.invalid(field, text, "expected dates such as 2024-04-08", e);
    }
  }

  private static Map<Obligation, Boolean> breaches(FlatObject in) {
    Map<Obligation, Boolean> breaches = new LinkedHashMap<>();
    in.object("breachesOf")
        .ifPresent(object -> {
          Arrays.stream(Obligation.values())
              .forEach(obligation ->
                  object
                      .flag(obligation.name())
                      .ifPresent(broken -> breaches.put(obligation, broken)));
          object.end();
        });
    return breaches;
  }

  private static Map<LocalDate, Ground> grounds(FlatObject in) {
    Map<LocalDate, Ground> grounds = new LinkedHashMap<>();
    in.object("grounds")
        .ifPresent(object -> {
          for (String name : object.names()) {
            LocalDate day = date(in, "grounds", name);
            object.code(name, Ground.class).ifPresent(ground -> grounds.put(day, ground));
          }
        });
    return grounds;
  }

  /** Where a judgement is not what was expected; empty where it is. */
  public List<String> differences(Judgement judgement, Instant asOf) {
    List<String> differences = new ArrayList<>();
    compare(differences, "billable", billable, judgement.payable());
    if (amountGiven) {
      var sum = judgement.amount();
      compare(differences, "amount", amount, sum.isPresent() ? sum.getAsLong() : null);
    }
    if (standing != null) {
      compare(differences, "standing", standing, judgement.standing().orElse(null));
    }
    if (payer != null) {
      compare(differences, "payer", payer, judgement.payer().orElse(null));
    }
    breachesOf.forEach((obligation, broken) ->
        compare(
            differences,
            "breach of " + obligation,
            broken,
            judgement.duties().stream()
                .filter(duty -> duty.obligation() == obligation)
                .anyMatch(duty -> duty.isBroken(asOf))));
    grounds.forEach((day, ground) -> {
      List<Ground> found =
          judgement.days().stream()
              .filter(judged -> judged.date().equals(day))
              .flatMap(judged -> judged.reasons().stream())
              .map(Reason::ground)
              .toList();
      if (!found.contains(ground)) {
        differences.add("reasons of %s: expected %s among %s".formatted(day, ground, found));
      }
    });
    Set<Doubt.Code> shown = shown(judgement);
    doubts.stream()
        .filter(code -> !shown.contains(code))
        .forEach(code -> differences.add("doubts: expected %s in %s".formatted(code, shown)));
    return differences;
  }

  /** Doubts about the stay, and those shown on every one of its payable days. */
  private static Set<Doubt.Code> shown(Judgement judgement) {
    Set<Doubt.Code> shown = new HashSet<>();
    judgement.doubts().forEach(doubt -> shown.add(doubt.code()));
    judgement.duties().forEach(duty -> duty.doubts().forEach(doubt -> shown.add(doubt.code())));
    List<PaymentDay> days = judgement.days();
    if (!days.isEmpty()) {
      Set<Doubt.Code> everyDay = new HashSet<>(codes(days.getFirst()));
      days.stream().filter(PaymentDay::isPayable).forEach(day -> everyDay.retainAll(codes(day)));
      days.stream()
          .filter(PaymentDay::isPayable)
          .findFirst()
          .ifPresent(_ -> shown.addAll(everyDay));
      if (days.stream().noneMatch(PaymentDay::isPayable)) {
        days.forEach(day -> shown.addAll(codes(day)));
      }
    }
    return shown;
  }

  private static List<Doubt.Code> codes(PaymentDay day) {
    return day.doubts().stream().map(Doubt::code).toList();
  }

  private static void compare(
      List<String> differences, String what, @Nullable Object expected, @Nullable Object found) {
    if (!Objects.equals(expected, found)) {
      differences.add("%s: expected %s, found %s".formatted(what, expected, found));
    }
  }
}
