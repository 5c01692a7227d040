@NullMarked
package rusuban.core.shop;

import org.jspecify.annotations.NullMarked;
