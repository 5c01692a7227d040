/** Small runs of the measurement, without any time. */
@NullMarked
package rusuban.bench.growth;

import org.jspecify.annotations.NullMarked;
