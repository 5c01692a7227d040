package rusuban.local.kill;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import rusuban.local.invoke.ExecutionEnvironment;
import rusuban.local.invoke.InvocationResult;
import rusuban.local.kill.CallRelay.Struck;

/**
 * The processes of one function. One answers; a spare one starts meanwhile and takes over after a
 * kill.
 */
final class FunctionFleet implements AutoCloseable {
  private final FunctionLauncher functionLauncher;
  private final Supplier<CallRelay> wires;
  private final List<Struck> struck = new ArrayList<>();
  private FleetMember current;
  private Optional<FleetMember> spare = Optional.empty();
  private int starts = 1;

  private record FleetMember(ExecutionEnvironment process, CallRelay callRelay)
      implements AutoCloseable {
    @Override
    public void close() {
      process.close();
      callRelay.close();
    }
  }

  /** Result of an invocation, with the call at which the process was killed, if any. */
  record Invoked(
      String event,
      InvocationResult invocationResult,
      Optional<Struck> struck,
      Optional<HttpRequest> late,
      List<KillPoint.Call> calls) {}

  FunctionFleet(FunctionLauncher functionLauncher, URI dynamo, URI outside) {
    this.functionLauncher = functionLauncher;
    this.wires = () -> new CallRelay(dynamo, outside);
    current = member(functionLauncher::first);
  }

  private interface Start {
    ExecutionEnvironment at(CallRelay callRelay) throws IOException;
  }

  private FleetMember member(Start start) {
    var callRelay = wires.get();
    try {
      return new FleetMember(start.at(callRelay), callRelay);
    } catch (IOException e) {
      callRelay.close();
      throw new UncheckedIOException(e);
    }
  }

  /** Ends the first process normally. It leaves its classes, which halves later start times. */
  synchronized void drill() {
    var first = current.process().process();
    first.destroy();
    first.onExit().join();
    current.close();
    assertThat(functionLauncher.isQuick()).as("the first process left its classes").isTrue();
    current = started();
    spare = Optional.of(started());
  }

  private FleetMember started() {
    starts++;
    return member(functionLauncher::next);
  }

  /** Invokes the function with one event. A process that reaches the kill dies and is replaced. */
  synchronized Invoked invoke(String event, Optional<KillPoint> blow) {
    current.callRelay().begin(current.process().process(), blow);
    InvocationResult invocationResult;
    try {
      invocationResult = current.process().invoke(event);
      assertThat(current.process().awaitRest()).as("done after its answer").isTrue();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
    var callRelay = current.callRelay();
    if (callRelay.struck().isPresent()) {
      struck.add(callRelay.struck().get());
      replace();
    }
    return new Invoked(
        event, invocationResult, callRelay.struck(), callRelay.late(), callRelay.calls());
  }

  private void replace() {
    var gone = current;
    current = spare.orElseGet(this::started);
    spare = Optional.of(started());
    gone.close();
  }

  /** Returns the kills so far. */
  synchronized List<Struck> struck() {
    return List.copyOf(struck);
  }

  synchronized int starts() {
    return starts;
  }

  @Override
  public synchronized void close() {
    current.close();
    spare.ifPresent(FleetMember::close);
    functionLauncher.close();
  }
}
