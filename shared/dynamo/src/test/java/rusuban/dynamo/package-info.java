/** The contract tests of the ports, on DynamoDB Local and on the server at port 4566. */
@NullMarked
package rusuban.dynamo;

import org.jspecify.annotations.NullMarked;
