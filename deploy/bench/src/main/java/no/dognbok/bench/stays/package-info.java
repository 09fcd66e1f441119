/** Made-up stays, told message by message as hospitals and municipalities tell them. */
@NullMarked
package no.dognbok.bench.stays;

import org.jspecify.annotations.NullMarked;
