package rusuban.console;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import rusuban.app.people.Member;
import rusuban.app.people.MemberStore;
import rusuban.app.people.Session;
import rusuban.app.people.SessionStore;
import rusuban.console.page.ConsoleAssets;
import rusuban.console.page.ConsolePaths;
import rusuban.console.page.ConsoleRequest;
import rusuban.console.page.PageLanguage;
import rusuban.identity.SessionToken;
import rusuban.web.HttpRequest;
import rusuban.web.HttpResponse;
import rusuban.web.Router;
import rusuban.web.Router.Found;

/**
 * Answers every request below {@code /console/}. A page is reached only by a session that is alive,
 * by a member whose role allows it, and for a change with the token of the form.
 */
public final class Console {
  private static final String LANGUAGE = "rusuban-lang";
  private static final int YEAR_SECONDS = 365 * 24 * 3600;

  private final SessionStore sessions;
  private final MemberStore members;
  private final SessionCookie cookie;
  private final PublicPages publicPages;
  private final SecurityHeaders headers;
  private final List<ConsoleRoute> all;
  private final Router<ConsoleRoute> routes = new Router<>();

  Console(
      SessionStore sessions,
      MemberStore members,
      SessionCookie cookie,
      PublicPages publicPages,
      SecurityHeaders headers,
      List<ConsoleRoute> all) {
    this.sessions = sessions;
    this.members = members;
    this.cookie = cookie;
    this.publicPages = publicPages;
    this.headers = headers;
    this.all = List.copyOf(all);
    all.forEach(route -> routes.on(route.method(), route.path(), route));
  }

  /** Answers a request. */
  public HttpResponse answer(HttpRequest request, Instant now) {
    var asset = ConsoleAssets.find(request.path());
    if (asset.isPresent()) return headers.on(Gzip.compress(request, asset.get()));
    var language = language(request);
    var response = page(request, language, now);
    if (request.query("lang").flatMap(PageLanguage::find).isPresent())
      response =
          response.withCookie(
              LANGUAGE
                  + "="
                  + language.tag()
                  + "; Path=/console; Max-Age="
                  + YEAR_SECONDS
                  + "; SameSite=Lax");
    return headers.on(Gzip.compress(request, response.with("Cache-Control", "no-store")));
  }

  /** The language that the person chose, or Japanese. */
  private static PageLanguage language(HttpRequest request) {
    return request
        .query("lang")
        .flatMap(PageLanguage::find)
        .or(() -> request.cookie(LANGUAGE).flatMap(PageLanguage::find))
        .orElse(PageLanguage.JA);
  }

  private HttpResponse page(HttpRequest request, PageLanguage language, Instant now) {
    if (request.isOversized()) return publicPages.oversized(language);
    if (isForeign(request)) return publicPages.foreign(language);
    var open = publicPages.answer(request, language, now);
    if (open.isPresent()) return open.get();
    var session = session(request, now);
    if (session.isEmpty()) return publicPages.signedOut(request, language);
    var member = members.find(session.get().account(), session.get().email(), now);
    if (member.filter(Member::hasJoined).isEmpty()) {
      sessions.end(session.get());
      return publicPages.signedOut(request, language).withCookie(cookie.delete());
    }
    var token = cookie.token(request).orElseThrow();
    var answer = route(request, language, now, member.get(), token);
    var used = session.get().used(now);
    if (used.isEmpty()) return answer;
    sessions.renew(used.get());
    members.noteSeen(member.get().account(), member.get().email(), now);
    // The cookie lives as long as the session, whose end may just have moved.
    return answer.cookies().isEmpty() ? answer.withCookie(cookie.set(token)) : answer;
  }

  private Optional<Session> session(HttpRequest request, Instant now) {
    return cookie.token(request).flatMap(token -> sessions.find(token.hash(), now));
  }

  private HttpResponse route(
      HttpRequest request, PageLanguage language, Instant now, Member member, SessionToken token) {
    var path = request.path().equals(ConsolePaths.ROOT) ? ConsolePaths.TODAY : request.path();
    return switch (routes.find(request.method(), path)) {
      case Found.Endpoint<ConsoleRoute>(var route, var segments) -> {
        var csrf = token.csrf(member.account());
        if (!member.role().isAtLeast(route.least()))
          yield publicPages.notAllowed(language, route.least());
        if (request.method().equals("POST")
            && !token.isCsrf(member.account(), request.form().text("csrf")))
          yield publicPages.confirmAgain(request, language, csrf);
        yield route
            .page()
            .apply(new ConsoleRequest(request, member, language, now, csrf, segments));
      }
      case Found.OtherMethod<ConsoleRoute>(var allowed) ->
          publicPages.notFound(405, language).with("Allow", allowed);
      case Found.Nothing<ConsoleRoute>() -> publicPages.notFound(404, language);
    };
  }

  /**
   * Returns whether another site made the browser send this change. The cookie's SameSite prevents
   * it; this check holds where a browser ignores that.
   */
  private static boolean isForeign(HttpRequest request) {
    if (request.method().equals("GET") || request.method().equals("HEAD")) return false;
    var site = request.header("Sec-Fetch-Site");
    if (site.isPresent()) return !site.get().equals("same-origin") && !site.get().equals("none");
    var origin = request.header("Origin");
    var host = request.header("Host").orElse("");
    return origin.isPresent() && !origin.get().endsWith("://" + host);
  }

  /** Returns all addresses for signed-in people. */
  List<ConsoleRoute> routes() {
    return all;
  }

  /** Returns whether this address exists, for the public pages too. */
  boolean hasRoute(String method, String path) {
    return PublicPages.has(method, path)
        || routes.find(method, path) instanceof Found.Endpoint<ConsoleRoute>;
  }
}
