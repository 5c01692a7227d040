/** Time to find the matching keyword rule, measured with JMH. */
@NullMarked
package rusuban.bench.match;

import org.jspecify.annotations.NullMarked;
