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
 * The processes of one function: one that answers, and one that starts meanwhile, to take over when
 * the first is killed.
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

  /** How an invocation ended, and at what call the process was killed, if it was. */
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

  /** Ends the first process in peace, so that those after it start in half the time. */
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

  /** One event; the process dies of the blow, if it comes so far, and another takes its place. */
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

  /** Where processes were killed so far. */
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
