package no.dognbok.command.deviation;

import java.time.Clock;
import java.util.Map;
import java.util.UUID;
import no.dognbok.command.matter.Matter;
import no.dognbok.command.matter.MatterForm;
import no.dognbok.command.matter.MatterRequest;
import no.dognbok.command.matter.Parties;
import no.dognbok.command.matter.PartyFinder;
import no.dognbok.events.Address;
import no.dognbok.events.DeviationEvent;
import no.dognbok.events.DutyReference;
import no.dognbok.events.Refusal;
import no.dognbok.events.Refusal.Code;

/**
 * A deviation as it stands when somebody tells of it.
 *
 * @param id of the deviation
 * @param handling how far it has come
 * @param finder by whom its parties are found
 * @param stays says whose a stay is
 */
record DeviationNow(UUID id, Handling handling, PartyFinder finder, StayParties stays)
    implements Matter<DeviationTelling> {

  /** What can be told of a deviation. */
  enum What implements MatterRequest.What {
    REPORT(true),
    ANSWER(false),
    CLOSING(false),
    REOPENING(false);

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
  public Reading<DeviationTelling> read(MatterRequest request, MatterForm body) {
    DeviationForm form = new DeviationForm(body, finder);
    form.duty().ifPresent(this::requireSame);
    Address teller = request.caller().asker();
    What what = (What) request.what();
    if (what == What.REPORT) {
      return form.duty()
          .map(duty -> new Reading<>(parties(teller, duty), form.takingUp(duty)))
          .orElseGet(() -> byHand(teller, body, form));
    }
    return new Reading<>(
        parties(teller, form),
        switch (what) {
          case ANSWER -> form.answer();
          case CLOSING -> form.closing();
          case REPORT, REOPENING -> form.reopening();
        });
  }

  private Parties parties(Address teller, DeviationForm form) {
    return handling.isBegun()
        ? finder.parties(
            teller,
            handling.begun().trust(),
            handling.begun().municipality(),
            Handling::noSuchDeviation)
        : form.duty().map(duty -> parties(teller, duty)).orElseThrow(Handling::noSuchDeviation);
  }

  private Parties parties(Address teller, DeviationForm.Duty duty) {
    Parties parties =
        finder.parties(teller, duty.trust(), duty.municipality(), DeviationNow::noParty);
    stays.require(duty.reference().stay(), duty.trust(), duty.municipality());
    return parties;
  }

  private Reading<DeviationTelling> byHand(Address teller, MatterForm body, DeviationForm form) {
    if (DutyReference.isOfDuty(id)) {
      throw new Refusal(
          Code.INVALID_VALUE,
          "ids like this one are those of obligations: of one that was not fulfilled send its"
              + " 'duty', and report anything else under a random UUID",
          Map.of("field", "deviation"));
    }
    Parties parties =
        finder.parties(
            teller,
            finder.trustNamed(body.trust(body.in())),
            body.municipality(body.in()),
            DeviationNow::noParty);
    form.stay().ifPresent(stay -> stays.require(stay, parties.trust(), parties.municipality()));
    return new Reading<>(parties, form.report(parties.trust(), parties.municipality()));
  }

  private void requireSame(DeviationForm.Duty duty) {
    UUID right = duty.reference().deviation();
    if (!right.equals(id)) {
      throw new Refusal(
          Code.INVALID_VALUE,
          "'duty' is that of another deviation, %s".formatted(right),
          Map.of("field", "duty", "deviation", right.toString()));
    }
  }

  private static Refusal noParty() {
    return new Refusal(
        Code.NOT_YOURS,
        "of a deviation tell the trust and the municipality that it names; you are neither");
  }

  @Override
  public void check(DeviationTelling telling, Clock clock) {
    Deviation.check(telling, handling, clock);
  }

  @Override
  public DeviationCommand command(DeviationTelling telling) {
    return new DeviationCommand(DeviationEvent.stream(id), telling);
  }

  @Override
  public Refusal taken(MatterRequest request, String told, long position) {
    Map<String, Object> details = Map.of("position", position);
    return request.what() == What.REPORT
        ? new Refusal(
            Code.DEVIATION_ID_TAKEN,
            "you have reported this deviation in another way, at position %d; report another under an id of its own"
                .formatted(position),
            details)
        : new Refusal(
            Code.MESSAGE_ID_TAKEN,
            "the id '%s' is taken by something else that you told of this deviation, at position %d"
                .formatted(told, position),
            details);
  }
}
