/** The page 営業時間: the week, holidays, recurring days off and single dates, in the draft. */
@NullMarked
package rusuban.console.hours;

import org.jspecify.annotations.NullMarked;
