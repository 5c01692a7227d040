/**
 * Keyword rules and messages as forms and tables have them, and edits of the document with them.
 */
@NullMarked
package rusuban.console.rules;

import org.jspecify.annotations.NullMarked;
