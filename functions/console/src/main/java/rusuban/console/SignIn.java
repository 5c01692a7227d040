package rusuban.console;

import java.net.URI;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Map;
import rusuban.app.people.Admission;
import rusuban.app.people.VerifiedIdentity;
import rusuban.console.page.ConsolePaths;
import rusuban.console.page.HtmlRenderer;
import rusuban.console.page.PageLanguage;
import rusuban.identity.OidcClient;
import rusuban.identity.OidcProvider;
import rusuban.identity.SignInAttempt;
import rusuban.identity.SignInResult;
import rusuban.web.HttpRequest;
import rusuban.web.HttpResponse;

/** Signs people in at the identity provider, and out again. */
final class SignIn {
  private static final String ATTEMPT = "rusuban-sign-in";
  private static final int ATTEMPT_SECONDS = 600;

  private final OidcProvider provider;
  private final OidcClient client;
  private final Admission admission;
  private final SessionOpening sessions;
  private final SessionCookie cookie;
  private final HtmlRenderer renderer;
  private final SecureRandom random = new SecureRandom();

  SignIn(
      OidcProvider provider,
      OidcClient client,
      Admission admission,
      SessionOpening sessions,
      SessionCookie cookie,
      HtmlRenderer renderer) {
    this.provider = provider;
    this.client = client;
    this.admission = admission;
    this.sessions = sessions;
    this.cookie = cookie;
    this.renderer = renderer;
  }

  /** Shows the page that leads to the provider. */
  HttpResponse page(PageLanguage language, String why) {
    var note =
        switch (why) {
          case "expired" ->
              language.of(
                  "しばらく操作がなかったので、サインアウトしました。保存したものは残っています。",
                  "You were signed out after a while without use. What you saved is kept.");
          case "out" -> language.of("サインアウトしました。", "You have signed out.");
          default -> "";
        };
    return page(200, language, note, "");
  }

  private HttpResponse page(int status, PageLanguage language, String note, String problem) {
    return renderer.page(
        status, "sign-in", Map.of("language", language, "note", note, "problem", problem));
  }

  /** Leads to the provider. */
  HttpResponse start(HttpRequest request, PageLanguage language) {
    var attempt = SignInAttempt.begin(random, request.query("to").orElse(SignInAttempt.HOME));
    var to =
        client.authorization(attempt, callback(request), language.tag(), request.query("person"));
    return HttpResponse.seeOther(to.toString())
        .withCookie(attemptCookie(attempt.cookie(), ATTEMPT_SECONDS));
  }

  /** Takes the provider's answer and opens a session. */
  HttpResponse callback(HttpRequest request, PageLanguage language, Instant now) {
    var attempt = request.cookie(ATTEMPT).flatMap(SignInAttempt::read);
    var state = request.query("state");
    var code = request.query("code");
    if (attempt.isEmpty() || state.isEmpty() || code.isEmpty())
      return refused(400, language, Problem.BEGIN_AGAIN);
    var result = client.finish(attempt.get(), callback(request), state.get(), code.get(), now);
    var response =
        switch (result) {
          case SignInResult.SignedIn(var identity) ->
              admit(request, language, identity, attempt.get().returnTo(), now);
          case SignInResult.StateMismatch() -> refused(400, language, Problem.BEGIN_AGAIN);
          case SignInResult.CodeRefused _ -> refused(400, language, Problem.BEGIN_AGAIN);
          case SignInResult.TokenRejected _ -> refused(403, language, Problem.REFUSED);
          case SignInResult.ProviderUnavailable() -> refused(503, language, Problem.UNAVAILABLE);
        };
    return response.withCookie(attemptCookie("", 0));
  }

  private HttpResponse admit(
      HttpRequest request,
      PageLanguage language,
      VerifiedIdentity identity,
      String returnTo,
      Instant now) {
    return switch (admission.admit(identity, now)) {
      case Admission.AdmissionResult.Admitted(var memberships) ->
          sessions.open(request, memberships.getFirst(), now, HttpResponse.seeOther(returnTo));
      case Admission.AdmissionResult.NotInvited() -> refused(403, language, Problem.NOT_INVITED);
    };
  }

  /** Ends the session here and at the provider. */
  HttpResponse signOut(HttpRequest request, Instant now) {
    var out = provider.endSession(address(request, ConsolePaths.SIGN_IN));
    return sessions.close(request, now, HttpResponse.seeOther(out.toString()));
  }

  private URI callback(HttpRequest request) {
    return address(request, ConsolePaths.SIGN_IN + "/callback");
  }

  /**
   * Returns an address of the console as the browser reached it. The provider accepts registered
   * addresses alone, so a forged Host header leads nowhere.
   */
  private URI address(HttpRequest request, String path) {
    var host = request.header("Host").orElse("localhost");
    return URI.create((cookie.isSecure() ? "https://" : "http://") + host + path);
  }

  /** Reasons why a sign-in did not succeed. */
  private enum Problem {
    BEGIN_AGAIN(
        "サインインの途中で時間がたったか、別の画面から戻りました。もう一度サインインしてください。",
        "The sign-in took too long, or came back from another window. Please sign in again."),
    REFUSED(
        "サインインの証明を確かめられませんでした。もう一度サインインしてください。続くときは、設置した人に知らせてください。",
        "The sign-in could not be verified. Please try again. If it stays so, tell whoever set up"
            + " Rusuban."),
    UNAVAILABLE(
        "サインインの仕組みが、いま応答していません。少し待って、もう一度お試しください。",
        "The sign-in service does not answer right now. Wait a little and try again."),
    NOT_INVITED(
        "このメールアドレスは招待されていないか、招待の期限が過ぎています。オーナーに招待を頼んでください。",
        "This e-mail address is not invited, or the invitation has ended. Ask the owner for one.");

    private final String ja;
    private final String en;

    Problem(String ja, String en) {
      this.ja = ja;
      this.en = en;
    }
  }

  private HttpResponse refused(int status, PageLanguage language, Problem problem) {
    return page(status, language, "", language.of(problem.ja, problem.en));
  }

  /** The provider's redirect comes from another site, so the cookie is Lax and never Strict. */
  private String attemptCookie(String value, int seconds) {
    return ATTEMPT
        + "="
        + value
        + "; Path="
        + ConsolePaths.SIGN_IN
        + "; Max-Age="
        + seconds
        + "; HttpOnly; SameSite=Lax"
        + (cookie.isSecure() ? "; Secure" : "");
  }
}
