package no.dognbok.events;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Why a party does not agree: a code, and where a person has to say more, a note.
 *
 * @param code what it is about
 * @param note what was written about it; absent where the code says enough
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record DisputeGround(Code code, @Nullable NoteReference note) {

  /**
   * What a dispute can be about: the conditions of §§ 8 to 13, and what an agreement adds to them.
   */
  public enum Code {
    /** Varselet om innlagt pasient came late (§ 8; P11). */
    ADMISSION_NOTICE_LATE,
    /** It never came (§ 8; P11). */
    ADMISSION_NOTICE_MISSING,
    /** Helseopplysninger were not updated before the notice that the patient is ready (3.1.1 b). */
    HEALTH_INFORMATION_MISSING,
    /** Meldingen om utskrivningsklar pasient never came (§ 10; P1). */
    READY_NOTICE_MISSING,
    /** It came on another day than is billed (§ 10; P2, P19). */
    READY_NOTICE_LATER,
    /** The conditions of § 9 were not met: the patient was not ready. */
    NOT_READY_SECTION_9,
    /** Coercion had not ended, or the outpatient unit was not in contact (§ 9; P15). */
    MENTAL_HEALTH_CONDITIONS,
    /** The municipality had said that it can receive (§ 11; P3, P5). */
    ANSWERED_YES,
    /** The municipality did not say so, or not at once (§ 11; P2, P6). */
    NOT_ANSWERED,
    /** The patient refused the offer, or needed none (§ 10; P9, P20). */
    NO_OFFER_NEEDED,
    /** Another municipality is the one to pay (§ 2; P13). */
    WRONG_MUNICIPALITY,
    /** Epikrise eller tilsvarende informasjon was missing, where an agreement asks for it. */
    SUMMARY_MISSING,
    /** The time that an agreement gives after the notice had not passed. */
    GRACE_PERIOD,
    /** The patient was no longer ready (avmelding; P8). */
    WITHDRAWN,
    /** Circumstances outside the municipality's control, as a rule the message systems (P12). */
    OUTAGE,
    /** The patient had left, was on leave, or had died (P7). */
    LEFT_EARLIER,
    /** A day that should be there is not. */
    DAY_LACKING,
    /** A day is there twice (P21). */
    DAY_TWICE,
    /** The daily rate (døgnpris) is another (§ 13 fjerde ledd; P14). */
    RATE,
    /** What a note has to say. */
    OTHER
  }

  public DisputeGround {
    Objects.requireNonNull(code, "code");
  }
}
