package rusuban.bench.environment;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import rusuban.dynamo.TableDefinition;
import rusuban.json.Json;
import rusuban.local.line.CustomerAction;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Environment of the measured functions. They reach LINE and DynamoDB through TLS, and receive
 * webhooks of new customers as API Gateway sends them.
 */
public final class BenchEnvironment implements AutoCloseable {
  /** A question that a rule of examples/salon.json answers. */
  private static final String QUESTION = "予約したいです。明日の15時は空いていますか？";

  private static final String PEER_TABLE = "peer";
  private static final long WEBHOOK_TIMEOUT_SECONDS = 10;
  private static final ObjectMapper JSON = new ObjectMapper();

  private final BenchAccount account;
  private final TlsProxy tls = new TlsProxy();
  private final Map<String, String> variables;
  private final HttpServer gateway;
  private final BlockingQueue<String> webhooks = new LinkedBlockingQueue<>();
  private final ObjectNode template;
  private int customers;

  /** Starts the environment with the example settings of the project in this folder. */
  public BenchEnvironment(Path home) throws IOException {
    var settings = Files.readString(home.resolve("examples/salon.json"));
    template = (ObjectNode) JSON.readTree(Files.readString(home.resolve("events/text.json")));
    account = new BenchAccount(settings, InstantSource.system(), OutputStream.nullOutputStream());
    variables = account.variables();
    for (var name : List.of("AWS_ENDPOINT_URL_DYNAMODB", "AWS_ENDPOINT_URL_SSM", "LINE_API"))
      variables.put(name, tls.inFrontOf(Objects.requireNonNull(variables.get(name))));
    gateway = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    gateway.createContext("/", this::take);
    gateway.start();
    var url = URI.create("http://127.0.0.1:" + gateway.getAddress().getPort() + "/");
    account.line().webhookUrl(url);
    fillPeerTable(settings);
  }

  /** Fills the Node program's table: the same content under its own attribute names. */
  private void fillPeerTable(String settings) {
    try (var client = account.client()) {
      TableDefinition.create(client, PEER_TABLE);
      put(client, "LIVE", "live", AttributeValue.fromN("1"));
      put(client, "V#1", "document", AttributeValue.fromS(settings));
    }
  }

  private static void put(DynamoDbClient client, String sk, String name, AttributeValue value) {
    var pk = AttributeValue.fromS("A#" + BenchAccount.ACCOUNT);
    var item = Map.of("pk", pk, "sk", AttributeValue.fromS(sk), name, value);
    client.putItem(put -> put.tableName(PEER_TABLE).item(item));
  }

  /** Returns the environment variables of Rusuban's function. */
  public Map<String, String> variables() {
    return variables;
  }

  /** Returns the environment variables of the Node program, with the channel's secrets. */
  public Map<String, String> peerVariables() {
    var peer = new HashMap<>(variables);
    peer.put("TABLE", PEER_TABLE);
    peer.put("CHANNEL_SECRET", account.line().channel().secret());
    peer.put("CHANNEL_ACCESS_TOKEN", account.line().channel().accessToken());
    peer.put("NODE_EXTRA_CA_CERTS", tls.pem().toString());
    return peer;
  }

  /** Returns the JVM options that make it trust the servers of this environment. */
  public List<String> trustOptions() {
    return List.of("-Djavax.net.ssl.trustStore=" + tls.trustStore());
  }

  /** Returns the number of messages that LINE accepted so far. */
  public long acceptedMessages() {
    return account.line().accepted().size();
  }

  /** Has a new customer write a first message, and returns the event that the function receives. */
  public String nextWebhook() throws InterruptedException {
    var customer = account.line().newCustomer("客" + customers++).userId();
    var question = Json.textMessage(QUESTION);
    var message = new CustomerAction.Message(customer, customer, question, Optional.empty());
    account.line().perform(message).done();
    return Optional.ofNullable(webhooks.poll(WEBHOOK_TIMEOUT_SECONDS, TimeUnit.SECONDS))
        .orElseThrow(() -> new IllegalStateException("no webhook arrived"));
  }

  private void take(HttpExchange exchange) throws IOException {
    try (exchange) {
      var body = exchange.getRequestBody().readAllBytes();
      var signature = exchange.getRequestHeaders().getFirst("x-line-signature");
      exchange.sendResponseHeaders(200, -1);
      var request = template.deepCopy();
      request.put("body", new String(body, UTF_8));
      request.withObject("/headers").put("x-line-signature", signature);
      webhooks.add(request.toString());
    }
  }

  @Override
  public void close() {
    gateway.stop(0);
    tls.close();
    account.close();
  }
}
