package rusuban.console.page;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import rusuban.app.people.Member;
import rusuban.core.AccountId;
import rusuban.web.FormFields;
import rusuban.web.HttpRequest;

/**
 * A request of a signed-in person whose role allows it.
 *
 * @param http the request as it came
 * @param member the person, read from the table for this request
 * @param language the language of the pages
 * @param now the time of the request
 * @param csrf the token of the session and account, for the forms of the page
 * @param segments the parts of the path in place of the route's braces
 */
public record ConsoleRequest(
    HttpRequest http,
    Member member,
    PageLanguage language,
    Instant now,
    String csrf,
    Map<String, String> segments) {

  public ConsoleRequest {
    segments = Map.copyOf(segments);
  }

  /** Returns the account that the person works in. */
  public AccountId account() {
    return member.account();
  }

  /** Returns the fields of the form. */
  public FormFields form() {
    return http.form();
  }

  /** Returns the part of the path in place of this brace, which the route must have. */
  public String segment(String name) {
    return Optional.ofNullable(segments.get(name)).orElseThrow();
  }
}
