package no.dognbok.log.axon;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.axonframework.common.IdentifierFactory;
import org.axonframework.eventhandling.GenericEventMessage;
import org.junit.jupiter.api.Test;

class TimeOrderedIdsTest {

  @Test
  void anIdBeginsWithTheTimeAndIsAUuidOfVersion7() {
    long before = Instant.now().toEpochMilli();
    UUID id = TimeOrderedIds.next();
    assertThat(id.version()).isEqualTo(7);
    assertThat(id.variant()).isEqualTo(2);
    assertThat(id.getMostSignificantBits() >>> 16).isBetween(before, Instant.now().toEpochMilli());
  }

  @Test
  void noTwoAreTheSame() {
    List<UUID> ids = Stream.generate(TimeOrderedIds::next).limit(10_000).toList();
    assertThat(ids).doesNotHaveDuplicates();
  }

  @Test
  void axonGivesThemToItsEvents() {
    assertThat(IdentifierFactory.getInstance()).isInstanceOf(TimeOrderedIds.class);
    assertThat(
            UUID.fromString(GenericEventMessage.asEventMessage("event").getIdentifier()).version())
        .isEqualTo(7);
  }
}
