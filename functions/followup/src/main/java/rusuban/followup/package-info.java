/** The every-minute tick and the consumers of shards with too much work. */
@NullMarked
package rusuban.followup;

import org.jspecify.annotations.NullMarked;
