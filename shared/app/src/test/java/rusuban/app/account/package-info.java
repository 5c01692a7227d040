@NullMarked
package rusuban.app.account;

import org.jspecify.annotations.NullMarked;
