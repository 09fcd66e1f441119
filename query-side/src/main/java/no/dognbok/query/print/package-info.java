/** What is printed: pages of a template, and the PDF that is made of such a page. */
@NullMarked
package no.dognbok.query.print;

import org.jspecify.annotations.NullMarked;
