/**
 * What the views of matters between two parties have in common: how a history lies on MongoDB, a
 * document for each.
 */
@NullMarked
package no.dognbok.query.matter;

import org.jspecify.annotations.NullMarked;
