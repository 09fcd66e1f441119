package no.dognbok.query.law;

/**
 * The rules by which § 13 is read here, as sentences. The text of the regulation is that since 2019
 * unless another year is named.
 */
public enum Rule {
  /**
   * All together: admitted and waiting, declared ready by someone who may, §§ 8 and 10 fulfilled,
   * and a no or no answer.
   */
  P1("§ 13 første og andre ledd"),
  /** From the day on which the last of the conditions is met. */
  P2("§ 13 andre ledd"),
  /**
   * The duty ends from the day of the express message that the municipality can receive; that day
   * is not billed.
   */
  P3("§ 11 andre ledd"),
  /** An estimate is no such message. */
  P4("§ 11 andre ledd"),
  /** After a yes the transfer is the hospital's affair. */
  P5("§ 12"),
  /** No answer counts as a no; a yes in time counts even across midnight. */
  P6("§ 13 andre ledd andre punktum"),
  /** Who is no longer admitted is no longer waiting. */
  P7("§ 13 første ledd"),
  /**
   * A withdrawal ends the period; ready again needs a new declaration, a new notice and a new
   * answer.
   */
  P8("§ 9"),
  /**
   * No municipal need, no notice and no payment; moved on to further inpatient treatment, not
   * ready.
   */
  P9("§ 10 andre punktum"),
  /** The § 8 notice is due 24 hours after the admission, or after the need became clear. */
  P10("§ 8"),
  /** A § 8 notice that never came, or came late. */
  P11("§ 8; § 13 andre ledd"),
  /** Circumstances outside the municipality's control. */
  P12("§ 11 første ledd andre punktum"),
  /** Who pays. */
  P13("§ 2"),
  /** Each day is priced with its own year's rate. */
  P14("§ 13 fjerde ledd"),
  /** Mental health and substance-use care. */
  P15("§ 13 første ledd; § 9"),
  /** A day becomes payable when it has passed. */
  P16("§ 13"),
  /** A yes taken back. */
  P17("§ 11; § 13"),
  /** A § 10 notice before the declaration, or without updated health information. */
  P18("§ 10; vedlegg 3.1.1 b"),
  /** Sent or received. */
  P19("§ 11; HIS 80415"),
  /** Neither yes nor no. */
  P20("§ 11"),
  /** Moved to another hospital while waiting. */
  P21("§ 13; § 15"),
  /** Judged in the order in which things happened. */
  P22("–"),
  /** What is not on record, or not exactly. */
  P23("§ 9"),
  /** What the parties of a dispute have settled. */
  SETTLED("Samarbeidsavtalen 9");

  private final String basis;

  Rule(String basis) {
    this.basis = basis;
  }

  /** The paragraph. */
  public String basis() {
    return basis;
  }
}
