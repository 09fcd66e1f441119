/** {@code bench http}, {@code bench start}: the built program as its clients have it. */
@NullMarked
package no.dognbok.bench.http;

import org.jspecify.annotations.NullMarked;
