package rusuban.local.line.api;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import rusuban.json.Json;
import rusuban.json.JsonObjectBuilder;
import rusuban.local.line.WebhookPost;
import rusuban.local.line.WebhookQueue;
import rusuban.local.line.state.LineIdFormat;
import rusuban.local.line.state.LineState;
import rusuban.local.line.state.LineUser;
import rusuban.local.line.state.SimulatedChannel;
import rusuban.web.HttpResponse;
import rusuban.web.Router;

/** Endpoints for the account itself, its webhook and its friends. */
public final class AccountEndpoints {
  private static final int MAX_URL = 500;
  private static final int FOLLOWERS_BY_DEFAULT = 300;
  private static final int MAX_FOLLOWERS = 1000;
  private static final Set<String> THIS_MACHINE = Set.of("localhost", "127.0.0.1", "[::1]");

  private final Supplier<SimulatedChannel> channel;
  private final LineState lineState;
  private final WebhookQueue webhookQueue;

  public AccountEndpoints(
      Supplier<SimulatedChannel> channel, LineState lineState, WebhookQueue webhookQueue) {
    this.channel = channel;
    this.lineState = lineState;
    this.webhookQueue = webhookQueue;
  }

  public void addTo(Router<ApiEndpoint> routes) {
    routes
        .on("GET", "/v2/bot/info", _ -> info())
        .on("GET", "/v2/bot/profile/{userId}", this::profile)
        .on("GET", "/v2/bot/followers/ids", this::followers)
        .on("GET", "/v2/bot/channel/webhook/endpoint", _ -> webhook())
        .on("PUT", "/v2/bot/channel/webhook/endpoint", this::setWebhook)
        .on("POST", "/v2/bot/channel/webhook/test", this::testWebhook);
  }

  private HttpResponse info() {
    var mode = lineState.chatMode();
    return HttpResponse.json(
        200,
        JsonObjectBuilder.fields()
            .put("userId", channel.get().botUserId())
            .put("basicId", channel.get().basicId())
            .put("displayName", channel.get().displayName())
            .put("chatMode", mode.wire)
            .put("markAsReadMode", mode.markAsReadMode)
            .build());
  }

  /** Returns the profile of a friend, or of a stranger who wrote. Customers who block have none. */
  private HttpResponse profile(ApiEndpoint.Request request) {
    var userId = request.segment("userId");
    if (!LineIdFormat.isUser(userId)) return ApiErrors.parameter("userId");
    return lineState
        .customer(userId)
        .filter(
            it ->
                switch (it.followState()) {
                  case FOLLOWING -> true;
                  case BLOCKED -> false;
                  case STRANGER -> it.lastSpoke().isPresent();
                })
        .map(it -> HttpResponse.json(200, profile(it).put("language", "ja").build()))
        .orElseGet(ApiErrors::notFound);
  }

  static JsonObjectBuilder profile(LineUser lineUser) {
    return JsonObjectBuilder.fields()
        .put("displayName", lineUser.name())
        .put("userId", lineUser.userId())
        .put("pictureUrl", lineUser.pictureUrl().map(Json::str));
  }

  private HttpResponse followers(ApiEndpoint.Request request) {
    var limit = number(request, "limit", FOLLOWERS_BY_DEFAULT);
    if (limit.isEmpty() || limit.get() < 1 || limit.get() > MAX_FOLLOWERS) {
      return ApiErrors.parameter("limit");
    }
    var friends =
        lineState.customers().stream()
            .filter(it -> it.followState() == LineUser.FollowState.FOLLOWING)
            .map(it -> Json.str(it.userId()))
            .toList();
    return number(request, "start", 0)
        .filter(it -> it >= 0 && it <= friends.size())
        .map(it -> page("userIds", friends, it, limit.get()))
        .orElseGet(() -> ApiErrors.of(400, "Invalid start param"));
  }

  /** Returns one page. The continuation token is the index of the next page. */
  static HttpResponse page(String name, List<Json.Str> all, int start, int limit) {
    var end = Math.min(all.size(), start + limit);
    var page = JsonObjectBuilder.fields().put(name, all.subList(start, end));
    if (end < all.size()) page.put("next", Integer.toString(end));
    return HttpResponse.json(200, page.build());
  }

  /** Returns a whole number of the query; empty if the value is no whole number. */
  static Optional<Integer> number(ApiEndpoint.Request request, String name, int otherwise) {
    try {
      return Optional.of(
          request.httpRequest().query(name).map(Integer::parseInt).orElse(otherwise));
    } catch (NumberFormatException _) {
      return Optional.empty();
    }
  }

  private HttpResponse webhook() {
    return webhookQueue
        .url()
        .map(
            it ->
                HttpResponse.json(
                    200,
                    JsonObjectBuilder.fields()
                        .put("endpoint", it.toString())
                        .put("active", webhookQueue.active())
                        .build()))
        .orElseGet(() -> ApiErrors.of(404, "Webhook endpoint not found"));
  }

  private HttpResponse setWebhook(ApiEndpoint.Request request) {
    var requestBody = RequestBody.of(request.httpRequest(), Set.of("endpoint"));
    var endpoint = requestBody.text("endpoint");
    if (requestBody.refusal().isPresent()) return requestBody.refusal().get();
    var url = acceptable(endpoint);
    url.ifPresent(webhookQueue::url);
    return url.isPresent()
        ? HttpResponse.json(200, JsonObjectBuilder.fields().build())
        : invalidUrl();
  }

  private HttpResponse testWebhook(ApiEndpoint.Request request) {
    var requestBody = RequestBody.of(request.httpRequest(), Set.of("endpoint"));
    var given = requestBody.optionalText("endpoint");
    if (requestBody.refusal().isPresent()) return requestBody.refusal().get();
    if (given.isPresent() && acceptable(given.get()).isEmpty()) return invalidUrl();
    return given
        .flatMap(AccountEndpoints::acceptable)
        .or(webhookQueue::url)
        .map(it -> tested(webhookQueue.verify(it)))
        .orElseGet(() -> ApiErrors.of(404, "Webhook endpoint not found"));
  }

  private HttpResponse tested(WebhookPost.Attempt attempt) {
    return HttpResponse.json(
        200,
        JsonObjectBuilder.fields()
            .put("success", attempt.reason() == WebhookPost.Reason.OK)
            .put("timestamp", lineState.now().toString())
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

  private static HttpResponse invalidUrl() {
    return ApiErrors.of(400, "Invalid webhook endpoint URL");
  }
}
