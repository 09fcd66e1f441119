package no.dognbok.command.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import no.dognbok.events.Address;
import no.dognbok.events.Refusal;
import no.dognbok.events.Refusal.Code;
import no.dognbok.identity.Caller;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a line must not hold, and what is not shown of it again. */
class LineLimitsTest extends TakesPlo {

  private static final Caller TRUST = new Caller(Address.org("983974791"), null, "test");
  private static final String NUMBER = PloSample.PATIENT;
  private static final String STAY = "3f0c2a4e-8f6b-4d0e-9c55-0d6f0c1b2a3d";

  private List<LineIntake.Answer> take(String lines, Caller caller) {
    return new LineIntake(core, new FlatTellings(ledger.log(), NOW))
        .take(lines.replace('\'', '"').replace("STAY", STAY).replace("NUMBER", NUMBER), caller);
  }

  private LineIntake.Answer one(String line) {
    return take(line, TRUST).getFirst();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "'type':'MunicipalityReplied','answer':'NOT_YET','expectedFrom':'+999999999-12-31' |"
            + " expectedFrom",
        "'type':'MunicipalityReplied','answer':'NOT_YET','expectedFrom':'2035-07-30' |"
            + " expectedFrom",
        "'type':'AdmissionNoticeSent','expectedDischarge':'0205-05-12' | expectedDischarge",
        "'type':'OfferReady','from':'0001-01-01T10:00' | from",
        "'type':'CommunicationOutage','until':'2101-01-01' | until",
        "'type':'PatientDied','reportedAt':'1999-12-31T10:00' | reportedAt",
        "'type':'MunicipalityReplied','answer':'NOT_YET','reads':'Kari Nordmann' | reads",
        "'type':'MessageCancelled','cancels':'NUMBER' | cancels",
        "'type':'MessageCancelled','cancels':{} | cancels",
        "'type':'PatientDied','reference':'Kari, NUMBER' | reference",
        "'type':'PatientDied','reference':'158765 00565' | reference"
      })
  void aValueThatCannotBeIsRefusedByItsField(String rest, String field) {
    LineIntake.Answer answer = one("{'stay':'STAY','id':'m','at':'2025-04-08T12:00'," + rest + "}");
    assertThat(answer.code()).isEqualTo("invalid-value");
    assertThat(answer.detail()).contains(field).doesNotContain(NUMBER).doesNotContain("00565");
    assertThat(ledger.log().head().commits()).isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"0205-04-08T12:00", "0001-04-08", "1999-12-31", "+999999999-12-31"})
  void aTimeOutsideTheCenturyIsRefused(String at) {
    LineIntake.Answer answer =
        one("{'stay':'STAY','id':'m','at':'%s','type':'DeclaredReady'}".formatted(at));
    assertThat(answer.code()).isEqualTo("invalid-value");
    assertThat(answer.detail()).contains("'at'").contains("2000-01-01 to 2100-01-01");
  }

  @ParameterizedTest
  @ValueSource(strings = {"NUMBER", "m-NUMBER", "a b", "æ"})
  void anIdThatMayHoldAnIdentityNumberIsRefusedAndNotRepeated(String id) {
    LineIntake.Answer answer =
        one("{'stay':'STAY','id':'%s','at':'2025-04-08T12:00','type':'PatientDied'}".formatted(id));
    assertThat(answer.code()).isEqualTo("invalid-value");
    assertThat(answer.detail()).contains("'id'").doesNotContain(NUMBER);
  }

  @Test
  void aCorrectionsOldValueIsAValueOfTheField() {
    one("{'stay':'STAY','id':'a','at':'2025-04-08T12:00','type':'PatientAdmitted'}");
    String correction =
        "{'stay':'STAY','id':'%s','at':'2025-04-09T12:00','type':'FactCorrected','event':'a','field':'municipality',%s'new':'5006','why':'TYPED_WRONG'}";
    LineIntake.Answer answer = one(correction.formatted("b", "'old':'Kari NUMBER',"));
    assertThat(answer.code()).isEqualTo("invalid-value");
    assertThat(answer.detail()).doesNotContain(NUMBER);
    assertThat(one(correction.formatted("c", "")).code()).isNull();
    assertThat(one(correction.formatted("d", "'old':'5006',")).code()).isNull();
  }

  @Test
  void aCorrectedTimeLiesNotAheadEither() {
    one("{'stay':'STAY','id':'a','at':'2025-04-08T12:00','type':'PatientAdmitted'}");
    assertThat(
            one("{'stay':'STAY','id':'b','at':'2025-04-09T12:00','type':'FactCorrected','event':'a','field':'at','new':'2031-04-09T12:00','why':'WRONG_TIME'}")
                .code())
        .isEqualTo("time-ahead");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'stay': NUMBERx}",
        "{'NUMBER':1}",
        "{'stay':'STAY','id':'m','at':'NUMBER','type':'PatientDied'}",
        "{'stay':'STAY','id':'m','at':'2025-04-08T12:00','type':'NUMBER'}",
        "{'stay':'NUMBER'}",
        "{'stay':'STAY','id':'m','at':'2025-04-08T12:00','type':'PatientDied','NUMBER':1}",
        "{'stay':'STAY','NUMBER':1,'NUMBER':2}",
        "NUMBER",
        "{'stay':'STAY'} NUMBER"
      })
  void whatCannotBeReadIsNotRepeated(String line) {
    assertThat(one(line).toString()).contains("REFUSED").doesNotContain(NUMBER);
  }

  @Test
  void aSyntaxErrorNamesItsPlace() {
    assertThat(one("{'stay':'STAY','id': nonsense}").detail())
        .contains("line 1, column")
        .contains("'id'")
        .doesNotContain("nonsense");
  }

  @Test
  void tenThousandLinesAreTheMost() {
    assertThat(take("{}\n".repeat(10_000), TRUST))
        .hasSize(10_000)
        .allMatch(answer -> answer.detail().length() < 1_100);
    assertThatThrownBy(() -> take("{}\n".repeat(10_001), TRUST))
        .isInstanceOfSatisfying(
            Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo(Code.TOO_LARGE))
        .hasMessageContaining("10000");
  }

  @Test
  void aLineOfAnotherPatientsStayIsRefused() {
    String line =
        "{'stay':'STAY','id':'%s','at':'2025-04-08T12:00','type':'PatientAdmitted','hospital':'974754118','patient':'%s'}";
    one(line.formatted("a", NUMBER));
    assertThat(one(line.formatted("b", PloSample.OTHER_PATIENT)).code())
        .isEqualTo("refers-to-another-patient");
    assertThat(one(line.formatted("c", NUMBER)).code()).isNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {"Dognbok-Client", "Dognbok-Unit"})
  void aHeaderThatMayHoldAnIdentityNumberIsRefused(String header) {
    assertThatThrownBy(() -> Caller.of(Map.of(header, "client-" + NUMBER)::get))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining(header)
        .hasMessageNotContaining(NUMBER);
    assertThat(Caller.of(Map.of(header, "DIPS-Arena/23.1")::get).toString()).isNotEmpty();
  }
}
