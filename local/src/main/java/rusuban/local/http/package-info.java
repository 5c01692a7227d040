/** What the laptop's HTTP pages share: a call, an answer, and the way from one to the other. */
@NullMarked
package rusuban.local.http;

import org.jspecify.annotations.NullMarked;
