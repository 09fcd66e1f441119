package no.dognbok.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SenderTextTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "m-17",
        "{B088A160-0698-11E8-B566-0800200C9A66}",
        "20250512.1@epj.example/4#a=b+c",
        "1234567890"
      })
  void whatSystemsMakeIsAnId(String id) {
    assertThat(SenderText.isId(id)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "a b",
        "ø",
        "a\nb",
        "15876500565",
        "x15876500565y",
        "158765-00565",
        "15.87.65-00565",
        "00000000-0000-0000-0000-015876500565"
      })
  void whatMayHoldAnIdentityNumberIsNone(String id) {
    assertThat(SenderText.isId(id)).isFalse();
  }

  @Test
  void anIdHasAtMostAHundredCharacters() {
    assertThat(SenderText.isId("a".repeat(100))).isTrue();
    assertThat(SenderText.isId("a".repeat(101))).isFalse();
  }

  @Test
  void everyUuidIsAnIdThoughSomeHaveElevenDigitsInARow() {
    for (int i = 0; i < 10_000; i++) {
      String uuid = UUID.nameUUIDFromBytes(new byte[] {(byte) i, (byte) (i >> 8)}).toString();
      assertThat(SenderText.isId(uuid)).as(uuid).isTrue();
      assertThat(SenderText.isId(uuid.replace("-", ""))).as(uuid).isTrue();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "Sengepost 3B/17, true",
    "Åre_1.2, true",
    "15876500565, false",
    "158765 00565, false",
    "15 87 65 00565, false",
    "Kari 158765  00565, false",
    "158765 - 00565, false",
    "a:b, false"
  })
  void aReferenceIsWhatPeopleWrite(String text, boolean right) {
    assertThat(SenderText.isReference(text)).isEqualTo(right);
    assertThat(SenderText.isReference("a".repeat(65))).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "15876500565, …",
    "a15876500565b, a…b",
    "158765 00565, …",
    "158765  00565, …",
    "158765–00565, …",
    "15.87.65-00565, …",
    "15.87.6515.87.65 00565, 15.87.65…",
    "１５８７６５００５６５, …",
    "13.10.2025 10:00, 13.10.2025 10:00",
    "2025-05-12T10:20, 2025-05-12T10:20",
    "974754118, 974754118"
  })
  void aNumberIsMasked(String text, String shown) {
    assertThat(SenderText.shown(text)).isEqualTo(shown);
  }

  @Test
  void whatIsShownIsShort() {
    assertThat(SenderText.shown("a".repeat(1_000))).hasSize(61);
    assertThat(SenderText.shown("a".repeat(55) + "15876500565")).doesNotContain("1");
  }
}
