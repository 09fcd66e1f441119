package no.dognbok.query.worklist;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import no.dognbok.events.Address;
import no.dognbok.events.Municipality;
import no.dognbok.events.Obligation;
import no.dognbok.events.Refusal;
import no.dognbok.events.Refusal.Code;
import no.dognbok.identity.Caller;
import no.dognbok.query.law.Duty;
import no.dognbok.query.scope.Scope;
import no.dognbok.query.scope.Scopes;
import no.dognbok.query.stay.Basis;
import no.dognbok.query.stay.StayQuestions;
import no.dognbok.query.stay.When;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** {@code GET /api/v1/worklist}. */
@RestController
@RequestMapping("/api/v1/worklist")
final class WorklistController {

  private static final int LARGEST_PAGE = 500;

  private final Worklist worklist;
  private final StayQuestions questions;
  private final Scopes scopes;

  WorklistController(Worklist worklist, StayQuestions questions, Scopes scopes) {
    this.worklist = worklist;
    this.questions = questions;
    this.scopes = scopes;
  }

  /**
   * A page of the worklist.
   *
   * @param items on this page
   * @param page its number, from 0
   * @param size how many items a page has
   * @param total how many items there are
   * @param overdue how many of them are overdue
   * @param counts how many would be on each list, whichever is asked for
   * @param basis what this rests on
   * @param incomplete stays of which the views do not know all: the list can lack something of
   *     theirs; not shown where there are none
   */
  record Page(
      List<WorklistItem> items,
      int page,
      int size,
      int total,
      long overdue,
      Map<Heading, Long> counts,
      Basis basis,
      @JsonInclude(JsonInclude.Include.NON_EMPTY) List<UUID> incomplete) {}

  /** What a code may be is listed where it is not. */
  @GetMapping
  Page worklist(
      @RequestParam(required = false) @Nullable String overdue,
      @RequestParam(required = false) @Nullable String municipality,
      @RequestParam(required = false) @Nullable String hospital,
      @RequestParam(required = false) @Nullable String owedBy,
      @RequestParam(required = false) @Nullable String kind,
      @RequestParam(required = false) @Nullable String list,
      @RequestParam(required = false) @Nullable String sort,
      @RequestParam(defaultValue = "0") String page,
      @RequestParam(defaultValue = "50") String size,
      @RequestParam(required = false) @Nullable String asOf,
      @RequestParam(required = false) @Nullable String knownAt,
      @RequestParam(required = false) @Nullable Long atLeast,
      @RequestHeader HttpHeaders headers) {
    Scope scope = scopes.of(Caller.of(headers::getFirst), atLeast);
    Worklist.Filter filter =
        new Worklist.Filter(
            value("overdue", overdue, WorklistController::flag),
            value("municipality", municipality, Municipality::new),
            value(
                "hospital",
                hospital,
                text -> text.contains(":") ? Address.parse(text) : Address.org(text)),
            value("owedBy", owedBy, text -> code(text, Duty.Party.values())),
            value("kind", kind, text -> code(text, Obligation.values())),
            value("list", list, text -> code(text, Heading.values())),
            Objects.requireNonNullElse(
                value("sort", sort, text -> code(text, SortedBy.values())), SortedBy.URGENT));
    int number = number("page", page, 0, Integer.MAX_VALUE / LARGEST_PAGE);
    int count = number("size", size, 1, LARGEST_PAGE);
    When when = questions.when(asOf, knownAt);
    // Before anything is read: an answer holds what it says it holds, and perhaps more.
    Basis basis = questions.basis(when);
    List<UUID> incomplete = questions.incomplete();
    Worklist.Part part =
        worklist.items(
            filter, scope, when, asOf == null && knownAt == null, (long) number * count, count);
    return new Page(
        part.items(),
        number,
        count,
        part.total(),
        part.overdue(),
        part.counts(),
        basis,
        incomplete);
  }

  private static <T> @Nullable T value(
      String name, @Nullable String text, Function<String, T> parse) {
    if (text == null || text.isBlank()) {
      return null;
    }
    try {
      return parse.apply(text.strip());
    } catch (IllegalArgumentException e) {
      throw invalid(name, text, String.valueOf(e.getMessage()));
    }
  }

  private static Refusal invalid(String name, String text, String right) {
    return new Refusal(
        Code.INVALID_VALUE,
        "'%s' is not valid in '%s': %s".formatted(text, name, right),
        Map.of("field", name));
  }

  private static boolean flag(String text) {
    return switch (text) {
      case "true" -> true;
      case "false" -> false;
      default -> throw new IllegalArgumentException("expected true or false");
    };
  }

  private static <E extends Enum<E>> E code(String text, E[] values) {
    return Arrays.stream(values)
        .filter(value -> value.name().equals(text))
        .findFirst()
        .orElseThrow(
            () -> new IllegalArgumentException("expected one of " + Arrays.toString(values)));
  }

  private static int number(String name, String text, int from, int to) {
    try {
      int number = Integer.parseInt(text.strip());
      if (number >= from && number <= to) {
        return number;
      }
    } catch (NumberFormatException e) {
      // said below
    }
    throw invalid(name, text, "expected a number from %d to %d".formatted(from, to));
  }
}
