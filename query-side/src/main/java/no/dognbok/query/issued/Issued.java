package no.dognbok.query.issued;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What was issued, byte for byte. It could be drawn again, and that is how it is checked; but what
 * somebody holds in their hand must be what is here, whatever a later program would draw.
 */
public interface Issued {

  /** What was issued under a name. */
  Optional<byte[]> find(String name);

  /**
   * Keeps what is issued, for good; where something is kept under the name already, that stands.
   *
   * @return what is kept under the name
   * @throws no.dognbok.log.LogUnavailable where it cannot be kept
   */
  byte[] keep(String name, byte[] bytes);

  /** Under which names something is kept, in order. */
  List<String> names();

  /** As long as the process runs: for a ledger that is read, not lived in. */
  static Issued inMemory() {
    Map<String, byte[]> kept = new ConcurrentHashMap<>();
    return new Issued() {
      @Override
      public Optional<byte[]> find(String name) {
        return Optional.ofNullable(kept.get(name)).map(byte[]::clone);
      }

      @Override
      public byte[] keep(String name, byte[] bytes) {
        byte[] before = kept.putIfAbsent(name, bytes.clone());
        return before == null ? bytes : before.clone();
      }

      @Override
      public List<String> names() {
        return kept.keySet().stream().sorted().toList();
      }
    };
  }
}
