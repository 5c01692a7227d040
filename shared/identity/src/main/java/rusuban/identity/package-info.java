/** Sign-in with OpenID Connect: the authorization code with PKCE, and the check of the ID token. */
@NullMarked
package rusuban.identity;

import org.jspecify.annotations.NullMarked;
