/** Request, layout, language, files and texts that all pages of the console share. */
@NullMarked
package rusuban.console.page;

import org.jspecify.annotations.NullMarked;
