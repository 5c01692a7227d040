/** Tables and JSON of the measured figures, and progress lines. */
@NullMarked
package rusuban.bench.report;

import org.jspecify.annotations.NullMarked;
