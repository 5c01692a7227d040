/** The pages お便り: the kinds of follow-ups, what goes out tonight, and the editor of one. */
@NullMarked
package rusuban.console.letters;

import org.jspecify.annotations.NullMarked;
