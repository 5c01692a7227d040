@NullMarked
package rusuban.app.receive;

import org.jspecify.annotations.NullMarked;
