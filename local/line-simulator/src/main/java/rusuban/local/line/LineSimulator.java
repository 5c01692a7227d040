package rusuban.local.line;

import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import rusuban.json.Json;
import rusuban.local.http.ErrorLoggingHandler;
import rusuban.local.line.api.AccessTokens;
import rusuban.local.line.api.AccountEndpoints;
import rusuban.local.line.api.ApiEndpoint;
import rusuban.local.line.api.ApiFaults;
import rusuban.local.line.api.ChatEndpoints;
import rusuban.local.line.api.ContentEndpoints;
import rusuban.local.line.api.InsightEndpoints;
import rusuban.local.line.api.LineApi;
import rusuban.local.line.api.MessageEndpoints;
import rusuban.local.line.state.AcceptedMessages;
import rusuban.local.line.state.ChannelSecret;
import rusuban.local.line.state.ChatMode;
import rusuban.local.line.state.IdGenerator;
import rusuban.local.line.state.LineState;
import rusuban.local.line.state.LineStateFile;
import rusuban.local.line.state.LineStateJson;
import rusuban.local.line.state.LineStateSnapshot;
import rusuban.local.line.state.LineUser;
import rusuban.local.line.state.ReplyTokens;
import rusuban.local.line.state.SimulatedChannel;
import rusuban.local.line.state.SimulatedChat;
import rusuban.local.line.state.UploadedContent;
import rusuban.local.line.state.WebhookDelivery;
import rusuban.web.Router;

/**
 * A simulator of LINE on one machine. It contains the Messaging API that the functions call, the
 * webhooks that call them, and the customers' phones. The caller supplies the clock; only network
 * timeouts run in real time. All state is in memory. Thread-safe.
 */
public final class LineSimulator implements AutoCloseable, CustomerPhones {
  private volatile SimulatedChannel simulatedChannel;
  private final ChannelSecret secret;
  private final IdGenerator idGenerator = new IdGenerator();
  private final LineState lineState;
  private final MessageDispatcher messageDispatcher;
  private final WebhookQueue webhookQueue;
  private final CustomerActions customerActions;
  private final ActionPreconditions actionPreconditions;
  private final ApiFaults apiFaults = new ApiFaults();
  private final LineApi api;

  public LineSimulator(InstantSource clock, SimulatedChannel simulatedChannel) {
    this.simulatedChannel = simulatedChannel;
    secret = new ChannelSecret(simulatedChannel.secret());
    var replyTokens = new ReplyTokens(idGenerator);
    lineState = new LineState(simulatedChannel, clock, idGenerator);
    messageDispatcher =
        new MessageDispatcher(lineState, replyTokens, idGenerator, simulatedChannel.monthlyQuota());
    webhookQueue = new WebhookQueue(simulatedChannel, secret, lineState, replyTokens);
    customerActions = new CustomerActions(lineState, replyTokens, idGenerator);
    actionPreconditions = new ActionPreconditions(lineState);
    var tokens = new AccessTokens(simulatedChannel, secret, clock, idGenerator);
    var routes = new Router<ApiEndpoint>();
    tokens.addTo(routes);
    new MessageEndpoints(lineState, messageDispatcher).addTo(routes);
    new AccountEndpoints(this::channel, lineState, webhookQueue).addTo(routes);
    new ChatEndpoints(lineState, it -> perform(it).done()).addTo(routes);
    new ContentEndpoints(lineState).addTo(routes);
    new InsightEndpoints(lineState).addTo(routes);
    api = new LineApi(lineState, tokens, apiFaults, routes);
  }

  /** Returns the handler for {@code /v2/bot/} and {@code /oauth2/}. Paths start at the root. */
  public HttpHandler api() {
    return new ErrorLoggingHandler(api);
  }

  @Override
  public SimulatedChannel channel() {
    return simulatedChannel;
  }

  /** Issues a new channel secret, as in LINE's console. The old one ends at once. */
  public void issueSecret(String next) {
    secret.issue(next);
  }

  public void rename(String displayName) {
    if (simulatedChannel.displayName().equals(displayName)) return;
    simulatedChannel = simulatedChannel.named(displayName);
    lineState.changed();
  }

  /** Sets the target of webhooks (http or https). Until then they fail with a note. */
  public void webhookUrl(URI url) {
    webhookQueue.url(url);
  }

  public Optional<URI> webhookUrl() {
    return webhookQueue.url();
  }

  /** Removes the webhook URL. A new channel has none. */
  public void forgetWebhookUrl() {
    webhookQueue.forgetUrl();
  }

  /** Sets LINE's switch "Use webhook", which starts on. */
  public void webhookActive(boolean active) {
    webhookQueue.active(active);
  }

  /** Sets the time limit for the answer to a webhook. It starts with LINE's two seconds. */
  public void webhookTimeout(Duration timeout) {
    webhookQueue.timeout(timeout);
  }

  /** Sets LINE's switch "Webhook redelivery", which starts off as on LINE. */
  public void webhookRedelivery(boolean on) {
    webhookQueue.redelivering(on);
  }

  /**
   * Redelivers each webhook that failed while redelivery was on, at most three times in all. Waits
   * for the outcomes. LINE does not publish its schedule, so the caller chooses the time.
   */
  public List<WebhookDelivery> redeliverFailed() {
    return webhookQueue.redeliverFailed().stream().map(CompletableFuture::join).toList();
  }

  /** Sends the webhook of this event again; returns empty if no event has this id. */
  public Optional<CompletableFuture<WebhookDelivery>> redeliver(String eventId) {
    return webhookQueue.redeliver(eventId);
  }

  /**
   * Sends the webhook of this event again at once, even while the first is under way. Returns empty
   * if no event has this id.
   */
  public Optional<CompletableFuture<WebhookDelivery>> repeat(String eventId) {
    return webhookQueue.repeat(eventId);
  }

  /** Returns the chat of an event that was sent. */
  public Optional<String> chatOfEvent(String eventId) {
    return webhookQueue.chatOf(eventId).or(() -> lineState.chatOfEarlier(eventId));
  }

  public ChatMode chatMode() {
    return lineState.chatMode();
  }

  public void chatMode(ChatMode mode) {
    lineState.chatMode(mode);
  }

  public OptionalLong monthlyQuota() {
    return messageDispatcher.monthlyQuota();
  }

  public void monthlyQuota(OptionalLong quota) {
    messageDispatcher.monthlyQuota(quota);
  }

  /** Returns the messages counted in the current month of Japan. */
  public long usedThisMonth() {
    return messageDispatcher.usedThisMonth();
  }

  public ApiFaults faults() {
    return apiFaults;
  }

  /** Returns all messages that LINE accepted from the account, in order. */
  public List<AcceptedMessages> accepted() {
    return messageDispatcher.accepted();
  }

  /** Returns the messages that LINE accepted for one customer, group or room, in order. */
  public List<AcceptedMessages> acceptedFor(String to) {
    return accepted().stream().filter(it -> it.to().equals(to)).toList();
  }

  /** Returns retry keys reused with other content. LINE would drop those messages silently. */
  public List<String> misusedRetryKeys() {
    return messageDispatcher.misusedRetryKeys();
  }

  /** Returns the customer of this name. A new one is created if missing, not yet a friend. */
  public SimulatedCustomer customer(String name) {
    synchronized (lineState) {
      var known = lineState.customerNamed(name).orElseGet(() -> lineState.addCustomer(name));
      return new SimulatedCustomer(this, known.userId());
    }
  }

  /** Creates another customer, even if the name is taken. */
  public SimulatedCustomer newCustomer(String name) {
    return new SimulatedCustomer(this, lineState.addCustomer(name).userId());
  }

  /** Creates a group or room of these people. The account is not in it until invited. */
  public SimulatedGroup group(SimulatedChat.Type type, String name, SimulatedCustomer... members) {
    var ids = Arrays.stream(members).map(SimulatedCustomer::userId).toList();
    return new SimulatedGroup(this, lineState.addGroup(type, name, ids).id);
  }

  /**
   * Performs these actions together, in one webhook. If one is not possible beforehand, none is
   * performed.
   */
  @Override
  public ActionResult perform(CustomerAction... actions) {
    synchronized (lineState) {
      for (var customerAction : actions) {
        var obstacle = actionPreconditions.to(customerAction);
        if (obstacle.isPresent()) return obstacle.get();
      }
      var events = Arrays.stream(actions).map(customerActions::perform).toList();
      var items = events.stream().map(it -> lineState.existing(it.chatId()).at(it.seq())).toList();
      return new ActionResult.Done(items, webhookQueue.deliver(events));
    }
  }

  /**
   * Restores the state in the file, in a simulator without events.
   *
   * @return the time at which it was written; empty if there is no file
   * @throws LineStateFile.Damaged if the file is not one that {@link #save} wrote
   */
  public Optional<Instant> restore(LineStateFile file) throws IOException {
    var kept = file.read();
    kept.ifPresent(
        it -> {
          lineState.restore(it);
          messageDispatcher.restore(it.used());
        });
    return kept.map(LineStateSnapshot::now);
  }

  /** Writes people, chats, uploads and the month's count to the file. */
  public void save(LineStateFile file) throws IOException {
    Json json;
    synchronized (lineState) {
      json = LineStateJson.write(lineState.kept(messageDispatcher.used()));
    }
    file.write(json);
  }

  public Optional<LineUser> customerWithId(String userId) {
    return lineState.customer(userId);
  }

  public List<LineUser> customers() {
    return lineState.customers();
  }

  public List<SimulatedChat> chats() {
    return lineState.chats();
  }

  @Override
  public Optional<SimulatedChat> chat(String chatId) {
    return lineState.chat(chatId);
  }

  /** Opens the chat on the phone and returns it. Afterwards nothing in it is unread. */
  public Optional<SimulatedChat> openChat(String chatId) {
    return lineState.open(chatId);
  }

  public Optional<UploadedContent> content(String messageId) {
    return lineState.content(messageId);
  }

  /** Sets the state of an upload, for example a video that LINE still prepares. */
  public void contentState(String messageId, UploadedContent.State state) {
    lineState.content(messageId).ifPresent(it -> lineState.content(messageId, it.in(state)));
  }

  public Instant now() {
    return lineState.now();
  }

  /** Notifies the watchers of the chats that the clock has moved. */
  public void clockMoved() {
    lineState.changed();
  }

  /** Returns a number that changes with every change. */
  public long revision() {
    return lineState.revision();
  }

  /** Waits in real time until the revision differs from this one, and returns the present one. */
  public long awaitRevisionOtherThan(long seen, Duration atMost) throws InterruptedException {
    return lineState.awaitRevisionOtherThan(seen, atMost);
  }

  /** Cancels the webhooks under way. */
  @Override
  public void close() {
    webhookQueue.close();
  }
}
