/** The files of {@code events/}: reading and signing them. */
@NullMarked
package rusuban.local.events;

import org.jspecify.annotations.NullMarked;
