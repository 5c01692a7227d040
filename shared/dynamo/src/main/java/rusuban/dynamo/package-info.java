/** What is kept, in one DynamoDB table; {@link rusuban.dynamo.item.TableKeys} alone knows where. */
@NullMarked
package rusuban.dynamo;

import org.jspecify.annotations.NullMarked;
