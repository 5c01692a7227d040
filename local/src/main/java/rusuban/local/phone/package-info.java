/** The phone: what its page asks and does, and the page's own files. */
@NullMarked
package rusuban.local.phone;

import org.jspecify.annotations.NullMarked;
