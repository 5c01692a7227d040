/** The HTTP request, response and router that the pages of the local system share. */
@NullMarked
package rusuban.local.http;

import org.jspecify.annotations.NullMarked;
