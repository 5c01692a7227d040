/** Tests of the settings' JSON. */
@NullMarked
package rusuban.settings;

import org.jspecify.annotations.NullMarked;
