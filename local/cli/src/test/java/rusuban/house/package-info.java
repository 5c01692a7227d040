/** Rules of architecture, each with a violation that proves that the rule can fail. */
@NullMarked
package rusuban.house;

import org.jspecify.annotations.NullMarked;
