package rusuban.local.line;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import rusuban.core.Json;
import rusuban.local.http.Answer;
import rusuban.local.http.Fields;
import rusuban.local.http.Router;

/** Endpoints for the account itself, its webhook and its friends. */
final class AccountEndpoints {
  private static final int MAX_URL = 500;
  private static final int FOLLOWERS_BY_DEFAULT = 300;
  private static final int MAX_FOLLOWERS = 1000;
  private static final Set<String> THIS_MACHINE = Set.of("localhost", "127.0.0.1", "[::1]");

  private final Supplier<Channel> channel;
  private final World world;
  private final Webhooks webhooks;

  AccountEndpoints(Supplier<Channel> channel, World world, Webhooks webhooks) {
    this.channel = channel;
    this.world = world;
    this.webhooks = webhooks;
  }

  void addTo(Router<Endpoint> routes) {
    routes
        .on("GET", "/v2/bot/info", _ -> info())
        .on("GET", "/v2/bot/profile/{userId}", this::profile)
        .on("GET", "/v2/bot/followers/ids", this::followers)
        .on("GET", "/v2/bot/channel/webhook/endpoint", _ -> webhook())
        .on("PUT", "/v2/bot/channel/webhook/endpoint", this::setWebhook)
        .on("POST", "/v2/bot/channel/webhook/test", this::testWebhook);
  }

  private Answer info() {
    var mode = world.chatMode();
    return Answer.json(
        200,
        Fields.fields()
            .put("userId", channel.get().botUserId())
            .put("basicId", channel.get().basicId())
            .put("displayName", channel.get().displayName())
            .put("chatMode", mode.wire)
            .put("markAsReadMode", mode.markAsReadMode)
            .build());
  }

  /** Returns the profile of a friend, or of a stranger who wrote. Customers who block have none. */
  private Answer profile(Endpoint.Request request) {
    var userId = request.segment("userId");
    if (!ChatId.isUser(userId)) return Errors.parameter("userId");
    return world
        .customer(userId)
        .filter(
            it ->
                switch (it.friendship()) {
                  case FOLLOWING -> true;
                  case BLOCKED -> false;
                  case STRANGER -> it.lastSpoke().isPresent();
                })
        .map(it -> Answer.json(200, profile(it).put("language", "ja").build()))
        .orElseGet(Errors::notFound);
  }

  static Fields profile(Customer customer) {
    return Fields.fields()
        .put("displayName", customer.name())
        .put("userId", customer.userId())
        .put("pictureUrl", customer.pictureUrl().map(Json::str));
  }

  private Answer followers(Endpoint.Request request) {
    var limit = number(request, "limit", FOLLOWERS_BY_DEFAULT);
    if (limit.isEmpty() || limit.get() < 1 || limit.get() > MAX_FOLLOWERS) {
      return Errors.parameter("limit");
    }
    var friends =
        world.customers().stream()
            .filter(it -> it.friendship() == Customer.Friendship.FOLLOWING)
            .map(it -> Json.str(it.userId()))
            .toList();
    return number(request, "start", 0)
        .filter(it -> it >= 0 && it <= friends.size())
        .map(it -> page("userIds", friends, it, limit.get()))
        .orElseGet(() -> Errors.of(400, "Invalid start param"));
  }

  /** Returns one page. The continuation token is the index of the next page. */
  static Answer page(String name, List<Json.Str> all, int start, int limit) {
    var end = Math.min(all.size(), start + limit);
    var page = Fields.fields().put(name, all.subList(start, end));
    if (end < all.size()) page.put("next", Integer.toString(end));
    return Answer.json(200, page.build());
  }

  /** Returns a whole number of the query; empty if the value is no whole number. */
  static Optional<Integer> number(Endpoint.Request request, String name, int otherwise) {
    try {
      return Optional.of(request.call().query(name).map(Integer::parseInt).orElse(otherwise));
    } catch (NumberFormatException _) {
      return Optional.empty();
    }
  }

  private Answer webhook() {
    return webhooks
        .url()
        .map(
            it ->
                Answer.json(
                    200,
                    Fields.fields()
                        .put("endpoint", it.toString())
                        .put("active", webhooks.active())
                        .build()))
        .orElseGet(() -> Errors.of(404, "Webhook endpoint not found"));
  }

  private Answer setWebhook(Endpoint.Request request) {
    var body = Body.of(request.call(), Set.of("endpoint"));
    var endpoint = body.text("endpoint");
    if (body.refusal().isPresent()) return body.refusal().get();
    var url = acceptable(endpoint);
    url.ifPresent(webhooks::url);
    return url.isPresent() ? Answer.json(200, Fields.fields().build()) : invalidUrl();
  }

  private Answer testWebhook(Endpoint.Request request) {
    var body = Body.of(request.call(), Set.of("endpoint"));
    var given = body.optionalText("endpoint");
    if (body.refusal().isPresent()) return body.refusal().get();
    if (given.isPresent() && acceptable(given.get()).isEmpty()) return invalidUrl();
    return given
        .flatMap(AccountEndpoints::acceptable)
        .or(webhooks::url)
        .map(it -> tested(webhooks.verify(it)))
        .orElseGet(() -> Errors.of(404, "Webhook endpoint not found"));
  }

  private Answer tested(WebhookPost.Attempt attempt) {
    return Answer.json(
        200,
        Fields.fields()
            .put("success", attempt.reason() == WebhookPost.Reason.OK)
            .put("timestamp", world.now().toString())
            .put("statusCode", attempt.status())
            .put("reason", attempt.reason().name())
            .put("detail", attempt.detail())
            .build());
  }

  /** Checks the "Webhook URL validation rules", but also allows plain HTTP to this machine. */
  private static Optional<URI> acceptable(String endpoint) {
    try {
      var url = new URI(endpoint);
      var secure = "https".equals(url.getScheme()) && url.getHost() != null;
      var local =
          "http".equals(url.getScheme())
              && url.getHost() != null
              && THIS_MACHINE.contains(url.getHost());
      return endpoint.length() <= MAX_URL && (secure || local)
          ? Optional.of(url)
          : Optional.empty();
    } catch (URISyntaxException _) {
      return Optional.empty();
    }
  }

  private static Answer invalidUrl() {
    return Errors.of(400, "Invalid webhook endpoint URL");
  }
}
