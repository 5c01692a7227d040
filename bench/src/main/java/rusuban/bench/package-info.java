/** What is measured: the functions' own code under load, and what it costs. */
@NullMarked
package rusuban.bench;

import org.jspecify.annotations.NullMarked;
