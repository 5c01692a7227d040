/** What the functions ask of DynamoDB, against what their roles allow. */
@NullMarked
package rusuban.local.role;

import org.jspecify.annotations.NullMarked;
