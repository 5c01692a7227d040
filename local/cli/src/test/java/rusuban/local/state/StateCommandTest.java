package rusuban.local.state;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import rusuban.app.store.StorePorts;
import rusuban.core.AccountId;
import rusuban.core.shop.ShopState;
import rusuban.core.shop.ShopSwitch;
import rusuban.core.shop.ShopSwitch.Kind;
import rusuban.local.store.StoreAccess;
import rusuban.testkit.InMemorySettingsRepository;
import rusuban.testkit.LiveSettings;
import rusuban.testkit.SettableClock;
import rusuban.testkit.people.InMemoryPeoplePorts;
import rusuban.testkit.store.InMemoryStorePorts;
import rusuban.testkit.store.InMemoryTable;

class StateCommandTest {
  private static final AccountId SALON = new AccountId("salon");

  /** A Tuesday, noon in Tokyo. */
  private static final Instant NOON = Instant.parse("2026-11-24T03:00:00Z");

  private static final String DOCUMENT =
      """
      {"shop": {"name": "見本"},
       "responseHours": {"weekdays": {"tue": ["10:00-19:00"], "wed": ["10:00-19:00"]}},
       "closedNotice": {"messages": ["closed"]}}
      """;

  private final SettableClock clock = new SettableClock(NOON);
  private final InMemorySettingsRepository versions = new InMemorySettingsRepository();
  private final StorePorts ports = InMemoryStorePorts.of(new InMemoryTable(versions::live));

  private record Ran(int code, String out, String err) {}

  @BeforeEach
  void settings_are_live() {
    LiveSettings.save(versions, SALON, DOCUMENT, "test", NOON);
  }

  @Test
  void busy_until_nine_is_on_from_the_next_message_until_nine() {
    var ran = busy("on", "--until", "21:00", "--by", "店長");
    assertThat(ran.code()).isZero();
    assertThat(ran.out())
        .contains("混雑中: オン（11月24日(火) 12:00 から 11月24日(火) 21:00 まで、店長 が")
        .contains("Busy: on (from 2026-11-24 12:00 until 2026-11-24 21:00; changed by 店長");
    assertThat(state().busy()).contains(new ShopSwitch(NOON, Optional.of(hours(9)), "店長", NOON));
    assertThat(ran.err()).as("no notice is set").contains("busyNotice");
  }

  @Test
  void closed_until_tomorrow_says_when_it_opens() {
    var ran = closed("on", "--until", "tomorrow");
    assertThat(ran.out()).contains("次の営業は 11月25日(水) 10:00", "Opens next at 2026-11-25 10:00");
    assertThat(ran.err()).isEmpty();
    assertThat(state().closed().orElseThrow().until()).contains(hours(12));
  }

  @Test
  void what_is_forgotten_ends_with_the_day_and_only_off_has_no_end() {
    staff("on");
    assertThat(state().staff().orElseThrow().until()).contains(hours(12));
    assertThat(staff("on", "--until", "off").out()).contains("切るまで", "until switched off");
    assertThat(state().staff().orElseThrow().until()).isEmpty();
  }

  @Test
  void longer_is_the_same_period_and_off_ends_it() {
    busy("on", "--until", "13:00", "--by", "a");
    clock.advance(Duration.ofMinutes(30));
    busy("on", "--until", "15:00", "--by", "b");
    assertThat(state().busy().orElseThrow().from()).isEqualTo(NOON);
    clock.advance(Duration.ofMinutes(30));
    assertThat(busy("off", "--by", "c").out()).contains("混雑中をやめました", "Busy: off");
    assertThat(busy().out()).contains("混雑中: オフ", "c が", "Busy: off", "changed by c");
    assertThat(busy("off")).isEqualTo(new Ran(0, "混雑中はオンではありません。 / Busy: it was not on.\n", ""));
  }

  @Test
  void a_switch_may_begin_later_and_is_shown_as_to_come() {
    assertThat(busy("on", "--from", "15:00", "--until", "2h").code()).isZero();
    assertThat(state().busy().orElseThrow().from()).isEqualTo(hours(3));
    assertThat(state().busy().orElseThrow().until()).contains(hours(5));
    assertThat(busy().out()).contains("予定", "to come");
    busy("on");
    var refused = busy("on", "--from", "18:00");
    assertThat(refused.code()).isEqualTo(1);
    assertThat(refused.err()).contains("off", "switch it off first");
  }

  @Test
  void off_says_that_the_settings_still_close_the_shop() {
    LiveSettings.save(
        versions,
        SALON,
        DOCUMENT.replace(
            "\"responseHours\": {",
            "\"responseHours\": {\"temporarilyClosed\": {\"until\":"
                + " \"2026-11-25T09:00:00+09:00\"},"),
        "test",
        NOON);
    closed("on");
    var ran = closed("off");
    assertThat(ran.code()).isEqualTo(1);
    assertThat(ran.out()).contains("臨時休業をやめました");
    assertThat(ran.err())
        .contains("responseHours.temporarilyClosed", "11月25日(水) 9:00", "2026-11-25 09:00");
    assertThat(closed().out()).contains("by the settings until 2026-11-25 09:00");
  }

  @Test
  void nothing_was_ever_switched() {
    assertThat(closed()).isEqualTo(new Ran(0, "臨時休業: オフ / Closed: off\n", ""));
  }

  @Test
  void a_shop_without_settings_has_a_state_all_the_same() {
    var ran = closed("on", "--account", "barber");
    assertThat(ran.code()).isZero();
    assertThat(ports.accounts().read(new AccountId("barber")).state().state().closed()).isPresent();
  }

  @ParameterizedTest
  @CsvSource({
    "maybe",
    "off --until 21:00",
    "on --until later",
    "on --until 2026-11-24T11:59",
    "on --from 2026-11-24T11:59",
    "on --until 401d",
    "on --by ''",
  })
  void what_cannot_be_meant_is_refused_and_changes_nothing(String arguments) {
    var ran = busy(arguments.replace("''", " ").split(" ", -1));
    assertThat(ran.code()).isEqualTo(2);
    assertThat(state()).isEqualTo(ShopState.NONE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"on", "off"})
  void of_two_who_switch_at_once_the_second_begins_from_what_the_first_left(String action) {
    ports
        .accounts()
        .change(
            SALON,
            ports.accounts().read(SALON).state(),
            ShopState.NONE.switchedOn(Kind.STAFF, NOON, Optional.empty(), "first", NOON));
    busy(action);
    assertThat(state().staff()).isPresent();
  }

  private Ran closed(String... arguments) {
    return run(StateCommand.Closed::new, arguments);
  }

  private Ran busy(String... arguments) {
    return run(StateCommand.Busy::new, arguments);
  }

  private Ran staff(String... arguments) {
    return run(StateCommand.Staff::new, arguments);
  }

  private Ran run(Function<StoreAccess, StateCommand> command, String... arguments) {
    StoreAccess storeAccess =
        (_, work) ->
            work.applyAsInt(
                new StoreAccess.Store(versions, ports, InMemoryPeoplePorts.empty(), clock));
    var out = new StringWriter();
    var err = new StringWriter();
    int code =
        new CommandLine(command.apply(storeAccess))
            .setOut(new PrintWriter(out, true))
            .setErr(new PrintWriter(err, true))
            .execute(arguments);
    return new Ran(code, out.toString(), err.toString());
  }

  private ShopState state() {
    return ports.accounts().read(SALON).state().state();
  }

  private static Instant hours(int after) {
    return NOON.plus(Duration.ofHours(after));
  }
}
