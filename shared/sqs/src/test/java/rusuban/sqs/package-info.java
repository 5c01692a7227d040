@NullMarked
package rusuban.sqs;

import org.jspecify.annotations.NullMarked;
