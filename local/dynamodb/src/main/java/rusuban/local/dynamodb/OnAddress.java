package rusuban.local.dynamodb;

import java.util.Arrays;

/**
 * DynamoDB Local's own program, bound to one address of this machine. By itself it listens on every
 * address and has no option for one (Amazon DynamoDB developer guide, "DynamoDB local usage
 * notes"). Its classes are not on our class path, so this class calls them by name.
 */
public final class OnAddress {
  private static final String PROGRAM = "software.amazon.dynamodb.services.local.main.ServerRunner";

  private OnAddress() {}

  /** Runs the server on the address in the first argument, with the options that follow. */
  public static void main(String[] args) throws ReflectiveOperationException {
    Object options = Arrays.copyOfRange(args, 1, args.length);
    Object server =
        Class.forName(PROGRAM)
            .getMethod("createServerFromCommandLineArgs", String[].class)
            .invoke(null, options);
    var http = server.getClass().getDeclaredField("server");
    http.setAccessible(true);
    Object jetty = http.get(server);
    for (Object each : (Object[]) jetty.getClass().getMethod("getConnectors").invoke(jetty))
      each.getClass().getMethod("setHost", String.class).invoke(each, args[0]);
    server.getClass().getMethod("start").invoke(server);
    server.getClass().getMethod("join").invoke(server);
  }
}
