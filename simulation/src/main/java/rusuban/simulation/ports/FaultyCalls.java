package rusuban.simulation.ports;

import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import rusuban.app.messaging.SendResult;
import rusuban.core.settings.Settings;
import rusuban.simulation.FaultInjector;
import rusuban.simulation.SimulatedInvocation;

/**
 * Carries out one invocation's calls of the ports, with faults, and reports each.
 *
 * @param story receives a line for each call, with the result that the invocation learned
 */
record FaultyCalls(
    SimulatedInvocation simulatedInvocation, FaultInjector faultInjector, Consumer<String> story) {

  /** Calls the store. */
  <T> T toStore(String name, Callable<T> call) {
    return unchecked(() -> told(name, () -> faultInjector.toStore(simulatedInvocation, call)));
  }

  /** Calls the store for an action that returns nothing. */
  void toStore(String name, Runnable call) {
    var _ =
        toStore(
            name,
            () -> {
              call.run();
              return "done";
            });
  }

  /** Loads settings from the store. */
  Settings settings(Callable<Settings> call) {
    return unchecked(() -> faultInjector.settings(simulatedInvocation, call));
  }

  /** Sends something to LINE. */
  SendResult toLine(String name, Callable<SendResult> call) {
    return unchecked(() -> told(name, () -> faultInjector.toLine(simulatedInvocation, call)));
  }

  /** Asks LINE for the customer's name, which the story leaves out. */
  Optional<String> displayName(Callable<Optional<String>> call) {
    return unchecked(() -> faultInjector.asking("name", simulatedInvocation, call));
  }

  /** Asks LINE for something. */
  <T> Optional<T> asking(String what, Callable<Optional<T>> call) {
    return unchecked(() -> told(what, () -> faultInjector.asking(what, simulatedInvocation, call)));
  }

  private <T> T told(String name, Callable<T> call) throws Exception {
    try {
      T answer = call.call();
      story.accept(simulatedInvocation + " " + name + " -> " + answer);
      return answer;
    } catch (Throwable e) {
      story.accept(simulatedInvocation + " " + name + " fails: " + e.getClass().getSimpleName());
      throw e;
    }
  }

  private static <T> T unchecked(Callable<T> call) {
    try {
      return call.call();
    } catch (RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }
}
