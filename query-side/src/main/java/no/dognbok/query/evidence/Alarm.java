package no.dognbok.query.evidence;

import java.util.Map;
import java.util.Optional;
import no.dognbok.events.Refusal;
import no.dognbok.events.Refusal.Code;
import no.dognbok.log.LogUnavailable;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * That something is not what it was. It stops the signing, is kept beside the heads so that it
 * outlives the process, and ends when the log has been read against its tree and nothing was found.
 */
final class Alarm {

  private static final Logger LOG = LoggerFactory.getLogger(Alarm.class);

  private final Heads heads;
  private volatile @Nullable String here;

  Alarm(Heads heads) {
    this.heads = heads;
  }

  /** What is wrong; empty where nothing is. */
  Optional<String> standing() {
    return Optional.ofNullable(here).or(heads::alarm);
  }

  /**
   * Raises it. Where it cannot be kept it stands in this process all the same.
   *
   * @return what is answered to who asks for evidence
   */
  Refusal raise(String what) {
    if (!what.equals(here)) {
      LOG.error("EVIDENCE STOPS: {}", what);
      here = what;
      try {
        heads.alarm(what);
      } catch (LogUnavailable e) {
        LOG.warn("the alarm cannot be kept: {}", e.getMessage());
      }
    }
    return stopped(what);
  }

  /** Ends the alarm that stood when a check began that has found nothing; none that came later. */
  void end(Optional<String> stood) {
    if (stood.isPresent() && stood.equals(standing())) {
      heads.alarm(null);
      here = null;
    }
  }

  /**
   * Goes on where there is none.
   *
   * @throws Refusal where there is one
   */
  void require() {
    standing()
        .ifPresent(what -> {
          throw stopped(what);
        });
  }

  static Refusal stopped(String why) {
    return new Refusal(
        Code.EVIDENCE_STOPPED, "no evidence is given: " + why, Map.of("reason", why));
  }
}
