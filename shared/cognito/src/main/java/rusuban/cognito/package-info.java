/** The users of a Cognito user pool. */
@NullMarked
package rusuban.cognito;

import org.jspecify.annotations.NullMarked;
