package no.dognbok.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;

class MessageKeyTest {

  /** Stored in the log and named by later messages: the value may never change. */
  @Test
  void isTheSameForGood() {
    assertThat(MessageKey.of("her:59", "ad3f4e50-068e-11e8-b566-0800200c9a66"))
        .hasToString(GOLDEN)
        .extracting(UUID::version, UUID::variant)
        .containsExactly(8, 2);
  }

  private static final String GOLDEN = "f989ed9d-ecc8-8327-8566-ad498df2be4a";

  @Test
  void differsBySenderAndById() {
    assertThat(MessageKey.of("her:59", "m-1"))
        .isNotEqualTo(MessageKey.of("her:59", "m-2"))
        .isNotEqualTo(MessageKey.of("her:60", "m-1"));
  }
}
