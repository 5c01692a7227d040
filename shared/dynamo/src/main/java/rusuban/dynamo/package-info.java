/** The store in one DynamoDB table; {@link rusuban.dynamo.item.TableKeys} alone builds its keys. */
@NullMarked
package rusuban.dynamo;

import org.jspecify.annotations.NullMarked;
