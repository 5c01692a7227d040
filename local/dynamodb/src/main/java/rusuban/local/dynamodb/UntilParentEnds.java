package rusuban.local.dynamodb;

import java.io.IOException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.Arrays;

/**
 * The main class of the separate process. It runs the program named by the first argument until
 * standard input ends. The parent holds the other end of that pipe. The process therefore ends even
 * if the parent was killed and ran no shutdown hook.
 */
public final class UntilParentEnds {
  private UntilParentEnds() {}

  /** Runs the class named by the first argument, with the arguments that follow. */
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
        // The content is ignored; only the end of the input matters.
      }
    } catch (IOException _) {
      // A broken pipe also means that the parent has ended.
    }
    Runtime.getRuntime().halt(0);
  }
}
