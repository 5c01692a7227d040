package rusuban.local.line.api;

import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import rusuban.json.JsonObjectBuilder;
import rusuban.local.line.state.LineState;
import rusuban.local.line.state.UploadedContent;
import rusuban.web.HttpResponse;
import rusuban.web.Router;

/** Endpoints for uploads (Messaging API reference, "Getting content", host api-data). */
public final class ContentEndpoints {
  private static final Set<UploadedContent.Kind> PREVIEWED =
      Set.of(UploadedContent.Kind.IMAGE, UploadedContent.Kind.VIDEO);
  private static final Set<UploadedContent.Kind> PREPARED =
      Set.of(UploadedContent.Kind.VIDEO, UploadedContent.Kind.AUDIO);

  private final LineState lineState;

  public ContentEndpoints(LineState lineState) {
    this.lineState = lineState;
  }

  public void addTo(Router<ApiEndpoint> routes) {
    routes
        .on("GET", "/v2/bot/message/{messageId}/content", of(ContentEndpoints::bytes))
        .on("GET", "/v2/bot/message/{messageId}/content/preview", of(ContentEndpoints::preview))
        .on("GET", "/v2/bot/message/{messageId}/content/transcoding", of(ContentEndpoints::state));
  }

  private ApiEndpoint of(Function<UploadedContent, HttpResponse> endpoint) {
    return request -> {
      var content = lineState.content(request.segment("messageId"));
      if (content.isEmpty()) return ApiErrors.of(404, "not found");
      return content.get().state() == UploadedContent.State.GONE
          ? ApiErrors.of(410, "The content is gone")
          : endpoint.apply(content.get());
    };
  }

  private static HttpResponse bytes(UploadedContent uploadedContent) {
    return switch (uploadedContent.state()) {
      case PROCESSING -> HttpResponse.json(202, JsonObjectBuilder.fields().build());
      case SUCCEEDED ->
          HttpResponse.of(200, uploadedContent.contentType(), uploadedContent.bytes());
      case FAILED, GONE -> ApiErrors.of(410, "The content is gone");
    };
  }

  private static HttpResponse preview(UploadedContent uploadedContent) {
    return PREVIEWED.contains(uploadedContent.kind())
        ? HttpResponse.of(200, uploadedContent.previewType(), uploadedContent.preview())
        : ApiErrors.of(400, "The content can not be previewed");
  }

  private static HttpResponse state(UploadedContent uploadedContent) {
    return PREPARED.contains(uploadedContent.kind())
        ? HttpResponse.json(
            200,
            JsonObjectBuilder.fields()
                .put("status", uploadedContent.state().name().toLowerCase(Locale.ROOT))
                .build())
        : ApiErrors.of(400, "Transcoding status doesn't support this type of content");
  }
}
