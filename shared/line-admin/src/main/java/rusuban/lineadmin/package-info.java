/**
 * Adapter for LINE's calls about the account itself, through the typed clients of LINE's SDK. The
 * SDK's types stop here (docs/decisions/0028).
 */
@NullMarked
package rusuban.lineadmin;

import org.jspecify.annotations.NullMarked;
