package rusuban.core.decision;

import static org.assertj.core.api.Assertions.assertThat;
import static rusuban.core.decision.ShopFixture.TOKYO;
import static rusuban.core.decision.ShopFixture.at;
import static rusuban.core.decision.ShopFixture.say;

import java.time.DayOfWeek;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import rusuban.core.hours.DayHours;
import rusuban.core.hours.ResponseHours;
import rusuban.core.hours.ScheduledToggle;
import rusuban.core.hours.TimeRange;
import rusuban.json.Json;

class MessageVariableValuesTest {

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource({
    "2026-11-24T08:00, 本日 10:00",
    "2026-11-24T22:00, 明日 11月25日(水) 10:00",
    "2026-11-24T12:00, 明日 11月25日(水) 10:00",
    "2026-11-25T00:00, 本日 10:00",
    "2026-11-22T20:00, 11月24日(火) 10:00",
    "2026-12-31T23:30, 明日 1月1日(金) 10:00",
  })
  void the_next_opening_is_named_as_one_would_say_it(String now, String words) {
    assertThat(fill(new ShopFixture(), "{次の営業}", now)).isEqualTo(words);
  }

  @Test
  void an_opening_in_another_year_is_named_with_the_year() {
    var closed = new ScheduledToggle(Optional.empty(), at("2027-01-04T00:00"));
    var shopFixture = new ShopFixture().switches(Optional.of(closed), Optional.empty());
    assertThat(fill(shopFixture, "{次の営業}", "2026-12-30T12:00")).isEqualTo("2027年1月5日(火) 10:00");
  }

  @Test
  void a_shop_that_never_opens_has_words_for_it_too() {
    var never = new ShopFixture().hours(ResponseHours.weekly(TOKYO, Map.of()));
    assertThat(fill(never, "次の営業は{次の営業}です", "2026-11-24T12:00")).isEqualTo("次の営業は未定です");
    assertThat(fill(never, "{本日の営業時間}", "2026-11-24T12:00")).isEqualTo("お休み");
  }

  @Test
  void todays_hours_name_every_range_also_past_midnight() {
    var ranges = DayHours.of(new TimeRange(690, 840), new TimeRange(1320, 1530));
    var bar =
        new ShopFixture().hours(ResponseHours.weekly(TOKYO, Map.of(DayOfWeek.TUESDAY, ranges)));
    assertThat(fill(bar, "{本日の営業時間}", "2026-11-24T12:00")).isEqualTo("11:30〜14:00、22:00〜25:30");
    assertThat(fill(bar, "{本日の営業時間}", "2026-11-25T00:30")).isEqualTo("ただいま営業中（25:30まで）");
    assertThat(fill(bar, "{本日の営業時間}", "2026-11-25T01:30")).isEqualTo("お休み");
  }

  @ParameterizedTest(name = "{0} to {1} at {2}: {3}")
  @CsvSource({
    "2026-11-24T16:00, 2026-11-25T00:00, 2026-11-24T11:00, 10:00〜16:00",
    "2026-11-24T13:00, 2026-11-24T17:00, 2026-11-24T11:00, 10:00〜13:00、17:00〜19:00",
    "2026-11-24T13:00, 2026-11-24T17:00, 2026-11-24T14:00, 10:00〜13:00、17:00〜19:00",
    "2026-11-24T13:00, 2026-11-24T17:00, 2026-11-24T20:00, 10:00〜13:00、17:00〜19:00",
    "2026-11-24T08:00, 2026-11-24T12:00, 2026-11-24T09:00, 12:00〜19:00",
    "2026-11-24T12:00, 2026-11-25T00:00, 2026-11-24T13:00, 10:00〜12:00（このあとは臨時休業）",
    "2026-11-24T09:00, 2026-11-25T00:00, 2026-11-24T08:00, 臨時休業",
    "2026-11-24T09:00, 2026-11-25T00:00, 2026-11-24T13:00, 臨時休業",
    "2026-11-24T09:00, 2026-11-24T19:00, 2026-11-24T20:00, 臨時休業",
    "2026-11-23T09:00, 2026-11-24T00:00, 2026-11-23T13:00, 臨時休業", // a Monday
    "2026-11-24T20:00, 2026-11-25T00:00, 2026-11-24T21:00, 10:00〜19:00",
    "2026-11-24T16:00:30, 2026-11-24T17:30:30, 2026-11-24T11:00, 10:00〜16:00、17:31〜19:00",
    "2026-11-25T10:00, 2026-11-25T12:00, 2026-11-24T11:00, 10:00〜19:00", // tomorrow
  })
  void todays_hours_are_told_less_a_temporary_closure(
      String from, String until, String now, String words) {
    var closure = new ScheduledToggle(Optional.of(at(from)), at(until));
    var shopFixture = new ShopFixture().switches(Optional.of(closure), Optional.empty());
    assertThat(fill(shopFixture, "{本日の営業時間}", now)).isEqualTo(words);
  }

  @ParameterizedTest(name = "{0} at {2}: {3}")
  @CsvSource({
    "18:00-25:30, '', 2026-11-25T00:00, ただいま営業中（25:30まで）",
    "18:00-25:30, '', 2026-11-25T01:30, お休み",
    "18:00-25:30, 18:00-25:30, 2026-11-25T00:30, ただいま営業中（25:30まで）、18:00〜25:30",
    "18:00-25:30, 18:00-25:30, 2026-11-25T12:00, 18:00〜25:30",
    "18:00-25:30, 18:00-25:30, 2026-11-25T23:00, 18:00〜25:30",
    "18:00-24:00, 00:00-02:00, 2026-11-25T00:30, 00:00〜02:00",
    "22:00-29:00, 05:00-20:00, 2026-11-25T00:30, 00:00〜20:00", // they touch
    "22:00-29:00, 04:00-20:00, 2026-11-25T00:30, 00:00〜20:00", // they overlap
    "22:00-24:30 25:00-27:00, '', 2026-11-25T00:40, 01:00〜03:00",
    "10:00-40:00, '', 2026-11-25T00:30, 00:00〜16:00",
    "22:00-30:00, '', 2026-11-25T00:30, ただいま営業中（30:00まで）",
    "'', 00:00-24:00, 2026-11-25T00:30, 24時間営業",
    "00:00-24:00, 00:00-24:00, 2026-11-25T12:00, 24時間営業",
    "'', 00:00-26:00, 2026-11-25T12:00, 00:00〜26:00",
    "06:00-30:00, 06:00-30:00, 2026-11-25T12:00, 00:00〜30:00",
    "10:00-48:00, '', 2026-11-25T12:00, 24時間営業",
    "'', 00:00-24:00 25:00-26:00, 2026-11-25T12:00, 00:00〜24:00、25:00〜26:00",
    "'', 10:00-12:00 12:00-14:00, 2026-11-25T12:00, 10:00〜14:00",
  })
  void hours_of_yesterday_are_told_while_they_run(
      String tuesday, String wednesday, String now, String words) {
    var week = Map.of(DayOfWeek.TUESDAY, day(tuesday), DayOfWeek.WEDNESDAY, day(wednesday));
    var bar = new ShopFixture().hours(ResponseHours.weekly(TOKYO, week));
    assertThat(fill(bar, "{本日の営業時間}", now)).isEqualTo(words);
  }

  @Test
  void a_closure_cuts_the_rest_of_yesterdays_hours_too() {
    var week = Map.of(DayOfWeek.TUESDAY, day("18:00-26:00"));
    var closure = new ScheduledToggle(Optional.of(at("2026-11-25T01:00")), at("2026-11-25T01:30"));
    var bar =
        new ShopFixture()
            .hours(ResponseHours.weekly(TOKYO, week))
            .switches(Optional.of(closure), Optional.empty());
    assertThat(fill(bar, "{本日の営業時間}", "2026-11-25T00:30"))
        .isEqualTo("ただいま営業中（25:00まで）、01:30〜02:00");
    assertThat(fill(bar, "{本日の営業時間}", "2026-11-25T01:10")).isEqualTo("01:30〜02:00");
    assertThat(fill(bar, "{本日の営業時間}", "2026-11-25T01:40")).isEqualTo("ただいま営業中（26:00まで）");
  }

  @Test
  void a_shop_that_never_closes_has_words_for_its_next_opening() {
    var week = new EnumMap<DayOfWeek, DayHours>(DayOfWeek.class);
    for (var day : DayOfWeek.values()) week.put(day, day("06:00-30:00"));
    var shopFixture = new ShopFixture().hours(ResponseHours.weekly(TOKYO, week));
    assertThat(fill(shopFixture, "{本日の営業時間}\n次の営業：{次の営業}", "2026-11-24T12:00"))
        .isEqualTo("24時間営業\n次の営業：24時間営業");
  }

  @ParameterizedTest(name = "until {0}: {1}")
  @CsvSource({
    "2029-01-01T00:00, 2029年1月2日(火) 10:00", // closed on Mondays
    "2028-01-01T12:00, 2028年1月1日(土) 12:00",
    "9999-12-30T00:00, 未定",
  })
  void a_closure_of_years_tells_the_opening_after_its_end(String until, String words) {
    var closures =
        List.of(
            new ScheduledToggle(Optional.empty(), at(until)),
            new ScheduledToggle(Optional.of(at("2026-11-24T19:00")), at(until)),
            new ScheduledToggle(Optional.of(at("2026-11-25T09:00")), at(until)));
    for (var closure : closures) {
      var shopFixture = new ShopFixture().switches(Optional.of(closure), Optional.empty());
      assertThat(fill(shopFixture, "次の営業は{次の営業}です", "2026-11-24T20:00"))
          .isEqualTo("次の営業は" + words + "です");
    }
  }

  @Test
  void today_and_the_shops_name_are_filled_in() {
    assertThat(fill(new ShopFixture(), "{今日}の{店名}", "2026-11-24T12:00"))
        .isEqualTo("11月24日(火)のるすばん美容室");
  }

  @Test
  void the_customer_has_a_name_or_is_the_customer() {
    var compiledSettings = new ShopFixture().ready();
    var now = at("2026-11-24T12:00");
    assertThat(MessageVariableValues.fill(say("{名前}様"), compiledSettings, Optional.of("花子"), now))
        .isEqualTo(say("花子様"));
    assertThat(MessageVariableValues.fill(say("{名前}"), compiledSettings, Optional.empty(), now))
        .isEqualTo(say("お客様"));
    assertThat(MessageVariableValues.fill(say("{名前}さま"), compiledSettings, Optional.empty(), now))
        .isEqualTo(say("お客様"));
    assertThat(MessageVariableValues.fill(say("{名前}"), compiledSettings, Optional.of(" "), now))
        .isEqualTo(say("お客様"));
  }

  private static DayHours day(String ranges) {
    return new DayHours(
        Stream.of(ranges.split(" "))
            .filter(range -> !range.isEmpty())
            .map(TimeRange::parse)
            .map(TimeRange.Parsed.Accepted.class::cast)
            .map(TimeRange.Parsed.Accepted::range)
            .toList());
  }

  private static String fill(ShopFixture shopFixture, String text, String now) {
    List<Json> filled =
        MessageVariableValues.fill(say(text), shopFixture.ready(), Optional.empty(), at(now));
    return ((Json.Obj) filled.getFirst()).text("text").orElseThrow();
  }
}
