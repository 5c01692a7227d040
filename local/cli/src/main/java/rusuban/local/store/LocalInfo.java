package rusuban.local.store;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import rusuban.json.Json;
import rusuban.json.JsonText;
import rusuban.json.MalformedJsonException;
import rusuban.local.store.StoreAccess.Unavailable;

/**
 * The facts that a running {@code rusuban up} reports about itself.
 *
 * @param webhook the webhook URL of its account
 * @param secrets the path in the Parameter Store above the accounts
 */
public record LocalInfo(
    URI dynamodb,
    String table,
    URI parameterStore,
    String secrets,
    URI lineApi,
    URI webhook,
    Instant now) {

  /**
   * Asks the system at this address.
   *
   * @throws Unavailable if none runs there
   */
  public static LocalInfo of(URI up) throws Unavailable, InterruptedException {
    var address = up.resolve("/local/info");
    try (var http = HttpClient.newHttpClient()) {
      var request = HttpRequest.newBuilder(address).timeout(Duration.ofSeconds(5)).build();
      return of(JsonText.parse(http.send(request, BodyHandlers.ofByteArray()).body()));
    } catch (IOException e) {
      throw new Unavailable(
          up + " で ./rusuban up が動いていません。起動するか、--local URL か --table を指定してください。",
          "No ./rusuban up is running at " + up + ": start it, or give --local URL or --table.");
    } catch (MalformedJsonException | IllegalArgumentException | DateTimeParseException e) {
      throw new Unavailable(
          address + " は ./rusuban up の返事ではありません。", address + " is no ./rusuban up.");
    }
  }

  private static LocalInfo of(Json answer) {
    if (!(answer instanceof Json.Obj fields)) throw new IllegalArgumentException("no object");
    return new LocalInfo(
        URI.create(required(fields, "dynamodb")),
        required(fields, "table"),
        URI.create(required(fields, "parameterStore")),
        required(fields, "secrets"),
        URI.create(required(fields, "lineApi")),
        URI.create(required(fields, "webhook")),
        Instant.parse(required(fields, "now")));
  }

  private static String required(Json.Obj fields, String name) {
    return fields.text(name).orElseThrow(() -> new IllegalArgumentException("no " + name));
  }
}
