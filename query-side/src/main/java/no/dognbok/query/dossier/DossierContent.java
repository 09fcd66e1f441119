package no.dognbok.query.dossier;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import no.dognbok.query.judgement.DeadlineAnswer;
import no.dognbok.query.judgement.DoubtAnswer;
import no.dognbok.query.stay.Basis;
import no.dognbok.query.stay.PartyAnswer;
import org.jspecify.annotations.Nullable;

/**
 * What stands in a dossier (saksmappe). In all of it an event is named by its number in the
 * dossier, the stay is stay 1, and a dispute has a number too: nothing in it is found in another
 * dossier, unless it is the parties' own version.
 *
 * @param form version of this form
 * @param version for whom it is
 * @param subject what it is about
 * @param checkpoint to which its proofs lead
 * @param basis position of the log, moment and rule set that it was judged by
 * @param claims what is claimed
 * @param stay what it is about in short; absent where the asker sees nothing of it
 * @param line of a statement; only in a dossier about one
 * @param disputes about the stay
 * @param events in the order in which they happened
 * @param days of readiness, with their reasons
 * @param broken duties that were not fulfilled in time
 * @param doubts about the stay as a whole
 * @param unproven what is not proven
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record DossierContent(
    int form,
    Version version,
    Subject subject,
    Head checkpoint,
    Basis basis,
    List<Claim> claims,
    @Nullable StayPart stay,
    @Nullable LinePart line,
    List<DisputePart> disputes,
    List<EventPart> events,
    List<DayPart> days,
    List<DeadlineAnswer> broken,
    List<DoubtAnswer> doubts,
    List<Unproven> unproven) {

  /** The form of today. */
  public static final int FORM = 1;

  public DossierContent {
    claims = List.copyOf(claims);
    disputes = List.copyOf(disputes);
    events = List.copyOf(events);
    days = List.copyOf(days);
    broken = List.copyOf(broken);
    doubts = List.copyOf(doubts);
    unproven = List.copyOf(unproven);
  }

  /** For whom a dossier is. */
  public enum Version {
    /** To hand on: nothing in it tells of whom it is. */
    ANONYMOUS,
    /** For the two parties and auditors: with ids, message ids, own references and texts. */
    PARTY
  }

  /** What a dossier is about. */
  public enum Kind {
    STAY,
    DISPUTE,
    STATEMENT_LINE
  }

  /**
   * What a dossier is about.
   *
   * @param kind of thing
   * @param month of the statement, where it is about a line of one
   * @param extract whether the asker sees only a part of the stay
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Subject(Kind kind, @Nullable YearMonth month, boolean extract) {}

  /**
   * The checkpoint to which the proofs lead.
   *
   * @param origin the ledger's own name
   * @param size how many commits the log had
   * @param root of the tree over them, base64
   */
  public record Head(String origin, long size, String root) {}

  /** What a claim is for. */
  public enum ClaimFor {
    /** All days that the municipality pays. */
    PAYMENT_DAYS,
    /** Days that somebody disputes. */
    DISPUTED_DAYS,
    /** The line of a statement. */
    STATEMENT_LINE
  }

  /**
   * What is claimed (kravet): days, and what they cost.
   *
   * @param what it is for
   * @param trust helseforetaket, which claims; absent where it is not known
   * @param municipality kommunen, which is to pay; absent where it is not known
   * @param days that it is about; none where they are not known to the asker
   * @param payable of these, by the judgement at the position
   * @param amount of the payable ones, in whole kroner; absent where a year's rate is not known
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Claim(
      ClaimFor what,
      @Nullable PartyAnswer trust,
      @Nullable PartyAnswer municipality,
      List<LocalDate> days,
      List<LocalDate> payable,
      @Nullable Long amount) {
    public Claim {
      days = List.copyOf(days);
      payable = List.copyOf(payable);
    }
  }

  /**
   * Something that is not proven.
   *
   * @param what kind of thing
   * @param text the sentence, in Norwegian
   * @param days that it is about; none where it is about none
   * @param events that it is about, by number
   */
  public record Unproven(What what, String text, List<LocalDate> days, List<Object> events) {
    public Unproven {
      days = List.copyOf(days);
      events = List.copyOf(events);
    }

    /** What can be unproven. */
    public enum What {
      DOUBT,
      RESTS_ON_READING,
      RESTS_ON_AGREEMENT,
      IDENTITY_ERASED,
      TEXT_NOT_SHOWN,
      FACTS_NOT_SHOWN,
      EXTRACT,
      NOT_ENCLOSED,
      STATEMENT_DIFFERS
    }
  }
}
