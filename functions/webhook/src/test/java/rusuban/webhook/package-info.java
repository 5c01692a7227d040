/** Tests of the webhook function over fakes. */
@NullMarked
package rusuban.webhook;

import org.jspecify.annotations.NullMarked;
