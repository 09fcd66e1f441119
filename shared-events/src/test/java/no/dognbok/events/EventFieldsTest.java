package no.dognbok.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import no.dognbok.events.StayEvent.DeclaredReady;
import no.dognbok.events.StayEvent.OfferReady;
import no.dognbok.events.StayEvent.PatientAdmitted;
import no.dognbok.events.StayEvent.ReceiptReceived;
import org.junit.jupiter.api.Test;

class EventFieldsTest {

  private static <E extends StayEvent> E sample(Class<E> type) {
    return EventSamples.all().stream()
        .filter(type::isInstance)
        .map(type::cast)
        .findFirst()
        .orElseThrow();
  }

  @Test
  void everyKindOfFieldIsChangedByItsNameAndReadBackAsText() {
    PatientAdmitted admitted = sample(PatientAdmitted.class);
    change(admitted, "municipality", "5006");
    change(admitted, "careType", "SOMATIC");
    change(admitted, "occurredAt", "2025-03-07T10:00:00Z");
    change(admitted, "from", "her:17");
    change(admitted, "to", "municipality:5006");
    change(sample(DeclaredReady.class), "profession", "PHYSICIAN");
    change(sample(DeclaredReady.class), "coercionEnded", "false");
    change(sample(ReceiptReceived.class), "positive", "true");
    change(sample(OfferReady.class), "from", "her:17");
  }

  private static void change(StayEvent event, String field, String value) {
    StayEvent changed = EventFields.with(event, field, value);
    assertThat(changed).isNotEqualTo(event).hasSameClassAs(event);
    assertThat(EventFields.value(changed, field)).contains(value);
    assertThat(changed.told().message()).isEqualTo(event.told().message());
  }

  @Test
  void aCorrectedTimeIsExact() {
    StayEvent changed =
        EventFields.with(sample(PatientAdmitted.class), "occurredAt", "2025-03-07T10:00:00Z");
    assertThat(changed.told().at().precision()).isEqualTo(Moment.Precision.EXACT);
  }

  @Test
  void whatMayBeMissingCanBeEmptiedAndTheRestCannot() {
    PatientAdmitted admitted = sample(PatientAdmitted.class);
    assertThat(EventFields.value(EventFields.with(admitted, "registeredIn", null), "registeredIn"))
        .isEmpty();
    assertThatThrownBy(() -> EventFields.with(admitted, "occurredAt", null))
        .hasMessageContaining("occurredAt");
    assertThatThrownBy(() -> EventFields.with(sample(ReceiptReceived.class), "positive", null))
        .hasMessageContaining("positive");
  }

  @Test
  void anErrorNamesTheFieldAndWhatWouldBeRight() {
    PatientAdmitted admitted = sample(PatientAdmitted.class);
    assertThatThrownBy(() -> EventFields.with(admitted, "ward", "x"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("ward")
        .hasMessageContaining("careType");
    assertThatThrownBy(() -> EventFields.with(admitted, "careType", "DENTAL"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("DENTAL")
        .hasMessageContaining("SOMATIC");
    assertThatThrownBy(() -> EventFields.with(admitted, "municipality", "506"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("four digits");
    assertThatThrownBy(() -> EventFields.with(admitted, "occurredAt", "yesterday"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("occurredAt");
    assertThatThrownBy(() -> EventFields.with(sample(ReceiptReceived.class), "of", "m-1"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("cancel");
  }
}
