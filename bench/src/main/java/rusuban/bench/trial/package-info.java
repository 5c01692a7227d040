/** Cold and warm webhooks, in turns with a Node program that does the same work. */
@NullMarked
package rusuban.bench.trial;

import org.jspecify.annotations.NullMarked;
