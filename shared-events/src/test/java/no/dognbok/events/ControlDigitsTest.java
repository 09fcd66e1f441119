package no.dognbok.events;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ControlDigitsTest {

  @ParameterizedTest
  @ValueSource(strings = {"983974791", "974754118", "840029212", "921785410", "964983380"})
  void anOrganisationNumberOfTheRegisterIsOne(String number) {
    assertThat(OrganisationNumber.isValid(number)).isTrue();
    for (int i = 0; i < number.length(); i++) {
      char other = number.charAt(i) == '9' ? '0' : (char) (number.charAt(i) + 1);
      String slip = number.substring(0, i) + other + number.substring(i + 1);
      assertThat(OrganisationNumber.isValid(slip)).as("one digit off: %s", slip).isFalse();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "98397479", "9839747911", "98397479a", "NO983974791", "٩٨٣٩٧٤٧٩١"})
  void whatHasNotNineDigitsIsNone(String text) {
    assertThat(OrganisationNumber.isValid(text)).isFalse();
  }

  /** Modulus 11 leaves 10 for some numbers; there is no digit for that. */
  @Test
  void aNumberWithoutAControlDigitIsNone() {
    for (char last = '0'; last <= '9'; last++) {
      assertThat(BankAccount.isValid("4202000001" + last)).isFalse();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "86011117947",
        "12341234563",
        "99990000014",
        "NO9386011117947",
        "NO9799990000014",
        "DE89370400440532013000",
        "GB29NWBK60161331926819"
      })
  void anAccountIsOne(String account) {
    assertThat(BankAccount.isValid(account)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "86011117948",
        "8601111794",
        "8601.11.17947",
        "NO9486011117947",
        "NO0099990000014",
        "no9386011117947",
        "DE88370400440532013000",
        "NO93"
      })
  void whatIsNoAccountIsNone(String account) {
    assertThat(BankAccount.isValid(account)).isFalse();
  }

  @Test
  void anAccountIsPlainWithoutWhatPeoplePutIn() {
    assertThat(BankAccount.plain("8601 11 17947")).isEqualTo("86011117947");
    assertThat(BankAccount.plain("8601.11.17947")).isEqualTo("86011117947");
    assertThat(BankAccount.plain("NO93 8601 1117 947")).isEqualTo("NO9386011117947");
  }
}
