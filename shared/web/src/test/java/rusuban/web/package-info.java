/** HTTP requests and responses as plain values. Adapters translate them for a server. */
@NullMarked
package rusuban.web;

import org.jspecify.annotations.NullMarked;
