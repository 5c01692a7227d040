/** An OpenID provider on this machine, in the place of Cognito: one button for each role. */
@NullMarked
package rusuban.local.issuer;

import org.jspecify.annotations.NullMarked;
