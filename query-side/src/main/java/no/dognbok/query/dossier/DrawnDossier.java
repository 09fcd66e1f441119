package no.dognbok.query.dossier;

import java.util.List;

/**
 * A dossier, and what it is made of.
 *
 * @param content what stands in it
 * @param events in the order of the log
 * @param leftOut of these, those whose facts block is not enclosed
 * @param common whether whoever else may ask for it sees the same
 */
record DrawnDossier(
    DossierContent content, List<SourceEvent> events, List<SourceEvent> leftOut, boolean common) {

  DrawnDossier {
    events = List.copyOf(events);
    leftOut = List.copyOf(leftOut);
  }
}
