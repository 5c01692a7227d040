/**
 * Matching of keyword rules: folding, five kinds of match, and one pass over the text for all words
 * of all rules. Other packages decide when a rule is active and what it answers.
 */
@NullMarked
package rusuban.core.keyword;

import org.jspecify.annotations.NullMarked;
