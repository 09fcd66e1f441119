package no.dognbok.command.dispute;

import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import no.dognbok.command.matter.Ahead;
import no.dognbok.command.matter.Draft;
import no.dognbok.command.matter.Matter;
import no.dognbok.command.matter.MatterForm;
import no.dognbok.command.matter.MatterRequest;
import no.dognbok.command.matter.Parties;
import no.dognbok.command.matter.PartyFinder;
import no.dognbok.events.Address;
import no.dognbok.events.DisputeEvent;
import no.dognbok.events.Refusal;
import no.dognbok.events.Refusal.Code;

/**
 * A dispute as it stands when somebody tells of it.
 *
 * @param id of the dispute
 * @param course how far it has come
 * @param finder by whom its parties are found
 * @param isStay whether somebody has told of a stay
 */
record DisputeNow(UUID id, Course course, PartyFinder finder, Predicate<UUID> isStay)
    implements Matter<DisputeEvent> {

  /** What can be told of a dispute. */
  enum What implements MatterRequest.What {
    OPENING(true),
    GROUND(false),
    ANSWER(false),
    STEP(false),
    SETTLEMENT(true),
    CONFIRMATION(true),
    CONTEST(false),
    WITHDRAWAL(true);

    private final boolean only;

    What(boolean only) {
      this.only = only;
    }

    @Override
    public boolean isOnly() {
      return only;
    }
  }

  @Override
  public Reading<DisputeEvent> read(MatterRequest request, MatterForm form) {
    Parties parties = parties(request, form);
    return new Reading<>(parties, draft(request, new DisputeForm(form), parties));
  }

  private Parties parties(MatterRequest request, MatterForm form) {
    Address teller = request.caller().asker();
    return request.what() == What.OPENING
        ? finder.parties(
            teller,
            finder.trustNamed(form.trust(form.in())),
            form.municipality(form.in()),
            DisputeNow::noParty)
        : finder.parties(
            teller, course.begun().trust(), course.begun().municipality(), Course::noSuchDispute);
  }

  private static Refusal noParty() {
    return new Refusal(
        Code.NOT_YOURS,
        "a dispute is opened by the trust or by the municipality that it names; you are neither");
  }

  private Draft<DisputeEvent> draft(MatterRequest request, DisputeForm form, Parties parties) {
    return switch ((What) request.what()) {
      case OPENING -> form.opening(parties.trust(), parties.municipality());
      case GROUND -> form.ground();
      case ANSWER -> form.answer();
      case STEP -> form.step();
      case SETTLEMENT -> form.settlement(course.step());
      case CONFIRMATION -> form.confirmation(settlement(form));
      case CONTEST -> form.contest(settlement(form));
      case WITHDRAWAL -> form.withdrawal();
    };
  }

  /** By the event's id, or by the id under which the other party told it. */
  private String settlement(DisputeForm form) {
    String named = form.settlementNamed();
    return Optional.ofNullable(course.settlement())
        .filter(settlement -> settlement.isCalled(id, named))
        .map(Course.Settlement::event)
        .orElse(named);
  }

  @Override
  public void check(DisputeEvent event, Clock clock) {
    Ahead.refuse(event, event.told().at(), clock);
    if (event instanceof DisputeEvent.DisputeOpened opened) {
      requireStay(opened.matter().stay());
    }
    course.check(event);
  }

  /**
   * A dispute is an act in the ledger itself, about what it holds; no message that may come first.
   */
  private void requireStay(UUID stay) {
    if (!isStay.test(stay)) {
      throw new Refusal(
          Code.NO_SUCH_STAY,
          "the ledger has no stay %s; a dispute is about one that somebody has told of"
              .formatted(stay),
          Map.of("field", "stay"));
    }
  }

  @Override
  public DisputeCommand command(DisputeEvent event) {
    return new DisputeCommand(DisputeEvent.stream(id), event);
  }

  @Override
  public Refusal taken(MatterRequest request, String told, long position) {
    Map<String, Object> details = Map.of("position", position);
    return request.what() == What.OPENING
        ? new Refusal(
            Code.DISPUTE_ID_TAKEN,
            "you have opened this dispute in another way, at position %d; add a ground, or open another dispute"
                .formatted(position),
            details)
        : new Refusal(
            Code.MESSAGE_ID_TAKEN,
            "the id '%s' is taken by something else that you told of this dispute, at position %d"
                .formatted(told, position),
            details);
  }
}
