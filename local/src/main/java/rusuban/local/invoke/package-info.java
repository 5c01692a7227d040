/**
 * The functions' archives under Lambda's own Java runtime client, against a Runtime API on this
 * machine: what {@code sam local invoke} does, without Docker.
 */
@NullMarked
package rusuban.local.invoke;

import org.jspecify.annotations.NullMarked;
