/** Current state of the shop, apart from its settings: closed, busy or answered by staff. */
@NullMarked
package rusuban.core.shop;

import org.jspecify.annotations.NullMarked;
