@NullMarked
package rusuban.app.settings;

import org.jspecify.annotations.NullMarked;
