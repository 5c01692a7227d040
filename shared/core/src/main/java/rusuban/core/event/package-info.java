/**
 * What LINE tells us, in our own words: every webhook event becomes one of these, also those LINE
 * adds later.
 */
@NullMarked
package rusuban.core.event;

import org.jspecify.annotations.NullMarked;
