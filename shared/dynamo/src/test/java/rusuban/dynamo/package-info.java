/** The contracts of the ports, kept by DynamoDB Local and by whatever answers on port 4566. */
@NullMarked
package rusuban.dynamo;

import org.jspecify.annotations.NullMarked;
