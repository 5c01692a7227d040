/** The Parameter Store of the local system. */
@NullMarked
package rusuban.local.ssm;

import org.jspecify.annotations.NullMarked;
