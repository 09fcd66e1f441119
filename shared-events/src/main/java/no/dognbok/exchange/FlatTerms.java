package no.dognbok.exchange;

import java.time.Duration;
import no.dognbok.events.AgreementTerms;
import no.dognbok.events.AgreementTerms.LateAdmissionNotice;
import org.jspecify.annotations.Nullable;

/** Reads agreement terms in the flat form; what is not said is as where nothing is agreed. */
public final class FlatTerms {

  private FlatTerms() {}

  /** Reads the fields of the terms; others are left to the caller. */
  public static AgreementTerms read(FlatObject in) {
    AgreementTerms none = AgreementTerms.NONE_AGREED;
    return new AgreementTerms(
            in.flag("dischargeSummaryRequired").orElse(none.dischargeSummaryRequired()),
            in.duration("graceAfterNotice").orElse(none.graceAfterNotice()),
            in.code("lateAdmissionNotice", LateAdmissionNotice.class)
                .orElse(none.lateAdmissionNotice()),
            in.flag("updatedHealthInformationRequired")
                .orElse(none.updatedHealthInformationRequired()),
            in.duration("workingLimit").orElse(none.workingLimit()),
            in.timeOfDay("noticeWindowFrom").orElse(none.noticeWindowFrom()),
            in.timeOfDay("noticeWindowTo").orElse(none.noticeWindowTo()),
            in.duration("objectionWindow").orElse(none.objectionWindow()),
            in.code("billingBasis", AgreementTerms.BillingBasis.class).orElse(none.billingBasis()))
        .accountWithin(accountWithin(in))
        .objectionsHeldBack(in.flag("objectionsHeldBack").orElse(null));
  }

  private static @Nullable Duration accountWithin(FlatObject in) {
    Duration within = in.duration("accountWithin").orElse(null);
    if (within != null && !within.isPositive()) {
      throw in.invalid(
          "accountWithin", within.toString(), "expected a duration longer than none", null);
    }
    return within;
  }
}
