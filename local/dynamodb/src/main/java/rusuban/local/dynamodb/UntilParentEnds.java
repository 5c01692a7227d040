package rusuban.local.dynamodb;

import java.io.IOException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.Arrays;

/**
 * What runs in the process of its own: the program named by the first argument, until standard
 * input ends. The parent holds the other end of that pipe, so the process goes with it even where
 * the parent was killed and could run no shutdown hook.
 */
public final class UntilParentEnds {
  private UntilParentEnds() {}

  /** Runs the named class with the arguments that follow. */
  public static void main(String[] args) throws Throwable {
    Thread.ofPlatform().daemon().name("parent").start(UntilParentEnds::haltAtEndOfInput);
    var program = Class.forName(args[0]);
    MethodHandles.publicLookup()
        .findStatic(program, "main", MethodType.methodType(void.class, String[].class))
        .invoke((Object) Arrays.copyOfRange(args, 1, args.length));
  }

  private static void haltAtEndOfInput() {
    try {
      while (System.in.read() >= 0) {
        // Nobody writes; only the end counts.
      }
    } catch (IOException _) {
      // A broken pipe is its end, too.
    }
    Runtime.getRuntime().halt(0);
  }
}
