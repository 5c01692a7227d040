/** Secrets from the Systems Manager Parameter Store. */
@NullMarked
package rusuban.ssm;

import org.jspecify.annotations.NullMarked;
