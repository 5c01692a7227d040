package rusuban.local.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.net.URI;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;

/** The phone's page as a person uses it on one screen. */
final class PhonePage implements AutoCloseable {
  private final ScreenSize screenSize;
  private final BrowserContext context;
  private final Page page;
  private final List<String> complaints = new ArrayList<>();

  PhonePage(Browser browser, ScreenSize screenSize, URI address) {
    this.screenSize = screenSize;
    context = browser.newContext(screenSize.context());
    page = context.newPage();
    page.onConsoleMessage(
        message -> {
          if (List.of("error", "warning").contains(message.type())) complaints.add(message.text());
        });
    page.onPageError(complaints::add);
    page.onDialog(
        dialog -> {
          complaints.add("dialog: " + dialog.message());
          dialog.dismiss();
        });
    page.navigate(address.toString());
  }

  /** Returns the browser's errors, warnings and dialogs so far. */
  List<String> complaints() {
    return List.copyOf(complaints);
  }

  Page page() {
    return page;
  }

  Locator find(String testId) {
    return page.getByTestId(testId);
  }

  /** Adds a customer who is a friend of the account, and opens that chat. */
  void addFriend(String name) {
    addCustomer(name, true);
    assertThat(answers().last()).containsText("はじめまして");
  }

  void addCustomer(String name, boolean follows) {
    openPeople();
    find("add-customer").click();
    find("customer-name").fill(name);
    find("customer-follow").setChecked(follows);
    find("ask-submit").click();
    assertThat(find("sheet")).hasCount(0);
    assertThat(page.locator("[data-testid=chat-row][aria-current]")).containsText(name);
    closePanels();
  }

  void addGroup(String name) {
    openPeople();
    find("add-group").click();
    find("group-name").fill(name);
    find("ask-submit").click();
    assertThat(find("sheet")).hasCount(0);
    closePanels();
    assertThat(find("talk-name")).containsText(name);
  }

  void openPeople() {
    if (screenSize.hasSheets()) find("open-people").click();
  }

  void openInspector() {
    if (screenSize.hasSheets()) find("open-inspector").click();
  }

  void closePanels() {
    if (screenSize.hasSheets()) page.keyboard().press("Escape");
  }

  void say(String words) {
    find("words").fill(words);
    find("send").click();
  }

  /** Moves the clock to this time, with the page's own clock. */
  void moveClockTo(ZonedDateTime time) {
    openInspector();
    find("clock-field").fill(time.format(DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm")));
    find("clock-set").click();
    assertThat(find("now")).hasText(time.format(DateTimeFormatter.ofPattern("H:mm")));
    assertThat(page.locator(".clock[aria-busy=true]")).hasCount(0);
    closePanels();
  }

  /** Opens the menu of a message, as a long press does. */
  void openMenuOf(Locator item) {
    item.locator(".line > :first-child").dispatchEvent("contextmenu");
    assertThat(find("sheet")).isVisible();
  }

  Locator items() {
    return find("item");
  }

  /** Finds the items that the account sent. */
  Locator answers() {
    return page.locator("[data-testid=item][data-from=account]");
  }

  /** Finds the items that the person with the phone sent. */
  Locator mine() {
    return page.locator("[data-testid=item].mine");
  }

  static Locator.FilterOptions text(String text) {
    return new Locator.FilterOptions().setHasText(text);
  }

  /** Returns the number of pixels by which the page can be scrolled sideways. */
  int overhang() {
    return (int)
        page.evaluate(
            """
            Math.max(...[document.documentElement, document.body, ...document.querySelectorAll('.talk, .panel-scroll')]
              .map(node => node.scrollWidth - node.clientWidth))\
            """);
  }

  @Override
  public void close() {
    context.close();
  }
}
