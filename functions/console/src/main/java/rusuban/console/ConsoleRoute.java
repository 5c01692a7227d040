package rusuban.console;

import java.util.function.Function;
import rusuban.app.people.Role;
import rusuban.console.page.ConsoleRequest;
import rusuban.web.HttpResponse;

/**
 * One address of the console for signed-in people.
 *
 * @param path the path, with braces around the parts that vary
 * @param least the lowest role that may use it
 */
public record ConsoleRoute(
    String method, String path, Role least, Function<ConsoleRequest, HttpResponse> page) {

  static ConsoleRoute get(String path, Role least, Function<ConsoleRequest, HttpResponse> page) {
    return new ConsoleRoute("GET", path, least, page);
  }

  static ConsoleRoute post(String path, Role least, Function<ConsoleRequest, HttpResponse> page) {
    return new ConsoleRoute("POST", path, least, page);
  }
}
