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
 * LINE on one machine: the Messaging API that the shop's functions call, the webhooks that call
 * them, and the customers with their phones. Its clock is the caller's; only network time-outs run
 * in real time. Everything is in memory. Thread-safe.
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

  /** To be mounted at {@code /v2/bot/} and {@code /oauth2/}; paths are taken from the root. */
  public HttpHandler api() {
    return new Loud(api);
  }

  @Override
  public Channel channel() {
    return channel;
  }

  /** Issues a new channel secret, as its owner does in LINE's console: the old one ends at once. */
  public void issueSecret(String next) {
    secret.issue(next);
  }

  /** Gives the account another display name. */
  public void rename(String displayName) {
    if (channel.displayName().equals(displayName)) return;
    channel = channel.named(displayName);
    world.changed();
  }

  /** Where webhooks go (http or https); until it is set they fail with a note. */
  public void webhookUrl(URI url) {
    webhooks.url(url);
  }

  public Optional<URI> webhookUrl() {
    return webhooks.url();
  }

  /** LINE's switch "Use webhook"; on at first. */
  public void webhookActive(boolean active) {
    webhooks.active(active);
  }

  /** How long the account may take to answer a webhook; LINE's two seconds at first. */
  public void webhookTimeout(Duration timeout) {
    webhooks.timeout(timeout);
  }

  /** LINE's switch "Webhook redelivery"; off at first, as on LINE. */
  public void webhookRedelivery(boolean on) {
    webhooks.redelivering(on);
  }

  /**
   * Sends each webhook that failed while redelivery was on once more, at most three times in all,
   * and waits for the outcomes. LINE does not say when it does so; the caller does.
   */
  public List<Delivery> redeliverFailed() {
    return webhooks.redeliverFailed().stream().map(CompletableFuture::join).toList();
  }

  /** Sends the webhook of this event again; empty where there was no such event. */
  public Optional<CompletableFuture<Delivery>> redeliver(String eventId) {
    return webhooks.redeliver(eventId);
  }

  /**
   * Sends the webhook of this event again at once, beside the first if that is still on its way.
   */
  public Optional<CompletableFuture<Delivery>> repeat(String eventId) {
    return webhooks.repeat(eventId);
  }

  /** The chat in which an event that was sent happened. */
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

  /** Messages counted in the current month of Japan. */
  public long usedThisMonth() {
    return sending.usedThisMonth();
  }

  public Faults faults() {
    return faults;
  }

  /** All that LINE took from the account, in order. */
  public List<Accepted> accepted() {
    return sending.accepted();
  }

  /** What LINE took for one customer, group or room, in order. */
  public List<Accepted> acceptedFor(String to) {
    return accepted().stream().filter(it -> it.to().equals(to)).toList();
  }

  /** Retry keys that came again with another content: LINE would drop those messages silently. */
  public List<String> misusedRetryKeys() {
    return sending.misusedRetryKeys();
  }

  /** The customer of this name, who is made where there is none: no friend yet. */
  public Person customer(String name) {
    synchronized (world) {
      var known = world.customerNamed(name).orElseGet(() -> world.addCustomer(name));
      return new Person(this, known.userId());
    }
  }

  /** A further customer, also where the name is taken. */
  public Person newCustomer(String name) {
    return new Person(this, world.addCustomer(name).userId());
  }

  /** A group or room of these people; the account is not in it until it is invited. */
  public Group group(Chat.Type type, String name, Person... members) {
    var ids = Arrays.stream(members).map(Person::userId).toList();
    return new Group(this, world.addGroup(type, name, ids).id);
  }

  /**
   * Does these together, told to the account in one webhook. Each must be possible as things stand
   * before; else none is done.
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
   * Takes what the file keeps for its own, in a simulator in which nothing has happened yet.
   *
   * @return the time at which it was written; empty where there is no file
   * @throws WorldFile.Damaged where the file is not what {@link #save} wrote
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

  /** Writes people, talks, uploads and the month's count to the file. */
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

  /** The chat as the phone opens it; from then on nothing in it is unread. */
  public Optional<Chat> openChat(String chatId) {
    return world.open(chatId);
  }

  public Optional<Content> content(String messageId) {
    return world.content(messageId);
  }

  /** Puts an upload into another state, such as a video that LINE still prepares. */
  public void contentState(String messageId, Content.State state) {
    world.content(messageId).ifPresent(it -> world.content(messageId, it.in(state)));
  }

  public Instant now() {
    return world.now();
  }

  /** The clock was moved: whoever watches the chats shall look again. */
  public void clockMoved() {
    world.changed();
  }

  /** A number that changes with every change. */
  public long revision() {
    return world.revision();
  }

  /** Waits in real time until the revision is no longer this one; gives the one there is then. */
  public long awaitRevisionOtherThan(long seen, Duration atMost) throws InterruptedException {
    return world.awaitRevisionOtherThan(seen, atMost);
  }

  /** Gives up the webhooks under way. */
  @Override
  public void close() {
    webhooks.close();
  }
}
