/** The rules of the house, and a violation of each that proves the rule can fail. */
@NullMarked
package rusuban.house;

import org.jspecify.annotations.NullMarked;
