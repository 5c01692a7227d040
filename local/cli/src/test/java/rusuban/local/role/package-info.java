/** Tests of the functions' DynamoDB actions against those that their roles allow. */
@NullMarked
package rusuban.local.role;

import org.jspecify.annotations.NullMarked;
