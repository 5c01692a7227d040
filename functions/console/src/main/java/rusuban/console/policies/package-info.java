/** The page 店の決めごと: name, quiet hours, quota, handover and records, in the draft. */
@NullMarked
package rusuban.console.policies;

import org.jspecify.annotations.NullMarked;
