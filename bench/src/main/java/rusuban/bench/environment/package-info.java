/** Simulators of LINE, DynamoDB and the Parameter Store around the measured functions. */
@NullMarked
package rusuban.bench.environment;

import org.jspecify.annotations.NullMarked;
