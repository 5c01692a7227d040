package rusuban.local.line;

import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import rusuban.local.http.Answer;
import rusuban.local.http.Fields;
import rusuban.local.http.Router;

/** Endpoints for uploads (Messaging API reference, "Getting content", host api-data). */
final class ContentEndpoints {
  private static final Set<Content.Kind> PREVIEWED = Set.of(Content.Kind.IMAGE, Content.Kind.VIDEO);
  private static final Set<Content.Kind> PREPARED = Set.of(Content.Kind.VIDEO, Content.Kind.AUDIO);

  private final World world;

  ContentEndpoints(World world) {
    this.world = world;
  }

  void addTo(Router<Endpoint> routes) {
    routes
        .on("GET", "/v2/bot/message/{messageId}/content", of(ContentEndpoints::bytes))
        .on("GET", "/v2/bot/message/{messageId}/content/preview", of(ContentEndpoints::preview))
        .on("GET", "/v2/bot/message/{messageId}/content/transcoding", of(ContentEndpoints::state));
  }

  private Endpoint of(Function<Content, Answer> endpoint) {
    return request -> {
      var content = world.content(request.segment("messageId"));
      if (content.isEmpty()) return Errors.of(404, "not found");
      return content.get().state() == Content.State.GONE
          ? Errors.of(410, "The content is gone")
          : endpoint.apply(content.get());
    };
  }

  private static Answer bytes(Content content) {
    return switch (content.state()) {
      case PROCESSING -> Answer.json(202, Fields.fields().build());
      case SUCCEEDED -> Answer.of(200, content.contentType(), content.bytes());
      case FAILED, GONE -> Errors.of(410, "The content is gone");
    };
  }

  private static Answer preview(Content content) {
    return PREVIEWED.contains(content.kind())
        ? Answer.of(200, content.previewType(), content.preview())
        : Errors.of(400, "The content can not be previewed");
  }

  private static Answer state(Content content) {
    return PREPARED.contains(content.kind())
        ? Answer.json(
            200,
            Fields.fields().put("status", content.state().name().toLowerCase(Locale.ROOT)).build())
        : Errors.of(400, "Transcoding status doesn't support this type of content");
  }
}
