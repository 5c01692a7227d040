/** API Gateway to answer: the webhook of every account. */
@NullMarked
package rusuban.webhook;

import org.jspecify.annotations.NullMarked;
