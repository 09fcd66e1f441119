package no.dognbok.command.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import no.dognbok.events.Address;
import no.dognbok.events.Refusal.Code;
import no.dognbok.events.StayEvent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Messages that refer to others: by the right patient, and by whatever name the sender uses. */
class ReferringMessagesTest extends TakesPlo {

  private static final String HER = "<Ident><Id>4711</Id><TypeId V=\"HER\" DN=\"HER-id\"/></Ident>";
  private static final String ENH = "<Ident><Id>983974791</Id><TypeId V=\"ENH\" DN=\"x\"/></Ident>";

  /** The sender, 4711 in the samples, named by other identifiers. */
  private static String naming(PloSample sample, String idents) {
    return sample.xml().replace(HER, idents);
  }

  // ---- the right patient

  @ParameterizedTest
  @ValueSource(strings = {"M", "C"})
  void aChangeOfAnotherPatientsMessageIsRefused(String status) {
    PloSample ofKari = PloSample.ready("2025-05-12T10:20");
    String stay = stayOf(ofKari);
    refused(
        PloSample.ready("2025-05-13T10:20").status(status, ofKari).patient(PloSample.OTHER_PATIENT),
        Code.REFERS_TO_ANOTHER_PATIENT,
        "another patient");
    assertThat(events(stay)).hasSize(2);
  }

  @Test
  void aChangeThatNamesNoPatientIsPlacedByItsReference() {
    PloSample ready = PloSample.ready("2025-05-12T10:20");
    String stay = stayOf(ready);
    assertThat(stayOf(PloSample.ready("2025-05-13T10:20").status("C", ready).patient(null)))
        .isEqualTo(stay);
  }

  @Test
  void aMessageThatAnotherPatientsCancellationWaitsForIsTakenAllTheSame() {
    PloSample ready = PloSample.ready("2025-05-12T10:20");
    String wrong =
        stayOf(
            PloSample.ready("2025-05-13T10:20")
                .status("C", ready)
                .patient(PloSample.OTHER_PATIENT));
    assertThat(stayOf(ready)).isNotEqualTo(wrong);
  }

  // ---- whatever name

  @ParameterizedTest
  @ValueSource(strings = {HER + ENH, ENH + HER})
  void anOrganisationWithTwoIdentifiersIsOneOrganisation(String both) {
    PloSample admitted = PloSample.admitted("2025-05-05T10:00");
    String stay = stayOf(naming(admitted, both));
    assertThat(events(stay).getFirst().told().by()).isEqualTo(Address.her("4711"));
    assertThat(stayOf(naming(PloSample.ready("2025-05-12T10:00"), HER))).isEqualTo(stay);
    assertThat(stayOf(naming(PloSample.ready("2025-05-12T11:00"), ENH))).isEqualTo(stay);
    assertThat(take(naming(admitted, ENH + HER).replace("\n", "\n\n")).answer().repeated())
        .isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {HER, ENH, ENH + HER})
  void aCancellationFindsItsMessageByTheOtherName(String first) {
    PloSample ready = PloSample.ready("2025-05-12T10:20");
    String stay = stayOf(naming(ready, first));
    PloSample cancelled = PloSample.ready("2025-05-13T10:20").status("C", ready);
    assertThat(stayOf(naming(cancelled, HER + ENH))).isEqualTo(stay);
    assertThat(events(stay).getLast())
        .isInstanceOfSatisfying(
            StayEvent.MessageCancelled.class,
            event ->
                assertThat(event.cancels()).isEqualTo(events(stay).getFirst().told().message()));
  }

  @Test
  void aReceiptFindsItsMessageByTheOtherName() {
    PloSample ready = PloSample.ready("2025-05-12T10:20");
    String stay = stayOf(naming(ready, ENH));
    String receipt =
        new String(ready.receipt("r-1", "2025-05-12T10:21:00+02:00", "1"), StandardCharsets.UTF_8)
            .replace(
                "<Id>4711</Id><TypeId V=\"HER\"/>",
                "<Id>4711</Id><TypeId V=\"HER\"/><AdditionalId><Id>983974791</Id><Type"
                    + " V=\"ENH\"/></AdditionalId>");
    assertThat(stayOf(receipt)).isEqualTo(stay);
    assertThat(((StayEvent.ReceiptReceived) events(stay).getLast()).of())
        .isEqualTo(events(stay).getFirst().told().message());
  }

  @Test
  void aPatientIsFoundThroughTheAddressMapOfTheOtherName() {
    map(Address.org("983974791"), Address.org("983974791"));
    String stay = stayOf(naming(PloSample.admitted("2025-05-05T10:00"), HER + ENH));
    map(Address.her("4711"), Address.org("983974791"));
    assertThat(stayOf(naming(PloSample.ready("2025-05-12T10:00"), HER))).isEqualTo(stay);
  }
}
