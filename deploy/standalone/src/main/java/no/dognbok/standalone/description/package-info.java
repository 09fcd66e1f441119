/**
 * The published description of the API (OpenAPI 3.1): what is written by hand in {@code
 * description/openapi.yaml}, joined with the forms of the answers as the code has them, and
 * examples that a test replays.
 */
@NullMarked
package no.dognbok.standalone.description;

import org.jspecify.annotations.NullMarked;
