package no.dognbok.query.judgement;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * By what an account of the § 9 assessment (§ 14) is known again; the account itself is given
 * outside the ledger.
 *
 * @param reference of the document in the hospital's own system; absent where none was told, or it
 *     was erased
 * @param digest SHA-256 of the document, 64 hexadecimal digits
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record AccountAnswer(@Nullable String reference, String digest) {}
