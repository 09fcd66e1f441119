package no.dognbok.bench.evidence;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import no.dognbok.bench.log.Stories;
import no.dognbok.bench.stays.StayCommits.Encoded;
import no.dognbok.bench.stays.StayCommits.Telling;
import no.dognbok.identity.Identity;
import no.dognbok.log.Commit;

/** Stays without end, each event a commit by itself; for one thread. */
final class SingleEvents {

  private final Stories.Narrator narrator;
  private final Deque<Encoded> left = new ArrayDeque<>();
  private Identity identity = Identity.NONE;

  SingleEvents(Stories.Narrator narrator) {
    this.narrator = narrator;
  }

  Commit next() {
    if (left.isEmpty()) {
      Telling telling = narrator.telling();
      left.addAll(telling.events());
      identity = telling.identity();
    }
    return narrator.stay().commit(new Telling(List.of(left.pop()), identity));
  }
}
