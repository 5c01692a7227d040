package rusuban.local.line.api;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import rusuban.json.Json;
import rusuban.json.JsonObjectBuilder;
import rusuban.local.line.state.LineState;
import rusuban.local.line.state.LineUser.FollowState;
import rusuban.web.HttpResponse;
import rusuban.web.Router;

/** Endpoints for statistics (Messaging API reference, "Insights"). */
public final class InsightEndpoints {
  private static final ZoneId JAPAN = ZoneId.of("Asia/Tokyo");

  /** The first day that LINE counted. */
  private static final LocalDate FIRST = LocalDate.of(2016, 11, 1);

  private final LineState lineState;

  public InsightEndpoints(LineState lineState) {
    this.lineState = lineState;
  }

  public void addTo(Router<ApiEndpoint> routes) {
    routes.on("GET", "/v2/bot/insight/followers", this::followers);
  }

  /**
   * Returns the number of friends. The simulator keeps no history: every day that is over has the
   * present numbers.
   */
  private HttpResponse followers(ApiEndpoint.Request request) {
    var date = request.httpRequest().query("date").flatMap(InsightEndpoints::date);
    if (date.isEmpty()) return ApiErrors.parameter("date");
    var today = LocalDate.ofInstant(lineState.now(), JAPAN);
    if (date.get().isBefore(FIRST)) return uncounted("out_of_service");
    if (!date.get().isBefore(today)) return uncounted("unready");
    long following = count(FollowState.FOLLOWING);
    long blocked = count(FollowState.BLOCKED);
    return HttpResponse.json(
        200,
        JsonObjectBuilder.fields()
            .put("status", "ready")
            .put("followers", following + blocked)
            .put("targetedReaches", following)
            .put("blocks", blocked)
            .build());
  }

  private long count(FollowState state) {
    return lineState.customers().stream().filter(it -> it.followState() == state).count();
  }

  private static HttpResponse uncounted(String status) {
    return HttpResponse.json(
        200,
        JsonObjectBuilder.fields()
            .put("status", status)
            .put("followers", new Json.Null())
            .put("targetedReaches", new Json.Null())
            .put("blocks", new Json.Null())
            .build());
  }

  private static Optional<LocalDate> date(String text) {
    try {
      return Optional.of(LocalDate.parse(text, DateTimeFormatter.BASIC_ISO_DATE));
    } catch (DateTimeException _) {
      return Optional.empty();
    }
  }
}
