/** Tests of the figures. */
@NullMarked
package rusuban.bench.report;

import org.jspecify.annotations.NullMarked;
