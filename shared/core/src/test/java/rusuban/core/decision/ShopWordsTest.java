package rusuban.core.decision;

import static org.assertj.core.api.Assertions.assertThat;
import static rusuban.core.decision.Shop.TOKYO;
import static rusuban.core.decision.Shop.at;
import static rusuban.core.decision.Shop.say;

import java.time.DayOfWeek;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import rusuban.core.Json;
import rusuban.core.hours.DayHours;
import rusuban.core.hours.ResponseHours;
import rusuban.core.hours.TimeRange;
import rusuban.core.hours.TimedSwitch;

class ShopWordsTest {

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
    assertThat(fill(new Shop(), "{次の営業}", now)).isEqualTo(words);
  }

  @Test
  void an_opening_in_another_year_is_named_with_the_year() {
    var closed = new TimedSwitch(Optional.empty(), at("2027-01-04T00:00"));
    var shop = new Shop().switches(Optional.of(closed), Optional.empty());
    assertThat(fill(shop, "{次の営業}", "2026-12-30T12:00")).isEqualTo("2027年1月5日(火) 10:00");
  }

  @Test
  void a_shop_that_never_opens_has_words_for_it_too() {
    var never = new Shop().hours(ResponseHours.weekly(TOKYO, Map.of()));
    assertThat(fill(never, "{次の営業}に", "2026-11-24T12:00")).isEqualTo("次の営業時間に");
    assertThat(fill(never, "{本日の営業時間}", "2026-11-24T12:00")).isEqualTo("お休み");
  }

  @Test
  void todays_hours_name_every_range_also_past_midnight() {
    var ranges = DayHours.of(new TimeRange(690, 840), new TimeRange(1320, 1530));
    var bar = new Shop().hours(ResponseHours.weekly(TOKYO, Map.of(DayOfWeek.TUESDAY, ranges)));
    assertThat(fill(bar, "{本日の営業時間}", "2026-11-24T12:00")).isEqualTo("11:30〜14:00、22:00〜25:30");
    assertThat(fill(bar, "{本日の営業時間}", "2026-11-25T00:30")).isEqualTo("お休み");
  }

  @Test
  void a_temporary_closure_of_the_rest_of_the_day_outweighs_todays_hours() {
    var until = new TimedSwitch(Optional.of(at("2026-11-24T12:00")), at("2026-11-25T00:00"));
    var shop = new Shop().switches(Optional.of(until), Optional.empty());
    assertThat(fill(shop, "{本日の営業時間}", "2026-11-24T11:00")).isEqualTo("10:00〜19:00");
    assertThat(fill(shop, "{本日の営業時間}", "2026-11-24T13:00")).isEqualTo("臨時休業");
    var lunch = new TimedSwitch(Optional.of(at("2026-11-24T12:00")), at("2026-11-24T14:00"));
    var back = new Shop().switches(Optional.of(lunch), Optional.empty());
    assertThat(fill(back, "{本日の営業時間}", "2026-11-24T13:00")).isEqualTo("10:00〜19:00");
  }

  @Test
  void today_and_the_shops_name_are_filled_in() {
    assertThat(fill(new Shop(), "{今日}の{店名}", "2026-11-24T12:00")).isEqualTo("11月24日(火)のるすばん美容室");
  }

  @Test
  void the_customer_has_a_name_or_is_the_customer() {
    var ready = new Shop().ready();
    var now = at("2026-11-24T12:00");
    assertThat(ShopWords.fill(say("{名前}様"), ready, Optional.of("花子"), now)).isEqualTo(say("花子様"));
    assertThat(ShopWords.fill(say("{名前}"), ready, Optional.empty(), now)).isEqualTo(say("お客様"));
    assertThat(ShopWords.fill(say("{名前}"), ready, Optional.of(" "), now)).isEqualTo(say("お客様"));
  }

  private static String fill(Shop shop, String text, String now) {
    List<Json> filled = ShopWords.fill(say(text), shop.ready(), Optional.empty(), at(now));
    return ((Json.Obj) filled.getFirst()).text("text").orElseThrow();
  }
}
