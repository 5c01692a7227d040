/** Every version of an account's settings, and the live one compiled for decisions. */
@NullMarked
package rusuban.app.settings;

import org.jspecify.annotations.NullMarked;
