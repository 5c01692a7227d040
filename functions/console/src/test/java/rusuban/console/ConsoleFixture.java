package rusuban.console;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import rusuban.app.Telemetry;
import rusuban.app.people.Actor;
import rusuban.app.people.AuditCode;
import rusuban.app.people.AuditEntry;
import rusuban.app.people.EmailAddress;
import rusuban.app.people.Member;
import rusuban.app.people.PeoplePorts;
import rusuban.app.people.Role;
import rusuban.app.people.Session;
import rusuban.app.people.UserDirectory;
import rusuban.core.AccountId;
import rusuban.identity.OidcProvider;
import rusuban.identity.SessionToken;
import rusuban.testkit.FakeChannelRepository;
import rusuban.testkit.FakeMessagingApi;
import rusuban.testkit.InMemoryDraftRepository;
import rusuban.testkit.InMemorySettingsRepository;
import rusuban.testkit.SettableClock;
import rusuban.testkit.people.InMemoryPeoplePorts;
import rusuban.testkit.store.InMemoryStorePorts;
import rusuban.testkit.store.InMemoryTable;
import rusuban.web.HttpRequest;
import rusuban.web.HttpResponse;
import rusuban.wiring.CompositionRoot;
import rusuban.wiring.ConsoleParts;

/** The console on fakes, with a browser for each role. Pages are read with selectors. */
public final class ConsoleFixture {
  /** A Friday afternoon in the salon's open hours: 14:18 in Tokyo. */
  public static final Instant NOW = Instant.parse("2026-12-04T05:18:00Z");

  public static final AccountId SALON = new AccountId("salon");

  public final SettableClock clock = new SettableClock(NOW);
  public final FakeMessagingApi line = new FakeMessagingApi().month(200, 57);
  public final PeoplePorts people = InMemoryPeoplePorts.empty();
  public final InMemoryDraftRepository drafts = new InMemoryDraftRepository();
  public final List<String> invited = new ArrayList<>();
  public UserDirectory.Notice notice = UserDirectory.Notice.MAILED;
  public final CompositionRoot compositionRoot;
  public final Console console;

  private final SecureRandom random = new SecureRandom();

  public ConsoleFixture() {
    var users =
        new UserDirectory() {
          @Override
          public Notice invite(EmailAddress email) {
            invited.add(email.value());
            return notice;
          }

          @Override
          public void remove(EmailAddress email) {
            invited.remove(email.value());
          }
        };
    var versions = new InMemorySettingsRepository();
    Telemetry nothing = (metric, account, ids) -> {};
    compositionRoot =
        CompositionRoot.of(
            InMemoryStorePorts.of(new InMemoryTable(versions::live)),
            versions,
            new FakeChannelRepository(),
            line,
            nothing,
            clock);
    versions.save(SALON, salon(), "test", Optional.empty(), NOW, OptionalLong.empty());
    console =
        ConsoleFactory.of(
            new ConsoleParts(compositionRoot, people, drafts, issuer -> users),
            new OidcProvider(
                "https://issuer.example",
                "console",
                URI.create("https://issuer.example/authorize"),
                URI.create("https://issuer.example/token"),
                URI.create("https://issuer.example/jwks"),
                URI.create("https://issuer.example/logout")),
            true,
            Optional.empty());
  }

  /** Returns the document of the example salon. */
  public static String salon() {
    try {
      return Files.readString(Path.of("../../examples/salon.json"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns the browser of a new member who has signed in. */
  public Browser signedIn(Role role) {
    return signedIn(SALON, role);
  }

  /** Returns the browser of a new member of this account who has signed in. */
  public Browser signedIn(AccountId account, Role role) {
    var email = new EmailAddress(role.word() + "-" + account.value() + "@example.com");
    var now = clock.instant();
    var audit =
        AuditEntry.of(
            account,
            now,
            new Actor.Deployment(),
            AuditCode.MEMBER_INVITED,
            email.value(),
            role.word());
    var invited = Member.invited(account, email, Optional.of(role.ja()), role, now);
    people.members().invite(invited, audit);
    people
        .members()
        .join(
            invited,
            invited.joined("sub-" + email.value(), now),
            AuditEntry.of(account, now, invited.actor(), AuditCode.MEMBER_JOINED, role.word()));
    var token = SessionToken.draw(random);
    people.sessions().create(Session.begin(token.hash(), account, email, "Test", now));
    return new Browser(Optional.of(token), account);
  }

  /** Removes the member whom {@link #signedIn} made for the role of staff. */
  public void removeStaff() {
    var now = clock.instant();
    var email = new EmailAddress("staff-" + SALON.value() + "@example.com");
    var staff = people.members().find(SALON, email, now).orElseThrow();
    people
        .members()
        .remove(
            staff,
            AuditEntry.of(
                SALON, now, new Actor.Deployment(), AuditCode.MEMBER_REMOVED, staff.name()));
  }

  /** Returns the browser of somebody who has not signed in. */
  public Browser stranger() {
    return new Browser(Optional.empty(), SALON);
  }

  /** A browser with at most one session. */
  public final class Browser {
    public final Optional<SessionToken> token;
    private final AccountId account;
    private final Map<String, String> headers = new HashMap<>();

    private Browser(Optional<SessionToken> token, AccountId account) {
      this.token = token;
      this.account = account;
      headers.put("Host", "shop.example");
      token.ifPresent(it -> headers.put("Cookie", "__Host-rusuban-session=" + it.value()));
    }

    /** Returns this browser with one more header. */
    public Browser with(String header, String value) {
      headers.put(header, value);
      return this;
    }

    /** Returns the token that a form of this session has. */
    public String csrf() {
      return token.map(it -> it.csrf(account)).orElse("");
    }

    public HttpResponse get(String address) {
      return send("GET", address, "");
    }

    /** Returns the page at this address; it must exist. */
    public Document page(String address) {
      var response = get(address);
      if (response.status() != 200) throw new AssertionError(address + ": " + response);
      return Jsoup.parse(response.text());
    }

    /** Sends a form with the session's token. */
    public HttpResponse post(String address, Map<String, String> fields) {
      var all = new LinkedHashMap<>(fields);
      all.putIfAbsent("csrf", csrf());
      return send("POST", address, encoded(all));
    }

    /** Sends a body as a form. */
    public HttpResponse send(String method, String address, String body) {
      var uri = URI.create(address);
      var request =
          HttpRequest.of(
              method,
              uri.getPath(),
              Optional.ofNullable(uri.getRawQuery()).orElse(""),
              headers,
              body.getBytes(UTF_8));
      return console.answer(request, clock.instant());
    }
  }

  /** Returns the fields as a form's body. */
  public static String encoded(Map<String, String> fields) {
    return fields.entrySet().stream()
        .map(
            it ->
                URLEncoder.encode(it.getKey(), UTF_8)
                    + "="
                    + URLEncoder.encode(it.getValue(), UTF_8))
        .collect(Collectors.joining("&"));
  }
}
