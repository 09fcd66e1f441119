package no.dognbok.query.dossier;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import no.dognbok.events.StayEvent.IdentityErased;
import no.dognbok.query.dossier.DossierContent.Unproven;
import no.dognbok.query.dossier.DossierContent.Unproven.What;
import no.dognbok.query.law.Doubt;
import no.dognbok.query.law.Duty;
import no.dognbok.query.law.Judgement;
import no.dognbok.query.law.PaymentDay;
import no.dognbok.query.law.Standing;
import org.jspecify.annotations.Nullable;

/** What a dossier does not prove, said in it. */
final class UnprovenList {

  private final Numbering numbering;
  private final List<Unproven> all = new ArrayList<>();

  UnprovenList(Numbering numbering) {
    this.numbering = numbering;
  }

  List<Unproven> all() {
    return List.copyOf(all);
  }

  /** What the judgement could not settle, and what it rests on that is no law. */
  UnprovenList judged(@Nullable Judgement judgement) {
    if (judgement != null) {
      doubts(judgement);
      restingOn(
          judgement,
          Standing.I,
          What.RESTS_ON_READING,
          "Avgjørelsen av disse døgnene hviler på en tolkning av forskriften som en part kan"
              + " bestride (I).");
      restingOn(
          judgement,
          Standing.A,
          What.RESTS_ON_AGREEMENT,
          "Avgjørelsen av disse døgnene hviler på en avtale mellom partene (A).");
      if (!judgement.days().isEmpty()) {
        all.add(
            new Unproven(
                What.NOT_ENCLOSED,
                "Døgnpriser, avtalevilkår, avtalte unntak, helligdager og adresser er hentet fra"
                    + " loggen slik den var ved posisjonen, men de hendelsene er ikke vedlagt.",
                List.of(),
                List.of()));
      }
    }
    return this;
  }

  /** Each doubt once, with all that it is about. */
  private void doubts(Judgement judgement) {
    Map<String, Set<Object>> events = new LinkedHashMap<>();
    Map<String, Set<LocalDate>> days = new LinkedHashMap<>();
    Stream.concat(
            judgement.doubts().stream(),
            judgement.duties().stream()
                .filter(duty -> duty.isBroken(judgement.asOf()))
                .flatMap((Duty duty) -> duty.doubts().stream()))
        .forEach(doubt -> add(doubt.code().text(), numbering.of(doubt.events()), events));
    for (PaymentDay day : judgement.days()) {
      for (Doubt doubt : day.doubts()) {
        String text = OtherDispute.text(day, doubt, numbering);
        add(text, OtherDispute.events(text, numbering.of(doubt.events())), events);
        days.computeIfAbsent(text, _ -> new LinkedHashSet<>()).add(day.date());
      }
    }
    events.forEach((text, about) ->
        all.add(
            new Unproven(
                What.DOUBT,
                text,
                List.copyOf(days.getOrDefault(text, Set.of())),
                List.copyOf(about))));
  }

  private static void add(String text, List<Object> about, Map<String, Set<Object>> events) {
    events.computeIfAbsent(text, _ -> new LinkedHashSet<>()).addAll(about);
  }

  private void restingOn(Judgement judgement, Standing standing, What what, String text) {
    List<LocalDate> days =
        judgement.days().stream()
            .filter(day -> day.standing() == standing)
            .map(PaymentDay::date)
            .toList();
    if (!days.isEmpty()) {
      all.add(new Unproven(what, text, days, List.of()));
    }
  }

  /** Whose identity was erased, by what the log says. */
  UnprovenList erased() {
    List<Object> events =
        numbering.events().stream()
            .flatMap(source -> source.ofStay().stream())
            .flatMap(event ->
                event instanceof IdentityErased erased ? erased.events().stream() : Stream.empty())
            .distinct()
            .map(numbering::of)
            .toList();
    return add(
        What.IDENTITY_ERASED,
        "Det som knyttet disse hendelsene til en pasient og en melding, er slettet. At de gjelder"
            + " denne pasienten, kan ikke lenger vises.",
        events);
  }

  /** Of which there is a text that is not shown. */
  UnprovenList texts(List<DisputePart> disputes, boolean shown) {
    List<Object> events = new ArrayList<>();
    boolean any = false;
    for (DisputePart dispute : disputes) {
      any |= dispute.grounds().stream().anyMatch(ground -> isMissing(ground.text()));
      dispute.history().stream()
          .filter(one -> isMissing(one.text()))
          .forEach(one -> events.add(one.event()));
    }
    if (any || !events.isEmpty()) {
      all.add(
          new Unproven(
              What.TEXT_NOT_SHOWN,
              shown
                  ? "Noe som partene skrev, er slettet. At det fantes, og kontrollsummen av det,"
                      + " står i loggen."
                  : "Partenes egne tekster er ikke med i den anonymiserte saksmappen, bare"
                      + " kontrollsummene av dem.",
              List.of(),
              events));
    }
    return this;
  }

  private static boolean isMissing(DisputePart.@Nullable Text text) {
    return text != null && text.text() == null;
  }

  /** Of which only the digest of the facts is shown. */
  UnprovenList leftOut(List<EventPart> events) {
    return add(
        What.FACTS_NOT_SHOWN,
        "Bare sammendrag: opplysningene i disse hendelsene viser til noe utenfor saksmappen og er"
            + " ikke vedlagt, bare kontrollsummen.",
        events.stream()
            .filter(event -> event.factsDigest() != null)
            .map(event -> (Object) event.number())
            .toList());
  }

  /** Where the asker sees only a part. */
  UnprovenList extract(boolean extract, boolean seesStay) {
    if (extract) {
      all.add(
          new Unproven(
              What.EXTRACT,
              seesStay
                  ? "Utdrag: den som hentet saksmappen, ser bare en del av oppholdet. At ingenting"
                      + " mangler, er ikke bevist."
                  : "Utdrag: den som hentet saksmappen, ser ingenting av oppholdet i hovedboken."
                      + " Bare uenigheten er med.",
              List.of(),
              List.of()));
    }
    return this;
  }

  /** What does not fit between what was recorded of a statement and what follows from the log. */
  UnprovenList alarms(List<String> alarms) {
    alarms.forEach(
        alarm -> all.add(new Unproven(What.STATEMENT_DIFFERS, alarm, List.of(), List.of())));
    return this;
  }

  private UnprovenList add(What what, String text, List<Object> events) {
    if (!events.isEmpty()) {
      all.add(new Unproven(what, text, List.of(), events));
    }
    return this;
  }
}
