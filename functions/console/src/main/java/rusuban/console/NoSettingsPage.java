package rusuban.console;

import java.util.Map;
import rusuban.console.page.ConsoleRequest;
import rusuban.console.page.HtmlRenderer;
import rusuban.web.HttpResponse;

/** The page of an account without settings. All other pages lead here then. */
final class NoSettingsPage {
  private final HtmlRenderer renderer;

  NoSettingsPage(HtmlRenderer renderer) {
    this.renderer = renderer;
  }

  HttpResponse show(ConsoleRequest request) {
    var language = request.language();
    return renderer.page(
        200,
        "message",
        Map.of(
            "language",
            language,
            "title",
            language.of("この店には、まだ設定がありません", "This shop has no settings yet"),
            "text",
            language.of(
                "設置した人に、はじめの設定を入れてもらってください（./rusuban settings apply）。入ると、ここで変えられます。",
                "Ask whoever set up Rusuban to put in the first ones (./rusuban settings apply). You can"
                    + " change them here afterwards.")));
  }
}
