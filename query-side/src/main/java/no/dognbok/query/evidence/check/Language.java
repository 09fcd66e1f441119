package no.dognbok.query.evidence.check;

/** In which language findings are told. */
public enum Language {
  NORWEGIAN,
  ENGLISH;

  String of(String norwegian, String english) {
    return this == ENGLISH ? english : norwegian;
  }
}
