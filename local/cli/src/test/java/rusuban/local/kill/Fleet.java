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
import rusuban.local.invoke.Answer;
import rusuban.local.invoke.ExecutionEnvironment;
import rusuban.local.kill.Wire.Struck;

/**
 * The processes of one function. One answers; a spare one starts meanwhile and takes over after a
 * kill.
 */
final class Fleet implements AutoCloseable {
  private final Launch launch;
  private final Supplier<Wire> wires;
  private final List<Struck> struck = new ArrayList<>();
  private Member current;
  private Optional<Member> spare = Optional.empty();
  private int starts = 1;

  private record Member(ExecutionEnvironment process, Wire wire) implements AutoCloseable {
    @Override
    public void close() {
      process.close();
      wire.close();
    }
  }

  /** Result of an invocation, with the call at which the process was killed, if any. */
  record Invoked(
      String event,
      Answer answer,
      Optional<Struck> struck,
      Optional<HttpRequest> late,
      List<Blow.Call> calls) {}

  Fleet(Launch launch, URI dynamo, URI outside) {
    this.launch = launch;
    this.wires = () -> new Wire(dynamo, outside);
    current = member(launch::first);
  }

  private interface Start {
    ExecutionEnvironment at(Wire wire) throws IOException;
  }

  private Member member(Start start) {
    var wire = wires.get();
    try {
      return new Member(start.at(wire), wire);
    } catch (IOException e) {
      wire.close();
      throw new UncheckedIOException(e);
    }
  }

  /** Ends the first process normally. It leaves its classes, which halves later start times. */
  synchronized void drill() {
    var first = current.process().process();
    first.destroy();
    first.onExit().join();
    current.close();
    assertThat(launch.isQuick()).as("the first process left its classes").isTrue();
    current = started();
    spare = Optional.of(started());
  }

  private Member started() {
    starts++;
    return member(launch::next);
  }

  /** Invokes the function with one event. A process that reaches the kill dies and is replaced. */
  synchronized Invoked invoke(String event, Optional<Blow> blow) {
    current.wire().begin(current.process().process(), blow);
    Answer answer;
    try {
      answer = current.process().invoke(event);
      assertThat(current.process().awaitRest()).as("done after its answer").isTrue();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
    var wire = current.wire();
    if (wire.struck().isPresent()) {
      struck.add(wire.struck().get());
      replace();
    }
    return new Invoked(event, answer, wire.struck(), wire.late(), wire.calls());
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
    spare.ifPresent(Member::close);
    launch.close();
  }
}
