@NullMarked
package rusuban.app.messaging;

import org.jspecify.annotations.NullMarked;
