/** Reader and signer of the files of {@code events/}. */
@NullMarked
package rusuban.local.events;

import org.jspecify.annotations.NullMarked;
