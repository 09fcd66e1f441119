package no.dognbok.ehf;

import static org.assertj.core.api.Assertions.assertThat;

import com.helger.io.resource.inmemory.ReadableResourceByteArray;
import com.helger.phive.api.execute.ValidationExecutionManager;
import com.helger.phive.api.executorset.ValidationExecutorSetRegistry;
import com.helger.phive.api.validity.IValidityDeterminator;
import com.helger.phive.peppol.PeppolValidation2026_05;
import com.helger.phive.xml.source.IValidationSourceXML;
import com.helger.phive.xml.source.ValidationSourceXML;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The official rules of EHF Billing 3.0 (Peppol BIS Billing: XML schema, EN 16931, Peppol with its
 * Norwegian part), offline. The first document takes some seconds, the next ones milliseconds.
 */
public final class EhfRules {

  private static final ValidationExecutorSetRegistry<IValidationSourceXML> RULES =
      new ValidationExecutorSetRegistry<>();

  static {
    PeppolValidation2026_05.init(RULES);
  }

  private EhfRules() {}

  /** Fails, naming each rule, unless an invoice or credit note passes without even a warning. */
  public static void assertValid(byte[] document) {
    assertThat(broken(document)).as(() -> new String(document, StandardCharsets.UTF_8)).isEmpty();
  }

  /** The rules that a document breaks, warnings too, each with its id and what it says. */
  public static List<String> broken(byte[] document) {
    boolean credit = new String(document, StandardCharsets.UTF_8).contains("<CreditNote ");
    var set =
        RULES.getOfID(
            credit
                ? PeppolValidation2026_05.VID_OPENPEPPOL_CREDIT_NOTE_UBL_V3
                : PeppolValidation2026_05.VID_OPENPEPPOL_INVOICE_UBL_V3);
    assertThat(set).as("the rules are there").isNotNull();
    var results =
        ValidationExecutionManager.executeValidation(
            IValidityDeterminator.createDefault(),
            set,
            ValidationSourceXML.create(new ReadableResourceByteArray("ehf.xml", document)),
            Locale.ENGLISH);
    assertThat(results.size()).as("schema, EN 16931 and Peppol").isGreaterThanOrEqualTo(3);
    List<String> broken = new ArrayList<>();
    results.forEachFlattened(
        error -> error.getErrorLevel().isGE(com.helger.diagnostics.error.level.EErrorLevel.WARN),
        error -> broken.add(error.getErrorID() + ": " + error.getErrorText(Locale.ENGLISH)));
    return broken;
  }
}
