/** LINE's messaging, as far as the use cases call it, and each account's credentials for it. */
@NullMarked
package rusuban.app.messaging;

import org.jspecify.annotations.NullMarked;
