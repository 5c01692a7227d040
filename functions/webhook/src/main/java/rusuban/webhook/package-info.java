/** The webhook of every account, from API Gateway's request to the answer. */
@NullMarked
package rusuban.webhook;

import org.jspecify.annotations.NullMarked;
