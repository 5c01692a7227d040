package rusuban.local.line;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import rusuban.local.http.Answer;
import rusuban.local.http.Fields;
import rusuban.local.http.Router;

/**
 * The channel access tokens: the channel's long-lived one, and stateless ones of 15 minutes ("Issue
 * stateless channel access token"). Thread-safe.
 */
final class AccessTokens {
  private static final Duration STATELESS = Duration.ofMinutes(15);
  private static final String BEARER = "Bearer ";

  private final Channel channel;
  private final ChannelSecret secret;
  private final InstantSource clock;
  private final Ids ids;
  private final Map<String, Instant> ends = new HashMap<>();

  AccessTokens(Channel channel, ChannelSecret secret, InstantSource clock, Ids ids) {
    this.channel = channel;
    this.secret = secret;
    this.clock = clock;
    this.ids = ids;
  }

  void addTo(Router<Endpoint> routes) {
    routes.on("POST", "/oauth2/v3/token", this::issue);
  }

  /** Returns whether this Authorization header carries a token that is valid now. */
  synchronized boolean accept(Optional<String> authorization) {
    var token =
        authorization.filter(it -> it.startsWith(BEARER)).map(it -> it.substring(BEARER.length()));
    return token.filter(it -> it.equals(channel.accessToken()) || isAlive(it)).isPresent();
  }

  private boolean isAlive(String token) {
    var end = ends.get(token);
    return end != null && clock.instant().isBefore(end);
  }

  private Answer issue(Endpoint.Request request) {
    if (!request.call().contentType().equals("application/x-www-form-urlencoded")) {
      return refused("Unsupported content type.");
    }
    var form = request.call().form();
    if (!"client_credentials".equals(form.get("grant_type"))) {
      return refused("Invalid 'grant_type'.");
    }
    if (form.containsKey("client_assertion")) {
      return Errors.of(404, "Cannot find channel key that satisfies the conditions");
    }
    return channel.id().equals(form.get("client_id"))
            && secret.value().equals(form.get("client_secret"))
        ? issued()
        : refused("Invalid 'client_credentials'.");
  }

  private synchronized Answer issued() {
    var now = clock.instant();
    ends.values().removeIf(it -> !now.isBefore(it));
    var token = ids.token();
    ends.put(token, now.plus(STATELESS));
    return Answer.json(
        200,
        Fields.fields()
            .put("token_type", "Bearer")
            .put("access_token", token)
            .put("expires_in", STATELESS.toSeconds())
            .build());
  }

  private static Answer refused(String description) {
    return Answer.json(
        400,
        Fields.fields()
            .put("error", "invalid_request")
            .put("error_description", description)
            .build());
  }
}
