@NullMarked
package rusuban.local.http;

import org.jspecify.annotations.NullMarked;
