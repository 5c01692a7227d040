/** DynamoDB usage of each kind of event while the number of customers grows. */
@NullMarked
package rusuban.bench.growth;

import org.jspecify.annotations.NullMarked;
