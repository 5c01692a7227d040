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
import rusuban.core.Json;
import rusuban.local.http.Loud;
import rusuban.local.http.Router;

/**
 * A simulator of LINE on one machine. It contains the Messaging API that the functions call, the
 * webhooks that call them, and the customers' phones. The caller supplies the clock; only network
 * timeouts run in real time. All state is in memory. Thread-safe.
 */
public final class LineSimulator implements AutoCloseable, CustomerPhones {
  private volatile Channel channel;
  private final ChannelSecret secret;
  private final Ids ids = new Ids();
  private final World world;
  private final Sending sending;
  private final Webhooks webhooks;
  private final Happenings happenings;
  private final Obstacles obstacles;
  private final Faults faults = new Faults();
  private final LineApi api;

  public LineSimulator(InstantSource clock, Channel channel) {
    this.channel = channel;
    secret = new ChannelSecret(channel.secret());
    var replyTokens = new ReplyTokens(ids);
    world = new World(channel, clock, ids);
    sending = new Sending(world, replyTokens, ids, channel.monthlyQuota());
    webhooks = new Webhooks(channel, secret, world, replyTokens);
    happenings = new Happenings(world, replyTokens, ids);
    obstacles = new Obstacles(world);
    var tokens = new AccessTokens(channel, secret, clock, ids);
    var routes = new Router<Endpoint>();
    tokens.addTo(routes);
    new MessageEndpoints(world, sending).addTo(routes);
    new AccountEndpoints(this::channel, world, webhooks).addTo(routes);
    new ChatEndpoints(world, it -> perform(it).done()).addTo(routes);
    new ContentEndpoints(world).addTo(routes);
    api = new LineApi(world, tokens, faults, routes);
  }

  /** Returns the handler for {@code /v2/bot/} and {@code /oauth2/}. Paths start at the root. */
  public HttpHandler api() {
    return new Loud(api);
  }

  @Override
  public Channel channel() {
    return channel;
  }

  /** Issues a new channel secret, as in LINE's console. The old one ends at once. */
  public void issueSecret(String next) {
    secret.issue(next);
  }

  public void rename(String displayName) {
    if (channel.displayName().equals(displayName)) return;
    channel = channel.named(displayName);
    world.changed();
  }

  /** Sets the target of webhooks (http or https). Until then they fail with a note. */
  public void webhookUrl(URI url) {
    webhooks.url(url);
  }

  public Optional<URI> webhookUrl() {
    return webhooks.url();
  }

  /** Sets LINE's switch "Use webhook", which starts on. */
  public void webhookActive(boolean active) {
    webhooks.active(active);
  }

  /** Sets the time limit for the answer to a webhook. It starts with LINE's two seconds. */
  public void webhookTimeout(Duration timeout) {
    webhooks.timeout(timeout);
  }

  /** Sets LINE's switch "Webhook redelivery", which starts off as on LINE. */
  public void webhookRedelivery(boolean on) {
    webhooks.redelivering(on);
  }

  /**
   * Redelivers each webhook that failed while redelivery was on, at most three times in all. Waits
   * for the outcomes. LINE does not publish its schedule, so the caller chooses the time.
   */
  public List<Delivery> redeliverFailed() {
    return webhooks.redeliverFailed().stream().map(CompletableFuture::join).toList();
  }

  /** Sends the webhook of this event again; returns empty if no event has this id. */
  public Optional<CompletableFuture<Delivery>> redeliver(String eventId) {
    return webhooks.redeliver(eventId);
  }

  /**
   * Sends the webhook of this event again at once, even while the first is under way. Returns empty
   * if no event has this id.
   */
  public Optional<CompletableFuture<Delivery>> repeat(String eventId) {
    return webhooks.repeat(eventId);
  }

  /** Returns the chat of an event that was sent. */
  public Optional<String> chatOfEvent(String eventId) {
    return webhooks.chatOf(eventId).or(() -> world.chatOfEarlier(eventId));
  }

  public ChatMode chatMode() {
    return world.chatMode();
  }

  public void chatMode(ChatMode mode) {
    world.chatMode(mode);
  }

  public OptionalLong monthlyQuota() {
    return sending.monthlyQuota();
  }

  public void monthlyQuota(OptionalLong quota) {
    sending.monthlyQuota(quota);
  }

  /** Returns the messages counted in the current month of Japan. */
  public long usedThisMonth() {
    return sending.usedThisMonth();
  }

  public Faults faults() {
    return faults;
  }

  /** Returns all messages that LINE accepted from the account, in order. */
  public List<Accepted> accepted() {
    return sending.accepted();
  }

  /** Returns the messages that LINE accepted for one customer, group or room, in order. */
  public List<Accepted> acceptedFor(String to) {
    return accepted().stream().filter(it -> it.to().equals(to)).toList();
  }

  /** Returns retry keys reused with other content. LINE would drop those messages silently. */
  public List<String> misusedRetryKeys() {
    return sending.misusedRetryKeys();
  }

  /** Returns the customer of this name. A new one is created if missing, not yet a friend. */
  public Person customer(String name) {
    synchronized (world) {
      var known = world.customerNamed(name).orElseGet(() -> world.addCustomer(name));
      return new Person(this, known.userId());
    }
  }

  /** Creates another customer, even if the name is taken. */
  public Person newCustomer(String name) {
    return new Person(this, world.addCustomer(name).userId());
  }

  /** Creates a group or room of these people. The account is not in it until invited. */
  public Group group(Chat.Type type, String name, Person... members) {
    var ids = Arrays.stream(members).map(Person::userId).toList();
    return new Group(this, world.addGroup(type, name, ids).id);
  }

  /**
   * Performs these actions together, in one webhook. If one is not possible beforehand, none is
   * performed.
   */
  @Override
  public Performed perform(Action... actions) {
    synchronized (world) {
      for (var action : actions) {
        var obstacle = obstacles.to(action);
        if (obstacle.isPresent()) return obstacle.get();
      }
      var events = Arrays.stream(actions).map(happenings::perform).toList();
      var items = events.stream().map(it -> world.existing(it.chatId()).at(it.seq())).toList();
      return new Performed.Done(items, webhooks.deliver(events));
    }
  }

  /**
   * Restores the state in the file, in a simulator without events.
   *
   * @return the time at which it was written; empty if there is no file
   * @throws WorldFile.Damaged if the file is not one that {@link #save} wrote
   */
  public Optional<Instant> restore(WorldFile file) throws IOException {
    var kept = file.read();
    kept.ifPresent(
        it -> {
          world.restore(it);
          sending.restore(it.used());
        });
    return kept.map(LineStateSnapshot::now);
  }

  /** Writes people, chats, uploads and the month's count to the file. */
  public void save(WorldFile file) throws IOException {
    Json json;
    synchronized (world) {
      json = WorldJson.write(world.kept(sending.used()));
    }
    file.write(json);
  }

  public Optional<Customer> customerWithId(String userId) {
    return world.customer(userId);
  }

  public List<Customer> customers() {
    return world.customers();
  }

  public List<Chat> chats() {
    return world.chats();
  }

  @Override
  public Optional<Chat> chat(String chatId) {
    return world.chat(chatId);
  }

  /** Opens the chat on the phone and returns it. Afterwards nothing in it is unread. */
  public Optional<Chat> openChat(String chatId) {
    return world.open(chatId);
  }

  public Optional<Content> content(String messageId) {
    return world.content(messageId);
  }

  /** Sets the state of an upload, for example a video that LINE still prepares. */
  public void contentState(String messageId, Content.State state) {
    world.content(messageId).ifPresent(it -> world.content(messageId, it.in(state)));
  }

  public Instant now() {
    return world.now();
  }

  /** Notifies the watchers of the chats that the clock has moved. */
  public void clockMoved() {
    world.changed();
  }

  /** Returns a number that changes with every change. */
  public long revision() {
    return world.revision();
  }

  /** Waits in real time until the revision differs from this one, and returns the present one. */
  public long awaitRevisionOtherThan(long seen, Duration atMost) throws InterruptedException {
    return world.awaitRevisionOtherThan(seen, atMost);
  }

  /** Cancels the webhooks under way. */
  @Override
  public void close() {
    webhooks.close();
  }
}
