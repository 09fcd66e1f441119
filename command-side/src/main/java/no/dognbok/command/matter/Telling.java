package no.dognbok.command.matter;

import no.dognbok.events.DisputeParty;
import no.dognbok.events.Told;

/** Who tells something, as which party, when it happened. */
public record Telling(Told told, DisputeParty party) {}
