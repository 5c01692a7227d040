package rusuban.local.sqs;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import rusuban.json.Json;
import rusuban.json.JsonObjectBuilder;
import rusuban.json.JsonText;
import rusuban.local.http.ExchangeAdapter;
import rusuban.web.HttpRequest;
import rusuban.web.HttpResponse;

/**
 * One FIFO queue, with the functions' call {@code SendMessage} and Lambda's part of receiving. The
 * call uses the AWS JSON 1.0 protocol. The queue drops a message whose deduplication id came within
 * the last five minutes. Each group has at most one message at work (SQS Developer Guide, "Amazon
 * SQS FIFO queues").
 */
public final class SimulatedQueue implements HttpHandler {
  private static final Duration DEDUPLICATION = Duration.ofMinutes(5);
  private static final int LARGEST_BODY = 300_000;

  private final InstantSource clock;
  private final List<Message> waiting = new ArrayList<>();
  private final Set<String> busy = new HashSet<>();
  private final Map<String, Instant> known = new HashMap<>();

  /** A message of a group. It blocks its group until it is done. */
  public record Message(String id, String group, String body) {

    /** Returns the event that Lambda builds from the message. */
    public SQSEvent event() {
      var message = new SQSEvent.SQSMessage();
      message.setMessageId(id);
      message.setBody(body);
      message.setEventSource("aws:sqs");
      message.setAttributes(Map.of("MessageGroupId", group));
      var event = new SQSEvent();
      event.setRecords(List.of(message));
      return event;
    }
  }

  /** Creates an empty queue. */
  public SimulatedQueue(InstantSource clock) {
    this.clock = clock;
  }

  /** Returns the next message of a group without a message at work; empty if there is none. */
  public synchronized Optional<Message> take() {
    var next = waiting.stream().filter(it -> !busy.contains(it.group())).findFirst();
    next.ifPresent(
        message -> {
          waiting.remove(message);
          busy.add(message.group());
        });
    return next;
  }

  /** Deletes a received message. */
  public synchronized void done(Message message) {
    busy.remove(message.group());
  }

  @Override
  public void handle(HttpExchange exchange) throws IOException {
    ExchangeAdapter.send(exchange, answer(ExchangeAdapter.read(exchange, LARGEST_BODY)));
  }

  private HttpResponse answer(HttpRequest httpRequest) {
    if (!httpRequest.header("X-Amz-Target").orElse("").equals("AmazonSQS.SendMessage"))
      return refused("com.amazonaws.sqs#UnsupportedOperation");
    if (!(JsonText.parse(httpRequest.body()) instanceof Json.Obj asked)
        || asked.text("MessageBody").isEmpty()
        || asked.text("MessageGroupId").isEmpty()
        || asked.text("MessageDeduplicationId").isEmpty())
      return refused("com.amazonaws.sqs#InvalidParameterValue");
    var message =
        new Message(
            UUID.randomUUID().toString(),
            asked.text("MessageGroupId").get(),
            asked.text("MessageBody").get());
    send(message, asked.text("MessageDeduplicationId").get());
    var answer =
        JsonObjectBuilder.fields()
            .put("MessageId", message.id())
            .put("MD5OfMessageBody", md5(message.body()))
            .put("SequenceNumber", "1");
    return HttpResponse.json(200, answer.build())
        .with("Content-Type", "application/x-amz-json-1.0");
  }

  private synchronized void send(Message message, String deduplicationId) {
    Instant now = clock.instant();
    known.values().removeIf(at -> !now.isBefore(at.plus(DEDUPLICATION)));
    if (known.putIfAbsent(deduplicationId, now) == null) waiting.add(message);
  }

  private static HttpResponse refused(String type) {
    return HttpResponse.json(400, JsonObjectBuilder.fields().put("__type", type).build())
        .with("Content-Type", "application/x-amz-json-1.0");
  }

  /** Returns the hash that the SDK compares with the message it sent. */
  private static String md5(String body) {
    try {
      var digest = MessageDigest.getInstance("MD5").digest(body.getBytes(UTF_8));
      return HexFormat.of().formatHex(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has MD5", e);
    }
  }
}
