package rusuban.local.issuer;

import java.util.List;
import java.util.stream.Collectors;
import rusuban.web.HttpResponse;

/** The page with one button for each person, in the language of the request. */
final class ChoicePage {
  private static final String HEAD =
      """
      <!doctype html>
      <html lang="%s">
      <head>
      <meta charset="utf-8">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <title>%s</title>
      <style>
      :root { color-scheme: light dark }
      body { font: 16px/1.6 system-ui, sans-serif; margin: 0 auto; max-width: 24rem; padding: 2rem 1rem }
      h1 { font-size: 1.25rem }
      button { box-sizing: border-box; display: block; font: inherit; margin: .75rem 0; min-height: 3rem;
        padding: .5rem 1rem; text-align: start; width: 100%% }
      </style>
      </head>
      <body>
      <main>
      <h1>%s</h1>
      <p>%s</p>
      """;

  private ChoicePage() {}

  /**
   * Returns the page.
   *
   * @param action the address of this very request, to which the form goes
   */
  static HttpResponse of(List<LocalUser> users, String action, boolean english) {
    var head =
        english
            ? head("en", "Who signs in?", "On AWS, Cognito asks for address and password here.")
            : head("ja", "だれで入りますか", "AWS では、ここで Cognito がメールとパスワードを聞きます。");
    var buttons = users.stream().map(user -> button(user, english)).collect(Collectors.joining());
    return page(
        200,
        head
            + "<form method=\"post\" action=\""
            + escaped(action)
            + "\">\n"
            + buttons
            + "</form>\n</main>\n</body>\n</html>\n");
  }

  /** Returns the page for a request that no client of ours makes. */
  static HttpResponse wrongRequest() {
    return page(
        400,
        head("ja", "サインインを始められません", "アドレスが途中で変わったようです。るすばんのサインインの画面から、もう一度開いてください。")
            + "<p lang=\"en\">This is no complete sign-in request. Open it again from the sign-in"
            + " page of Rusuban.</p>\n</main>\n</body>\n</html>\n");
  }

  private static String head(String language, String title, String sentence) {
    return HEAD.formatted(language, title, title, sentence);
  }

  private static String button(LocalUser user, boolean english) {
    var email = escaped(user.email().value());
    return "<button name=\"user\" value=\"%s\">%s <small>%s · %s</small></button>\n"
        .formatted(
            email, escaped(user.name()), english ? user.role().en() : user.role().ja(), email);
  }

  private static HttpResponse page(int status, String html) {
    return HttpResponse.html(status, html)
        .with(
            "Content-Security-Policy",
            "default-src 'none'; style-src 'unsafe-inline'; form-action 'self';"
                + " frame-ancestors 'none'; base-uri 'none'")
        .with("Cache-Control", "no-store");
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&#39;");
  }
}
