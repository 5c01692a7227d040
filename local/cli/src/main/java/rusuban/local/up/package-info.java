/** {@code rusuban up}: DynamoDB Local, the functions, the tick, LINE and the phone, on one port. */
@NullMarked
package rusuban.local.up;

import org.jspecify.annotations.NullMarked;
