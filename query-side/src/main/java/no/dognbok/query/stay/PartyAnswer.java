package no.dognbok.query.stay;

import java.util.Optional;
import no.dognbok.events.Address;
import no.dognbok.events.Municipality;
import no.dognbok.events.ReferenceEvent.AddressMapped;
import no.dognbok.query.law.Directory;
import org.jspecify.annotations.Nullable;

/**
 * A party as people know it.
 *
 * @param address as the messages name it
 * @param name of it; the address where it has none
 * @param mapped whether the address map knows it
 */
public record PartyAnswer(String address, String name, boolean mapped) {

  public static @Nullable PartyAnswer of(@Nullable Address address, Directory directory) {
    return address == null
        ? null
        : new PartyAnswer(address.toString(), name(address, directory), directory.knows(address));
  }

  public static @Nullable PartyAnswer of(@Nullable Municipality municipality, Directory directory) {
    return municipality == null
        ? null
        : new PartyAnswer(
            municipality.number(),
            name(municipality, directory),
            entry(municipality, directory).isPresent());
  }

  /**
   * A municipality by number and name, {@code 0301 Oslo}: as a number of its own that of Oslo would
   * lose its zero in a spreadsheet.
   */
  public String numbered() {
    return name.equals(address) ? address : address + " " + name;
  }

  private static String name(Address address, Directory directory) {
    return directory
        .municipality(address)
        .map(municipality -> name(municipality, directory))
        .orElseGet(() -> directory.name(address));
  }

  /** The name of a municipality; its number where nobody has told the name. */
  private static String name(Municipality municipality, Directory directory) {
    return entry(municipality, directory).map(AddressMapped::name).orElseGet(municipality::number);
  }

  private static Optional<AddressMapped> entry(Municipality municipality, Directory directory) {
    return directory.entries().stream()
        .filter(entry -> municipality.equals(entry.municipality()))
        .findFirst();
  }
}
