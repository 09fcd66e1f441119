package no.dognbok.query.differences;

import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import no.dognbok.events.Address;
import no.dognbok.events.ExceptionEvent;
import no.dognbok.events.ReferenceEvent.AddressMapped;
import no.dognbok.events.ReferenceEvent.AgreementTerminated;
import no.dognbok.events.ReferenceEvent.DailyRateSet;
import no.dognbok.events.ReferenceEvent.HolidaysSet;
import no.dognbok.events.ReferenceEvent.InvoiceReceiverSet;
import no.dognbok.events.ReferenceEvent.InvoicingSet;
import no.dognbok.events.ReferenceEvent.LedgerSimulated;
import no.dognbok.events.ReferenceEvent.MunicipalityMerged;
import no.dognbok.events.ReferenceEvent.RetentionSet;
import no.dognbok.events.ReferenceEvent.RuleSetAdopted;
import no.dognbok.events.ReferenceEvent.TermsAgreed;
import no.dognbok.query.law.DisputeEntry;
import no.dognbok.query.law.LookUp;
import no.dognbok.query.stay.StayRecord;
import no.dognbok.query.surroundings.SurroundingsView.Known;

/** Something that was recorded between two moments and can have changed a judgement. */
public sealed interface News {

  /** Index of the event in the log: the order in which things were told. */
  long index();

  /** Id of the event. */
  String id();

  long position();

  Instant recordedAt();

  /** Whether a judgement that made these look-ups can be another one now. */
  boolean canTouch(Set<LookUp> lookUps);

  /** An event of the stay. */
  record OfStay(StayRecord.Entry entry) implements News {

    @Override
    public long index() {
      return entry.index();
    }

    @Override
    public String id() {
      return entry.id();
    }

    @Override
    public long position() {
      return entry.recorded().position();
    }

    @Override
    public Instant recordedAt() {
      return entry.recorded().recordedAt();
    }

    @Override
    public boolean canTouch(Set<LookUp> lookUps) {
      return true;
    }
  }

  /** Something that was told of a dispute about the stay. */
  record OfDispute(UUID dispute, DisputeEntry entry) implements News {

    @Override
    public long index() {
      return entry.index();
    }

    @Override
    public String id() {
      return entry.id();
    }

    @Override
    public long position() {
      return entry.position();
    }

    @Override
    public Instant recordedAt() {
      return entry.recordedAt();
    }

    @Override
    public boolean canTouch(Set<LookUp> lookUps) {
      return true;
    }
  }

  /** Something that was set around the stays: a rate, an address, terms, holidays, the rules. */
  record Around(Known known) implements News {

    @Override
    public long index() {
      return known.stored().index();
    }

    @Override
    public String id() {
      return known.stored().id();
    }

    @Override
    public long position() {
      return known.stored().position();
    }

    @Override
    public Instant recordedAt() {
      return known.stored().recordedAt();
    }

    /** The law sees what is around a stay through look-ups only. */
    @Override
    public boolean canTouch(Set<LookUp> lookUps) {
      return switch (known.event()) {
        case AddressMapped mapped -> lookUps.contains(new LookUp.OfAddress(mapped.address()));
        case DailyRateSet rate -> lookUps.contains(new LookUp.OfRate(rate.year()));
        case HolidaysSet year ->
            lookUps.stream()
                .anyMatch(one ->
                    one instanceof LookUp.OfHoliday holiday
                        && holiday.day().getYear() == year.year());
        case TermsAgreed terms -> looksUpTerms(lookUps, terms.trust());
        case AgreementTerminated ended -> looksUpTerms(lookUps, ended.trust());
        case ExceptionEvent said ->
            lookUps.stream()
                .anyMatch(one -> one instanceof LookUp.OfExceptions asked && isAbout(said, asked));
        case RuleSetAdopted _ -> true;
        case LedgerSimulated _,
            RetentionSet _,
            InvoicingSet _,
            InvoiceReceiverSet _,
            MunicipalityMerged _ ->
            false;
      };
    }

    private static boolean isAbout(ExceptionEvent said, LookUp.OfExceptions asked) {
      return said.trust().equals(asked.trust())
          && (said.municipality() == null || said.municipality().equals(asked.municipality()));
    }

    private static boolean looksUpTerms(Set<LookUp> lookUps, Address trust) {
      return lookUps.stream()
          .anyMatch(one -> one instanceof LookUp.OfTerms asked && trust.equals(asked.trust()));
    }
  }
}
