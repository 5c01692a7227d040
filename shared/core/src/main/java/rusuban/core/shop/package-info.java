/** What the shop is in just now, beside its settings: closed, busy or answered by staff. */
@NullMarked
package rusuban.core.shop;

import org.jspecify.annotations.NullMarked;
