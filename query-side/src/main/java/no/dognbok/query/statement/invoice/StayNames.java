package no.dognbok.query.statement.invoice;

import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import no.dognbok.query.statement.Correction;
import no.dognbok.query.statement.StatementContent;

/**
 * How stays are called on an invoice: by the ledger's id alone, as short as it can be without two
 * of them being called the same. A reference of the senders' own could tell of whom it is.
 *
 * @param inFull whether some of the short ones are the same
 */
record StayNames(boolean inFull) {

  private static final int SHORT = 8;

  static StayNames of(StatementContent content) {
    Set<UUID> stays =
        Stream.concat(
                content.lines().stream().map(StatementContent.Line::stay),
                content.corrections().stream().map(Correction::stay))
            .collect(Collectors.toSet());
    return new StayNames(stays.stream().map(StayNames::inShort).distinct().count() < stays.size());
  }

  String of(UUID stay) {
    return inFull ? stay.toString() : inShort(stay);
  }

  private static String inShort(UUID stay) {
    return stay.toString().substring(0, SHORT);
  }
}
