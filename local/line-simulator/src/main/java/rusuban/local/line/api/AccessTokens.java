package rusuban.local.line.api;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import rusuban.json.JsonObjectBuilder;
import rusuban.local.line.state.ChannelSecret;
import rusuban.local.line.state.IdGenerator;
import rusuban.local.line.state.SimulatedChannel;
import rusuban.web.HttpResponse;
import rusuban.web.Router;

/**
 * The channel access tokens: the channel's long-lived one, and stateless ones of 15 minutes ("Issue
 * stateless channel access token"). Thread-safe.
 */
public final class AccessTokens {
  private static final Duration STATELESS = Duration.ofMinutes(15);
  private static final String BEARER = "Bearer ";

  private final SimulatedChannel simulatedChannel;
  private final ChannelSecret secret;
  private final InstantSource clock;
  private final IdGenerator idGenerator;
  private final Map<String, Instant> ends = new HashMap<>();

  public AccessTokens(
      SimulatedChannel simulatedChannel,
      ChannelSecret secret,
      InstantSource clock,
      IdGenerator idGenerator) {
    this.simulatedChannel = simulatedChannel;
    this.secret = secret;
    this.clock = clock;
    this.idGenerator = idGenerator;
  }

  public void addTo(Router<ApiEndpoint> routes) {
    routes.on("POST", "/oauth2/v3/token", this::issue);
  }

  /** Returns whether this Authorization header carries a token that is valid now. */
  synchronized boolean accept(Optional<String> authorization) {
    var token =
        authorization.filter(it -> it.startsWith(BEARER)).map(it -> it.substring(BEARER.length()));
    return token.filter(it -> it.equals(simulatedChannel.accessToken()) || isAlive(it)).isPresent();
  }

  private boolean isAlive(String token) {
    var end = ends.get(token);
    return end != null && clock.instant().isBefore(end);
  }

  private HttpResponse issue(ApiEndpoint.Request request) {
    if (!request.httpRequest().contentType().equals("application/x-www-form-urlencoded")) {
      return refused("Unsupported content type.");
    }
    var form = request.httpRequest().form();
    if (!form.text("grant_type").equals("client_credentials")) {
      return refused("Invalid 'grant_type'.");
    }
    if (form.has("client_assertion")) {
      return ApiErrors.of(404, "Cannot find channel key that satisfies the conditions");
    }
    return form.text("client_id").equals(simulatedChannel.id())
            && form.text("client_secret").equals(secret.value())
        ? issued()
        : refused("Invalid 'client_credentials'.");
  }

  private synchronized HttpResponse issued() {
    var now = clock.instant();
    ends.values().removeIf(it -> !now.isBefore(it));
    var token = idGenerator.token();
    ends.put(token, now.plus(STATELESS));
    return HttpResponse.json(
        200,
        JsonObjectBuilder.fields()
            .put("token_type", "Bearer")
            .put("access_token", token)
            .put("expires_in", STATELESS.toSeconds())
            .build());
  }

  private static HttpResponse refused(String description) {
    return HttpResponse.json(
        400,
        JsonObjectBuilder.fields()
            .put("error", "invalid_request")
            .put("error_description", description)
            .build());
  }
}
