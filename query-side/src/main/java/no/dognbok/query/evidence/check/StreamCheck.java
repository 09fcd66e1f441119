package no.dognbok.query.evidence.check;

import java.util.ArrayList;
import java.util.List;

/** Whether the streams that a manifest names are there without holes. */
final class StreamCheck {

  private StreamCheck() {}

  /**
   * Says so of each.
   *
   * @param streams that the manifest names
   * @param events that are shown and hold, in order
   */
  static void check(List<Manifest.Whole> streams, List<ProvenEvent> events, Report report) {
    for (int i = 0; i < streams.size(); i++) {
      check(i + 1, streams.get(i), events, report);
    }
    long extracts = events.stream().filter(event -> isExtract(event, streams)).count();
    if (extracts > 0) {
      report.note(Sentence.EXTRACTS, extracts);
    }
    if (!streams.isEmpty()) {
      report.note(Sentence.OPERATORS_WORD);
    }
  }

  /** A stream is told by its place in the manifest: its name may hold more than is to be shown. */
  private static void check(
      int number, Manifest.Whole stream, List<ProvenEvent> events, Report report) {
    List<Long> shown = new ArrayList<>();
    for (ProvenEvent event : events) {
      FactsBlock facts = event.facts();
      if (facts != null && isOf(event, stream)) {
        shown.add(facts.sequence());
      }
    }
    int inPlace = 0;
    while (inPlace < shown.size() && shown.get(inPlace) == inPlace) {
      inPlace++;
    }
    String kind = stream.stream().split("/", 2)[0];
    if (inPlace == shown.size() && inPlace == stream.events()) {
      report.holds(Sentence.STREAM, number, kind, stream.events(), stream.events() - 1);
    } else {
      long missed = Math.min(inPlace, stream.events());
      report.doesNotHold(
          Sentence.STREAM_OTHERWISE, number, kind, stream.events(), shown.size(), missed);
    }
  }

  private static boolean isOf(ProvenEvent event, Manifest.Whole stream) {
    return event.facts() != null && stream.stream().equals(event.facts().stream());
  }

  private static boolean isExtract(ProvenEvent event, List<Manifest.Whole> streams) {
    return streams.stream().noneMatch(stream -> isOf(event, stream));
  }
}
