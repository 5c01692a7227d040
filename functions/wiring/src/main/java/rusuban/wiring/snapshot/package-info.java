/** What a function does before Lambda takes the snapshot that it then starts from. */
@NullMarked
package rusuban.wiring.snapshot;

import org.jspecify.annotations.NullMarked;
