/** The page 今日: the shop now, its switches, and the month's messages. */
@NullMarked
package rusuban.console.today;

import org.jspecify.annotations.NullMarked;
