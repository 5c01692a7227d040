/**
 * Matching of keyword rules: normalized text, five kinds of match, one pass for all words of all
 * rules. Other packages decide when a rule is active and what it answers.
 */
@NullMarked
package rusuban.core.keyword;

import org.jspecify.annotations.NullMarked;
