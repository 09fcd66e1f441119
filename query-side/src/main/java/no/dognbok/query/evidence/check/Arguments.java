package no.dognbok.query.evidence.check;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What was asked for.
 *
 * @param files to check
 * @param key to trust; null where none was given
 * @param keys file with published keys to trust; null where none was given
 * @param language of the answer
 * @param help whether only help was asked for
 */
record Arguments(
    List<String> files,
    @Nullable String key,
    @Nullable String keys,
    Language language,
    boolean help) {

  private static final Set<String> HELP = Set.of("--help", "-h");
  private static final String ENGLISH = "--english";

  /**
   * Reads a command line.
   *
   * @throws NotChecked where an option is unknown, or lacks its value
   */
  static Arguments of(String... words) {
    List<String> files = new ArrayList<>();
    String key = null;
    String keys = null;
    boolean help = words.length == 0;
    Iterator<String> rest = Arrays.asList(words).iterator();
    while (rest.hasNext()) {
      String word = rest.next();
      if (word.equals("--key")) {
        key = value(word, rest);
      } else if (word.equals("--keys")) {
        keys = value(word, rest);
      } else if (HELP.contains(word)) {
        help = true;
      } else if (word.startsWith("-") && !word.equals(ENGLISH)) {
        throw new NotChecked(Sentence.BAD_OPTION, word);
      } else if (!word.equals(ENGLISH)) {
        files.add(word);
      }
    }
    return new Arguments(List.copyOf(files), key, keys, language(words), help);
  }

  private static String value(String option, Iterator<String> rest) {
    if (!rest.hasNext()) {
      throw new NotChecked(Sentence.BAD_OPTION, option);
    }
    return rest.next();
  }

  /** Known before all else: also what is wrong is said in it. */
  static Language language(String... words) {
    return Arrays.asList(words).contains(ENGLISH) ? Language.ENGLISH : Language.NORWEGIAN;
  }

  /** What whoever checks trusts. */
  Trust trust() {
    try {
      return Trust.in(
          key == null ? null : VerifierKey.parse(key),
          keys == null ? null : PublishedKeys.parse(GivenFiles.read(Path.of(keys)).bytes()));
    } catch (Unreadable e) {
      String given = keys == null ? "--key" : "--keys";
      throw new NotChecked(Sentence.UNREADABLE, given, String.valueOf(e.getMessage()));
    }
  }
}
