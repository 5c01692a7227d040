/** Warnings about valid settings that hardly do what their owner means. */
@NullMarked
package rusuban.settings.warning;

import org.jspecify.annotations.NullMarked;
