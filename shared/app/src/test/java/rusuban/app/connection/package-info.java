@NullMarked
package rusuban.app.connection;

import org.jspecify.annotations.NullMarked;
