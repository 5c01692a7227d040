/**
 * Invocation of the functions' archives under Lambda's own Java runtime client, against a Runtime
 * API on this machine. This package does the work of {@code sam local invoke} without Docker.
 */
@NullMarked
package rusuban.local.invoke;

import org.jspecify.annotations.NullMarked;
