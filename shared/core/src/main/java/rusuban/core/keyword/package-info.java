/**
 * Which keyword rules a message matches: folding, the five kinds of match, and one pass over the
 * text for all words of all rules. When a rule is active and what it answers is decided elsewhere.
 */
@NullMarked
package rusuban.core.keyword;

import org.jspecify.annotations.NullMarked;
