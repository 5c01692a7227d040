package rusuban.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import rusuban.core.Json;
import rusuban.dynamo.DynamoClients;
import rusuban.dynamo.TableDefinition;
import rusuban.local.line.Action;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * What contestants are measured on: a shop whose LINE and DynamoDB are reached with TLS, and
 * webhooks of new customers as API Gateway hands them to a function.
 */
final class Stand implements AutoCloseable {
  /** Answered by a rule of examples/salon.json. */
  private static final String QUESTION = "予約したいです。明日の15時は空いていますか？";

  private static final String PEERS_TABLE = "peer";
  private static final long PATIENCE_SECONDS = 10;
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Shop shop;
  private final Tls tls = new Tls();
  private final Map<String, String> variables;
  private final HttpServer gateway;
  private final BlockingQueue<String> webhooks = new LinkedBlockingQueue<>();
  private final ObjectNode form;
  private int customers;

  Stand(Path home) throws IOException {
    var settings = Files.readString(home.resolve("examples/salon.json"));
    form = (ObjectNode) JSON.readTree(Files.readString(home.resolve("events/text.json")));
    shop = new Shop(settings, Clock.systemUTC().instant());
    variables = withTls(shop.variables());
    gateway = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    gateway.createContext("/", this::take);
    gateway.start();
    shop.line().webhookUrl(URI.create("http://127.0.0.1:" + gateway.getAddress().getPort() + "/"));
    fillPeersTable(settings);
  }

  private Map<String, String> withTls(Map<String, String> plain) throws IOException {
    var with = new HashMap<>(plain);
    for (var name : new String[] {"AWS_ENDPOINT_URL_DYNAMODB", "AWS_ENDPOINT_URL_SSM", "LINE_API"})
      with.put(name, tls.before(URI.create(value(plain, name))).toString());
    return with;
  }

  private static String value(Map<String, String> variables, String name) {
    return Optional.ofNullable(variables.get(name)).orElseThrow();
  }

  /** The peer's items have names of its own, and say the same. */
  private void fillPeersTable(String settings) {
    var plain = shop.variables();
    var endpoint = Optional.of(URI.create(value(plain, "AWS_ENDPOINT_URL_DYNAMODB")));
    var credentials = DynamoClients.credentials(plain);
    try (var client = DynamoClients.create(value(plain, "AWS_REGION"), endpoint, credentials)) {
      TableDefinition.create(client, PEERS_TABLE);
      put(client, "LIVE", "live", AttributeValue.fromN("1"));
      put(client, "V#1", "document", AttributeValue.fromS(settings));
    }
  }

  private static void put(DynamoDbClient client, String sk, String name, AttributeValue value) {
    var item =
        Map.of(
            "pk",
            AttributeValue.fromS("A#" + Shop.ACCOUNT),
            "sk",
            AttributeValue.fromS(sk),
            name,
            value);
    client.putItem(put -> put.tableName(PEERS_TABLE).item(item));
  }

  /** The environment of Rusuban's function. */
  Map<String, String> variables() {
    return variables;
  }

  /** The environment of a peer, which is given the channel's secrets and need not fetch them. */
  Map<String, String> peersVariables() {
    var peers = new HashMap<>(variables);
    peers.put("TABLE", PEERS_TABLE);
    peers.put("CHANNEL_SECRET", shop.line().channel().secret());
    peers.put("CHANNEL_ACCESS_TOKEN", shop.line().channel().accessToken());
    peers.put("NODE_EXTRA_CA_CERTS", tls.pem().toString());
    return peers;
  }

  /** What a JVM needs to trust the servers here. */
  List<String> trustOptions() {
    return List.of("-Djavax.net.ssl.trustStore=" + tls.trustStore());
  }

  /** How many messages LINE took. */
  long sent() {
    return shop.line().accepted().size();
  }

  /** The webhook of a customer's first message: a request as a function gets it. */
  String webhook() throws InterruptedException {
    var customer = shop.line().newCustomer("客" + customers++).userId();
    shop.line()
        .perform(
            new Action.Message(customer, customer, Json.textMessage(QUESTION), Optional.empty()))
        .done();
    return Optional.ofNullable(webhooks.poll(PATIENCE_SECONDS, TimeUnit.SECONDS))
        .orElseThrow(() -> new IllegalStateException("no webhook came"));
  }

  private void take(HttpExchange exchange) throws IOException {
    try (exchange) {
      var body = exchange.getRequestBody().readAllBytes();
      var signature =
          Optional.ofNullable(exchange.getRequestHeaders().getFirst("x-line-signature"));
      exchange.sendResponseHeaders(200, -1);
      var request = form.deepCopy();
      request.put("body", new String(body, UTF_8));
      request.withObject("/headers").put("x-line-signature", signature.orElse(""));
      webhooks.add(request.toString());
    }
  }

  @Override
  public void close() {
    gateway.stop(0);
    tls.close();
    shop.close();
  }
}
