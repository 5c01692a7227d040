/** Small runs of what is measured, which say nothing of time. */
@NullMarked
package rusuban.bench;

import org.jspecify.annotations.NullMarked;
