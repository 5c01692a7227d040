/** The cost of the system on AWS: measured units times prices and assumptions. */
@NullMarked
package rusuban.local.cost;

import org.jspecify.annotations.NullMarked;
