/** The JDK's HTTP server: its requests and responses as plain values, and its guards. */
@NullMarked
package rusuban.local.http;

import org.jspecify.annotations.NullMarked;
