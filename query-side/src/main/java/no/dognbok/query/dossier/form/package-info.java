/** The dossier for people: a page, and the PDF that is made of it. */
@NullMarked
package no.dognbok.query.dossier.form;

import org.jspecify.annotations.NullMarked;
