/** The ports of a simulated invocation, each with faults and checks in front of the store. */
@NullMarked
package rusuban.simulation.ports;

import org.jspecify.annotations.NullMarked;
