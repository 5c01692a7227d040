package rusuban.console;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import rusuban.app.account.ShopSwitching;
import rusuban.app.followup.FollowUpCancellation;
import rusuban.app.people.Admission;
import rusuban.app.people.EmailAddress;
import rusuban.app.settings.DraftEditor;
import rusuban.console.hours.DateHoursPage;
import rusuban.console.hours.HoursPage;
import rusuban.console.letters.LetterEditorPage;
import rusuban.console.letters.LettersPage;
import rusuban.console.letters.TonightReader;
import rusuban.console.page.DraftPages;
import rusuban.console.page.HtmlRenderer;
import rusuban.console.page.LayoutBuilder;
import rusuban.console.page.MenuItem;
import rusuban.console.page.ShopReader;
import rusuban.console.people.PeoplePage;
import rusuban.console.policies.PoliciesPage;
import rusuban.console.publish.PublishPage;
import rusuban.console.publish.VersionsPage;
import rusuban.console.replies.ReplyPages;
import rusuban.console.today.MonthlyQuotas;
import rusuban.console.today.TodayPage;
import rusuban.console.trial.TrialPage;
import rusuban.core.AccountId;
import rusuban.identity.IdTokenVerifier;
import rusuban.identity.OidcClient;
import rusuban.identity.OidcProvider;
import rusuban.identity.SigningKeys;
import rusuban.wiring.ConsoleParts;

/** Builds the console from its parts. */
public final class ConsoleFactory {
  private ConsoleFactory() {}

  /**
   * Returns the owner that the deployment names (template.yaml, OwnerEmail).
   *
   * @param variables the function's environment variables
   */
  static Optional<Admission.FirstOwner> firstOwner(Map<String, String> variables) {
    var account = variables.getOrDefault("OWNER_ACCOUNT", "");
    return EmailAddress.read(variables.getOrDefault("OWNER_EMAIL", ""))
        .filter(_ -> AccountId.isValid(account))
        .map(email -> new Admission.FirstOwner(new AccountId(account), email));
  }

  /**
   * Returns a console.
   *
   * @param isSecure whether browsers reach this server over HTTPS
   * @param firstOwner the owner that the deployment names
   */
  public static Console of(
      ConsoleParts parts,
      OidcProvider provider,
      boolean isSecure,
      Optional<Admission.FirstOwner> firstOwner) {
    var compositionRoot = parts.compositionRoot();
    var people = parts.people();
    var renderer = new HtmlRenderer();
    var cookie = new SessionCookie(isSecure);
    var opening = new SessionOpening(people.sessions(), cookie);
    var verifier = new IdTokenVerifier(provider, new SigningKeys(provider.jwks()));
    var client = new OidcClient(provider, verifier);
    var signIn =
        new SignIn(
            provider,
            client,
            new Admission(people.members(), firstOwner),
            opening,
            cookie,
            renderer);
    var accounts = compositionRoot.stores().accounts();
    var shops = new ShopReader(accounts, compositionRoot.settings());
    var editor = new DraftEditor(compositionRoot.versions(), parts.drafts(), DraftPages.FORMAT);
    var drafts = new DraftPages(parts.drafts(), editor);
    var layouts =
        new LayoutBuilder(people.members(), shops, drafts::changes, List.of(MenuItem.values()));
    var quotas = new MonthlyQuotas(compositionRoot.messaging());
    var stores = compositionRoot.stores();
    var today = new TodayPage(shops, new ShopSwitching(accounts), quotas, layouts, renderer);
    var hours = new HoursPage(shops, drafts, layouts, renderer);
    var dateHours = new DateHoursPage(shops, drafts, layouts, renderer);
    var policies = new PoliciesPage(shops, drafts, quotas, layouts, renderer);
    var replies = ReplyPages.of(shops, drafts, layouts, renderer);
    var letters =
        new LettersPage(
            shops,
            drafts,
            new TonightReader(
                stores.dueWork(), stores.chats(), Executors::newVirtualThreadPerTaskExecutor),
            new FollowUpCancellation(stores.followUps()),
            people.audit(),
            quotas,
            layouts,
            renderer);
    var letterEditor = new LetterEditorPage(shops, drafts, layouts, renderer);
    var trial = new TrialPage(shops, drafts, layouts, renderer);
    var publish = new PublishPage(shops, compositionRoot.versions(), editor, layouts, renderer);
    var versions = new VersionsPage(shops, compositionRoot.versions(), drafts, layouts, renderer);
    var peoplePage =
        new PeoplePage(people, parts.users().apply(provider.issuer()), shops, layouts, renderer);
    return new Console(
        people.sessions(),
        people.members(),
        cookie,
        new PublicPages(signIn, renderer),
        new SecurityHeaders(cookie.isSecure(), Optional.of(provider.authorization())),
        ConsoleRoutes.of(
            today,
            hours,
            dateHours,
            policies,
            replies,
            letters,
            letterEditor,
            trial,
            publish,
            versions,
            peoplePage,
            new NoSettingsPage(renderer),
            new ShopChoicePage(people.members(), opening)));
  }
}
