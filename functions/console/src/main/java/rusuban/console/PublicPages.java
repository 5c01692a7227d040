package rusuban.console;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import rusuban.app.people.Role;
import rusuban.console.page.ConsolePaths;
import rusuban.console.page.HtmlRenderer;
import rusuban.console.page.PageLanguage;
import rusuban.web.HttpRequest;
import rusuban.web.HttpResponse;

/** The pages that need no session: signing in, and every refusal. */
final class PublicPages {
  private final SignIn signIn;
  private final HtmlRenderer renderer;

  PublicPages(SignIn signIn, HtmlRenderer renderer) {
    this.signIn = signIn;
    this.renderer = renderer;
  }

  /** Answers a request that needs no session; empty for any other. */
  Optional<HttpResponse> answer(HttpRequest request, PageLanguage language, Instant now) {
    return switch (request.method() + " " + request.path()) {
      case "GET " + ConsolePaths.SIGN_IN ->
          Optional.of(signIn.page(language, request.query("why").orElse("")));
      case "GET " + ConsolePaths.SIGN_IN + "/start" -> Optional.of(signIn.start(request, language));
      case "GET " + ConsolePaths.SIGN_IN + "/callback" ->
          Optional.of(signIn.callback(request, language, now));
      case "POST " + ConsolePaths.SIGN_OUT -> Optional.of(signIn.signOut(request, now));
      default -> Optional.empty();
    };
  }

  /** Returns whether this address needs no session. */
  static boolean has(String method, String path) {
    return switch (method + " " + path) {
      case "GET " + ConsolePaths.SIGN_IN,
          "GET " + ConsolePaths.SIGN_IN + "/start",
          "GET " + ConsolePaths.SIGN_IN + "/callback",
          "POST " + ConsolePaths.SIGN_OUT ->
          true;
      default -> false;
    };
  }

  /**
   * Answers a request without a session. A page leads to the sign-in. A form is kept, so that
   * nothing typed is lost.
   */
  HttpResponse signedOut(HttpRequest request, PageLanguage language) {
    if (request.method().equals("POST")) return keep(401, request, language, "");
    return HttpResponse.seeOther(
        ConsolePaths.SIGN_IN
            + (request.path().equals(ConsolePaths.TODAY) || request.path().equals(ConsolePaths.ROOT)
                ? ""
                : "?why=expired"));
  }

  /**
   * Answers a form whose token is of an earlier session or of another shop. Nothing is changed
   * until the person presses the button on this page.
   */
  HttpResponse confirmAgain(HttpRequest request, PageLanguage language, String csrf) {
    return keep(403, request, language, csrf);
  }

  private HttpResponse keep(int status, HttpRequest request, PageLanguage language, String csrf) {
    var fields = new ArrayList<Map.Entry<String, String>>();
    for (var name : request.form().names())
      if (!name.equals("csrf"))
        for (var value : request.form().all(name)) fields.add(Map.entry(name, value));
    return renderer.page(
        status,
        "kept-form",
        Map.of(
            "language",
            language,
            "action",
            request.path(),
            "fields",
            List.copyOf(fields),
            "csrf",
            csrf));
  }

  HttpResponse notAllowed(PageLanguage language, Role least) {
    return message(
        403,
        language,
        language.of("この操作はできません", "You may not do this"),
        least == Role.OWNER
            ? language.of("オーナーだけができる操作です。オーナーに頼んでください。", "Only an owner may. Ask an owner.")
            : language.of(
                "あなたの役割は「見るだけ」です。オーナーに役割を変えてもらってください。",
                "Your role only reads. Ask an owner for another role."));
  }

  HttpResponse notFound(int status, PageLanguage language) {
    return message(
        status,
        language,
        language.of("この画面はありません", "There is no such page"),
        language.of("アドレスが古いか、消されたものです。", "The address is old, or what it showed is gone."));
  }

  HttpResponse foreign(PageLanguage language) {
    return message(
        403,
        language,
        language.of("ほかのサイトからの操作は受け付けません", "Changes from other sites are refused"),
        language.of(
            "何も変わっていません。この画面から、もう一度操作してください。", "Nothing has changed. Use the console itself."));
  }

  HttpResponse oversized(PageLanguage language) {
    return message(
        413,
        language,
        language.of("送られたものが大きすぎます", "What you sent is too large"),
        language.of(
            "何も変わっていません。小さくして、もう一度送ってください。",
            "Nothing has changed. Make it smaller and send it again."));
  }

  /** Answers after an error of our own. The log has its reason. */
  HttpResponse failed(PageLanguage language) {
    return message(
        500,
        language,
        language.of("いま、この画面を出せません", "This page does not work right now"),
        language.of(
            "お客さまへの返信には関わりません。少し待って、もう一度開いてください。続くときは、設置した人に知らせてください。",
            "Answers to customers are not affected. Wait a little and open it again. If it stays so,"
                + " tell whoever set up Rusuban."));
  }

  private HttpResponse message(int status, PageLanguage language, String title, String text) {
    return renderer.page(
        status, "message", Map.of("language", language, "title", title, "text", text));
  }
}
