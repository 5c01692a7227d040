/** Tests of JSON text and settings documents. */
@NullMarked
package rusuban.settings;

import org.jspecify.annotations.NullMarked;
