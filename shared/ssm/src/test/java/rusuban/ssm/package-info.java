@NullMarked
package rusuban.ssm;

import org.jspecify.annotations.NullMarked;
