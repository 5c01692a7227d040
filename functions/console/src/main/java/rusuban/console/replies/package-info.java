/** The pages 返信: greeting, notices, default reply and keyword rules, their editors and files. */
@NullMarked
package rusuban.console.replies;

import org.jspecify.annotations.NullMarked;
