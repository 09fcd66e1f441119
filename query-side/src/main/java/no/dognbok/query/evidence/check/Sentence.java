package no.dognbok.query.evidence.check;

/** What can be said of a file, in Norwegian and in English; the parts in the same order in both. */
enum Sentence {
  ZIP(
      "ZIP-filen har den ene formen som innholdet kan ha (%s filer).",
      "The ZIP file has the one form that its content can have (%s files)."),
  ZIP_OTHERWISE(
      "ZIP-filen har ikke den ene formen som innholdet kan ha (%s).",
      "The ZIP file has not the one form that its content can have (%s)."),
  FILES(
      "Saksmappen har filene den skal ha, i riktig rekkefølge, og ingen andre.",
      "The dossier has the files that it should have, in their order, and no others."),
  FILES_OTHERWISE(
      "Saksmappen har ikke filene den skal ha: fil nummer %s skulle være %s.",
      "The dossier has not the files that it should have: file number %s should be %s."),
  UNREADABLE(
      "%s er ikke i den formen den skal ha (%s).",
      "%s is not in the form that it should have (%s)."),
  LISTED(
      "Manifestet nevner hver fil (%s), og hver har den kontrollsummen som står der.",
      "The manifest names every file (%s), and each has the digest that it says."),
  LISTED_OTHERWISE(
      "Manifestet nevner andre filer enn dem som er i saksmappen.",
      "The manifest names other files than those in the dossier."),
  CHANGED(
      "Kontrollsummen er en annen enn manifestet sier; dette er endret: %s.",
      "The digest is another than the manifest says; this was changed: %s."),
  KEYS(
      "keys.json: nøklene til «%s» (%s), hver bekreftet av den før.",
      "keys.json: the keys of '%s' (%s), each endorsed by the one before it."),
  OTHER_ORIGIN("%s gjelder «%s», og ikke «%s».", "%s is of '%s', and not of '%s'."),
  SIGNED(
      "%s er signert med nøkkelen %s (fingeravtrykk %s).",
      "%s is signed with the key %s (fingerprint %s)."),
  NOT_SIGNED(
      "%s er ikke signert med noen av nøklene som gjelder.",
      "%s is not signed with any of the keys that count."),
  SIGNED_BY_OLDER(
      "%s er signert med %s (fingeravtrykk %s), som skal være en eldre nøkkel enn den du oppga. Den"
          + " gjelder ikke av seg selv: oppgi alle nøklene slik de er publisert, med bare --keys,"
          + " eller den eldre med --key.",
      "%s is signed with %s (fingerprint %s), which is said to be an older key than the one you"
          + " gave. It does not count by itself: give all keys as they are published, with --keys"
          + " alone, or the older one with --key."),
  SIGNED_TWICE(
      "Manifestet skal ha én signatur, og har %s.",
      "The manifest should have one signature, and has %s."),
  RETIRED(
      "Manifestet er signert med en eldre nøkkel enn checkpoint: den signerer ikke lenger.",
      "The manifest is signed with an older key than the checkpoint: that key signs no more."),
  KEY_NOT_GIVEN(
      "Nøkkelen ble ikke oppgitt, men tatt fra keys.json som fulgte med. Sammenlign fingeravtrykket"
          + " med nøkkelen som er publisert på /.well-known/dognbok-evidence, eller oppgi den med"
          + " --key eller --keys.",
      "The key was not given, but taken from the keys.json that came along. Compare the fingerprint"
          + " with the key published at /.well-known/dognbok-evidence, or give it with --key or"
          + " --keys."),
  LOG(
      "Checkpoint: loggen hadde da %s innføringer (commits).",
      "Checkpoint: the log then had %s commits."),
  OTHER_SIZE(
      "Manifestet sier at loggen hadde %s innføringer, checkpoint sier %s.",
      "The manifest says that the log had %s commits, the checkpoint says %s."),
  EVENT("%s: %s, %s; posisjon %s, registrert %s.", "%s: %s, %s; position %s, recorded at %s."),
  NUMBER_IN_STREAM("nummer %s i sin strøm (%s)", "number %s in its stream (%s)"),
  NO_STREAM("uten strøm", "of no stream"),
  WITHHELD(
      "%s: innholdet er ikke vist; innføringen på posisjon %s er i loggen, registrert %s.",
      "%s: its content is not shown; the commit at position %s is in the log, recorded at %s."),
  OTHER_CHECKPOINT(
      "%s: beviset fører til et annet checkpoint.", "%s: the proof leads to another checkpoint."),
  OTHER_POSITION(
      "%s: beviset gjelder posisjon %s, innføringen er fra posisjon %s.",
      "%s: the proof is of position %s, the commit is from position %s."),
  NOT_IN_LOG(
      "%s: innføringen er ikke i loggen på posisjon %s.",
      "%s: the commit is not in the log at position %s."),
  NOT_IN_COMMIT(
      "%s: hendelsen er ikke i innføringen på posisjon %s, eller den er endret.",
      "%s: the event is not in the commit at position %s, or it was changed."),
  AFTER_RETIREMENT(
      "%s: registrert %s, etter at nøkkelen som signerte checkpoint ble byttet (%s).",
      "%s: recorded at %s, after the key that signed the checkpoint was replaced (%s)."),
  OUT_OF_ORDER(
      "%s står ikke etter posisjon, eller er vist to ganger.",
      "%s is not in the order of positions, or is shown twice."),
  STREAM(
      "Strøm %s (%s): %s hendelser, alle numre fra 0 til %s er vist, ingen hull.",
      "Stream %s (%s): %s events, all numbers from 0 to %s are shown, no holes."),
  STREAM_OTHERWISE(
      "Strøm %s (%s): manifestet sier %s hendelser fra nummer 0; vist er %s, og nummer %s er ikke"
          + " der det skal være.",
      "Stream %s (%s): the manifest says %s events from number 0; shown are %s, and number %s is"
          + " not where it should be."),
  EXTRACTS(
      "%s av hendelsene er utdrag: av disse strømmene kan det finnes flere hendelser.",
      "%s of the events are extracts: of their streams there can be more events."),
  OPERATORS_WORD(
      "At det ikke kom flere hendelser i strømmene etter de viste, er driftsansvarliges ord"
          + " (signert i manifestet); det kan ikke regnes ut.",
      "That no more events came in the streams after those shown is the operator's word (signed in"
          + " the manifest); arithmetic does not prove it."),
  NOT_THE_TRUTH(
      "Bevist er at dette ble meldt, når det ble registrert, og at ingen har endret det siden; ikke"
          + " at det som ble meldt, er sant. PDF-en og saksmappe.json er driftsansvarliges"
          + " framstilling.",
      "Proven is that this was told, when it was recorded, and that nobody has changed it since;"
          + " not that what was told is true. The PDF and saksmappe.json are the operator's"
          + " account."),
  DIGEST(
      "Innholdet i avregningen har kontrollsummen som ble låst: %s.",
      "What stands in the statement has the digest that was frozen: %s."),
  DIGEST_OTHERWISE(
      "Innholdet i avregningen har kontrollsummen %s; låst ble %s.",
      "What stands in the statement has the digest %s; frozen was %s."),
  STATED_OTHERWISE(
      "Avregningen sier selv at den har kontrollsummen %s.",
      "The statement itself says that it has the digest %s."),
  SAME_STATEMENT(
      "Hendelsen som låste den, gjelder samme helseforetak (%s), kommune (%s) og måned (%s).",
      "The event that froze it is of the same trust (%s), municipality (%s) and month (%s)."),
  OTHER_STATEMENT(
      "Hendelsen låste en annen avregning: %s, %s, %s; denne er %s, %s, %s.",
      "The event froze another statement: %s, %s, %s; this is %s, %s, %s."),
  NOT_FROZEN(
      "Hendelsen i %s låser ingen avregning (%s).", "The event in %s freezes no statement (%s)."),
  COPIED_CHECKPOINT(
      "%s er det samme checkpoint som i beviset.", "%s is the same checkpoint as in the proof."),
  COPIED_OTHERWISE(
      "%s er et annet checkpoint enn det i beviset.",
      "%s is another checkpoint than that in the proof."),
  OUTSIDE(
      "Kontrollsummen sier ingenting om %s, og ingenting om avsendernes egne referanser: de kan"
          + " være slettet.",
      "The digest says nothing about %s, and nothing about the senders' own references: they can"
          + " have been erased."),
  EXTENDS(
      "Loggen med %s innføringer begynner med hele loggen med %s: ingenting er endret eller"
          + " fjernet.",
      "The log of %s commits begins with all of the log of %s: nothing was changed or taken away."),
  DOES_NOT_EXTEND(
      "Det er ikke vist at loggen med %s innføringer begynner med loggen med %s.",
      "It is not shown that the log of %s commits begins with the log of %s."),
  SAME_LOG(
      "Begge er signert over den samme loggen (%s innføringer).",
      "Both are signed over the same log (%s commits)."),
  FORK(
      "To ulike logger med %s innføringer er signert: én av dem er ikke den andre.",
      "Two different logs of %s commits were signed: one is not the other."),
  TWO_ORIGINS(
      "De to gjelder ulike logger: «%s» og «%s».", "The two are of different logs: '%s' and '%s'."),
  PROOF_OF_OTHERS(
      "%s gjelder størrelsene %s og %s, og ikke %s og %s.",
      "%s is of the sizes %s and %s, and not of %s and %s."),
  REST_NOT_CHECKED("Resten er ikke kontrollert.", "The rest was not checked."),
  NO_SUCH_FILE("Finner ingen fil som heter %s.", "There is no file called %s."),
  TOO_LARGE(
      "%s er for stor: en saksmappe er på noen megabyte.",
      "%s is too large: a dossier has some megabytes."),
  FILE_NOT_READ("%s kan ikke leses (%s).", "%s cannot be read (%s)."),
  UNKNOWN_FILE(
      "%s er verken en saksmappe, en avregning, et bevis, et checkpoint eller nøkler.",
      "%s is neither a dossier, a statement, a proof, a checkpoint nor keys."),
  NOT_BESIDE(
      "%s hører med, og finnes verken ved siden av %s eller blant filene som er oppgitt.",
      "%s belongs to it, and is neither beside %s nor among the files that were named."),
  NOTHING_TO_CHECK(
      "Det er ingenting å kontrollere blant filene som er oppgitt.",
      "There is nothing to check among the files that were named."),
  NO_PART_IN_IT(
      "%s har ingen del i kontrollen av %s: oppgi bare det som hører sammen.",
      "%s has no part in the check of %s: name only what belongs together."),
  TOO_MANY("Disse kontrolleres hver for seg: %s.", "These are checked one at a time: %s."),
  NO_PROOF_BETWEEN(
      "Mellom to checkpoint av ulik størrelse trengs et bevis: GET"
          + " /api/v1/evidence/proof/consistency?from=%s&to=%s",
      "Between two checkpoints of different sizes a proof is needed: GET"
          + " /api/v1/evidence/proof/consistency?from=%s&to=%s"),
  NO_KEY(
      "Uten nøkkel kan ingen signatur kontrolleres: oppgi den med --key eller --keys, eller legg"
          + " keys.json ved siden av.",
      "Without a key no signature can be checked: give it with --key or --keys, or lay keys.json"
          + " beside it."),
  BAD_OPTION(
      "%s er ikke et valg her, eller mangler det som skal stå etter.",
      "%s is no option here, or lacks what should follow it."),
  NO_MEMORY(
      "Minnet tok slutt: regn ingenting som kontrollert. Gi Java mer med -Xmx.",
      "The memory ran out: take nothing as checked. Give Java more with -Xmx."),
  UNEXPECTED(
      "Kontrollen stoppet ved noe som ikke var ventet (%s): regn ingenting som kontrollert.",
      "The check stopped at something unexpected (%s): take nothing as checked."),
  ALL_HOLDS("Alt holder (%s kontroller).", "All holds (%s checks)."),
  SOME_DO_NOT("%s av %s kontroller holder IKKE.", "%s of %s checks do NOT hold.");

  private final String norwegian;
  private final String english;

  Sentence(String norwegian, String english) {
    this.norwegian = norwegian;
    this.english = english;
  }

  String in(Language language) {
    return language == Language.ENGLISH ? english : norwegian;
  }
}
