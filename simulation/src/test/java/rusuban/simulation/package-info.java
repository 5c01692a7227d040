@NullMarked
package rusuban.simulation;

import org.jspecify.annotations.NullMarked;
