/** The phone: the API of its page, and the page's own files. */
@NullMarked
package rusuban.local.phone;

import org.jspecify.annotations.NullMarked;
