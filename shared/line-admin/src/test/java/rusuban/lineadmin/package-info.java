@NullMarked
package rusuban.lineadmin;

import org.jspecify.annotations.NullMarked;
