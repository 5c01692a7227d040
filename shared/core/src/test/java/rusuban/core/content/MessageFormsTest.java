package rusuban.core.content;

import static org.assertj.core.api.Assertions.assertThat;
import static rusuban.core.content.SingleQuotedJson.json;
import static rusuban.core.content.SingleQuotedJson.messages;
import static rusuban.core.content.SingleQuotedJson.with;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import rusuban.core.ValidationProblem;
import rusuban.json.Json;

/** Tests of formats of values, and of rules between fields. */
class MessageFormsTest {
  private static final String BOX =
      "{'type':'box','layout':'horizontal','contents':[{'type':'text','text':'a','contents':[]}]}";

  @Test
  void a_bubble_with_everything_in_it_passes() {
    var bubble =
        """
        {'type':'bubble','size':'giga','direction':'ltr',
         'header':{'type':'box','layout':'vertical','contents':[
           {'type':'text','text':'本日のおすすめ','weight':'bold','size':'xl','color':'#1DB446','wrap':true,
            'maxLines':2,'lineSpacing':'4.5px','align':'center','gravity':'center','style':'italic',
            'decoration':'underline','adjustMode':'shrink-to-fit','scaling':true,'flex':0,'margin':'md'},
           {'type':'text','contents':[{'type':'span','text':'半額','size':'5xl','color':'#FF0000'}]}]},
         'hero':{'type':'video','url':'https://shop.example/v.mp4','previewUrl':'https://shop.example/p.png',
           'aspectRatio':'20:13','action':{'type':'uri','uri':'https://shop.example/'},
           'altContent':{'type':'image','url':'https://shop.example/p.png','size':'full','animated':true,
             'aspectRatio':'1.91:1','aspectMode':'cover','backgroundColor':'#FFFFFF00'}},
         'body':{'type':'box','layout':'vertical','spacing':'10px','paddingAll':'5%','cornerRadius':'xxl',
           'borderWidth':'semi-bold','borderColor':'#000000','width':'50%','maxHeight':'100px',
           'justifyContent':'space-evenly','alignItems':'flex-end','offsetTop':'-5px','position':'relative',
           'background':{'type':'linearGradient','angle':'359.5deg','startColor':'#000000',
             'endColor':'#FFFFFFFF','centerColor':'#888888','centerPosition':'50.5%'},
           'contents':[{'type':'box','layout':'baseline','contents':[
              {'type':'icon','url':'https://shop.example/i.png','size':'20px','scaling':false},{'type':'filler'}]},
             {'type':'separator','margin':'xxl','color':'#CCCCCC'},{'type':'filler','flex':2}]},
         'footer':{'type':'box','layout':'horizontal','contents':[{'type':'button','style':'primary',
           'height':'sm','color':'#00B900','action':{'type':'datetimepicker','label':'予約','data':'d',
             'mode':'datetime','initial':'2026-12-24t10:00','min':'1900-01-01T00:00','max':'2100-12-31T23:59'}}]},
         'styles':{'header':{'backgroundColor':'#FFFFFF'},'body':{'separator':true,'separatorColor':'#000000'}},
         'action':{'type':'uri','uri':'line://ti/p/@shop'}}\
        """;
    assertThat(flex(json(bubble))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "backgroundColor,#FFF,false",
    "backgroundColor,#FFFFFF,true",
    "backgroundColor,#FFFFFF80,true",
    "backgroundColor,white,false",
    "spacing,10px,true",
    "spacing,5%,false",
    "spacing,xxl,true",
    "spacing,xxxl,false",
    "paddingTop,5%,true",
    "paddingTop,-5px,false",
    "offsetTop,-5px,true",
    "offsetTop,5,false",
    "width,50%,true",
    "width,md,false",
    "borderWidth,bold,true",
    "borderWidth,thick,false",
    "justifyContent,space-around,true",
    "justifyContent,start,false",
    "layout,grid,false",
    "layout,vertical,true",
    "position,fixed,false",
    "cornerRadius,4.5px,true",
  })
  void a_box_takes_the_values_of_the_layout_page(String field, String value, boolean taken) {
    var problems = flex(bubbleOf(with(json(BOX), field, Json.str(value))));
    assertThat(problems.isEmpty()).isEqualTo(taken);
    assertThat(problems).allMatch(p -> p.at().equals("m[0].contents.body." + field));
    assertThat(problems).allMatch(p -> p.en().contains(value) && p.ja().contains(value));
  }

  @ParameterizedTest
  @CsvSource({
    "20:13,true",
    "1:3,true",
    "1:3.1,false",
    "1.91:1,true",
    "100000:100000,true",
    "100001:1,false",
    "0.5:1,false",
    "1:1:1,false",
    "1/1,false",
    "16:9,true",
  })
  void an_aspect_ratio_is_at_most_three_times_as_high_as_wide(String ratio, boolean taken) {
    var image =
        with(
            json("{'type':'image','url':'https://a.example/a.png'}"),
            "aspectRatio",
            Json.str(ratio));
    var box = with(json(BOX), "contents", new Json.Arr(List.of(image)));
    assertThat(flex(bubbleOf(box)).isEmpty()).isEqualTo(taken);
  }

  @ParameterizedTest
  @CsvSource({
    "0deg,true",
    "359.9deg,true",
    "360deg,false",
    "90,false",
    "-1deg,false",
  })
  void a_gradient_turns_by_less_than_a_full_circle(String angle, boolean taken) {
    var background =
        with(
            json("{'type':'linearGradient','startColor':'#000000','endColor':'#FFFFFF'}"),
            "angle",
            Json.str(angle));
    assertThat(flex(bubbleOf(with(json(BOX), "background", background))).isEmpty())
        .isEqualTo(taken);
  }

  @ParameterizedTest
  @CsvSource({
    "date,2026-02-28,true",
    "date,2026-02-29,false",
    "date,2028-02-29,true",
    "date,1899-12-31,false",
    "date,2100-12-31,true",
    "date,2101-01-01,false",
    "date,2026-13-01,false",
    "date,2026-1-1,false",
    "time,00:00,true",
    "time,23:59,true",
    "time,24:00,false",
    "time,9:00,false",
    "datetime,2026-11-23T22:43,true",
    "datetime,2026-11-23t22:43,true",
    "datetime,2026-11-23 22:43,false",
    "datetime,2026-11-23T22:43:00,false",
    "time,2026-11-23,false",
  })
  void a_picker_starts_at_a_moment_of_its_mode(String mode, String initial, boolean taken) {
    assertThat(quickReply(picker(mode, "'initial':'" + initial + "'")).isEmpty()).isEqualTo(taken);
  }

  @Test
  void a_picker_ends_after_it_begins() {
    assertThat(quickReply(picker("time", "'min':'09:00','max':'09:01'"))).isEmpty();
    assertThat(quickReply(picker("time", "'min':'09:00','max':'09:00'")))
        .extracting(ValidationProblem::at)
        .containsExactly("m[0].quickReply.items[0].action.max");
    assertThat(quickReply(picker("datetime", "'min':'2026-01-01T00:01','max':'2026-01-01t00:00'")))
        .hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://shop.example",
        "http://shop.example/a?q=%E4%BA%88%E7%B4%84#x",
        "tel:0312345678",
        "line://ti/p/@shop",
        "HTTPS://SHOP.EXAMPLE/",
      })
  void a_link_may_lead_to_the_web_the_phone_and_line(String uri) {
    assertThat(quickReply("{'type':'uri','label':'a','uri':'" + uri + "'}")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "shop.example",
        "https://",
        "https:///path",
        "https:shop.example",
        "ftp://shop.example/",
        "javascript:alert(1)",
        "mailto:a@shop.example",
        "tel:",
        "https://shop.example/予約",
        "https://shop.example/a b",
        "https://shop.example/%zz",
        "https://shop.example/{名前}",
      })
  void other_links_are_refused(String uri) {
    assertThat(quickReply("{'type':'uri','label':'a','uri':'" + uri + "'}"))
        .extracting(ValidationProblem::at)
        .containsExactly("m[0].quickReply.items[0].action.uri");
  }

  @Test
  void a_picture_needs_https() {
    var problems =
        MessageValidator.check(
            messages(
                "{'type':'image','originalContentUrl':'http://a.example/a.png',"
                    + "'previewImageUrl':'https://a.example/a.png'}"),
            "m");
    assertThat(problems).hasSize(1);
    assertThat(problems.getFirst().en()).contains("https://", "http://a.example");
  }

  @ParameterizedTest
  @CsvSource({
    "latitude,90,true",
    "latitude,90.0001,false",
    "latitude,-90,true",
    "longitude,180,true",
    "longitude,-180.5,false",
    "longitude,1E+2,true",
    "longitude,1E+999999999,false",
    "latitude,1E-999999999,false",
  })
  void a_place_is_on_earth(String field, String value, boolean taken) {
    var place = json("{'type':'location','title':'a','address':'a','latitude':0,'longitude':0}");
    var number = new Json.Num(new BigDecimal(value));
    assertThat(check(with(place, field, number)).isEmpty()).isEqualTo(taken);
  }

  @Test
  void an_audio_message_lasts_whole_milliseconds() {
    var audio = "{'type':'audio','originalContentUrl':'https://a.example/a.m4a','duration':@}";
    assertThat(check(json(audio.replace("@", "60000.0")))).isEmpty();
    assertThat(check(json(audio.replace("@", "0")))).hasSize(1);
    assertThat(check(json(audio.replace("@", "0.5")))).hasSize(1);
    assertThat(check(json(audio.replace("@", "'1'"))).getFirst().en())
        .contains("a number", "a string");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'type':'richmenuswitch','richMenuAliasId':'a','data':'d'}",
        "{'type':'uri','uri':'https://a.example/'}",
        "{'type':'postback','label':'a','data':'','text':'b','displayText':'c'}",
        "{'type':'postback','label':'a','data':'','fillInText':'c'}",
        "{'type':'postback','label':'a','data':'','inputOption':'openkeyboard'}",
        "{'type':'message','label':'','text':'a'}",
        "{'label':'a','text':'a'}",
      })
  void an_action_that_a_quick_reply_cannot_carry_is_refused(String action) {
    assertThat(quickReply(action)).hasSize(1);
  }

  @Test
  void a_camera_button_belongs_to_quick_replies_only() {
    var template =
        "{'type':'template','altText':'a','template':{'type':'buttons','text':'a','actions':["
            + "{'type':'camera','label':'a'}]}}";
    assertThat(check(json(template)))
        .extracting(ValidationProblem::at)
        .containsExactly("m[0].template.actions[0].type");
  }

  @Test
  void an_emoji_stands_where_the_text_has_a_dollar_sign() {
    var emoji = "{'index':%d,'productId':'p','emojiId':'1'}";
    var text = "{'type':'text','text':'🍎$','emojis':[@]}";
    assertThat(check(json(text.replace("@", emoji.formatted(2))))).isEmpty();
    for (int wrong : new int[] {0, 1, 3, 4999}) {
      assertThat(check(json(text.replace("@", emoji.formatted(wrong)))))
          .extracting(ValidationProblem::at)
          .containsExactly("m[0].emojis[0].index");
    }
    for (var twice : List.of(text, "{'type':'text','text':'$a$','emojis':[@]}")) {
      int place = twice.equals(text) ? 2 : 0;
      var both = emoji.formatted(place) + "," + emoji.formatted(place);
      assertThat(check(json(twice.replace("@", both))))
          .extracting(ValidationProblem::at)
          .containsExactly("m[0].emojis[1].index");
    }
  }

  @Test
  void twenty_emojis_a_text_are_enough() {
    var emojis = new ArrayList<Json>();
    for (int i = 0; i < 21; i++) {
      emojis.add(json("{'index':" + i + ",'productId':'p','emojiId':'1'}"));
    }
    var text = Json.textMessage("$".repeat(21));
    assertThat(check(with(text, "emojis", new Json.Arr(emojis.subList(0, 20))))).isEmpty();
    assertThat(check(with(text, "emojis", new Json.Arr(emojis)))).hasSize(1);
    assertThat(check(with(text, "emojis", new Json.Arr(List.of())))).hasSize(1);
  }

  @Test
  void a_text_v2_has_at_most_a_hundred_substitutions_with_plain_keys() {
    var all = json("{'type':'mention','mentionee':{'type':'all'}}");
    Json.Obj entries = (Json.Obj) json("{}");
    for (int i = 0; i < 100; i++) {
      entries = with(entries, "key_" + i, all);
    }
    var message = json("{'type':'textV2','text':'a'}");
    assertThat(check(with(message, "substitution", entries))).isEmpty();
    assertThat(check(with(message, "substitution", with(entries, "a".repeat(20), all)))).hasSize(1);
    for (var key : List.of("a-b", "名前", "", "a".repeat(21))) {
      assertThat(check(with(message, "substitution", with(json("{}"), key, all)))).hasSize(1);
    }
  }

  @Test
  void ids_of_ones_own_are_short_and_plain() {
    var video =
        json(
            "{'type':'video','originalContentUrl':'https://a.example/v','previewImageUrl':'https://a.example/p'}");
    assertThat(check(with(video, "trackingId", Json.str("-".repeat(100))))).isEmpty();
    assertThat(check(with(video, "trackingId", Json.str("-".repeat(101))))).hasSize(1);
    assertThat(check(with(video, "trackingId", Json.str("a_b")))).hasSize(1);
    var coupon = json("{'type':'coupon','couponId':'c'}");
    assertThat(check(with(coupon, "deliveryTag", Json.str("_".repeat(30))))).isEmpty();
    assertThat(check(with(coupon, "deliveryTag", Json.str("_".repeat(31))))).hasSize(1);
    assertThat(check(with(coupon, "deliveryTag", Json.str("a-b")))).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"{a", "a}", "{b}", "{}", "{{a}", "{名前}"})
  void a_brace_of_a_text_v2_names_a_substitution(String text) {
    var message =
        "{'type':'textV2','text':'"
            + text
            + "','substitution':{'a':{'type':'mention','mentionee':{'type':'all'}}}}";
    assertThat(check(json(message))).isNotEmpty().allMatch(p -> p.at().equals("m[0].text"));
  }

  @Test
  void twenty_mentions_a_text_are_enough() {
    var message =
        "{'type':'textV2','text':'@','substitution':{'a':{'type':'mention','mentionee':{'type':'all'}}}}";
    assertThat(check(json(message.replace("@", "{a}".repeat(20))))).isEmpty();
    assertThat(check(json(message.replace("@", "{a}".repeat(21))))).hasSize(1);
  }

  @Test
  void the_columns_of_a_carousel_are_alike() {
    var action = "{'type':'message','label':'a','text':'a'}";
    var one = "{'text':'a','actions':[" + action + "]}";
    var titled = "{'text':'a','title':'t','actions':[" + action + "]}";
    var two = "{'text':'a','actions':[" + action + "," + action + "]}";
    var carousel =
        "{'type':'template','altText':'a','template':{'type':'carousel','columns':[%s,%s]}}";
    assertThat(check(json(carousel.formatted(one, one)))).isEmpty();
    assertThat(check(json(carousel.formatted(one, two))))
        .extracting(ValidationProblem::at)
        .containsExactly("m[0].template.columns[1]");
    assertThat(check(json(carousel.formatted(one, titled)))).hasSize(1);
  }

  @Test
  void the_bubbles_of_a_carousel_have_one_size_and_no_video() {
    var nano = "{'type':'bubble','size':'nano','body':" + BOX + "}";
    var mega = "{'type':'bubble','body':" + BOX + "}";
    var carousel = "{'type':'carousel','contents':[%s,%s]}";
    assertThat(flex(json(carousel.formatted(nano, nano)))).isEmpty();
    assertThat(flex(json(carousel.formatted(nano, mega))))
        .extracting(ValidationProblem::at)
        .containsExactly("m[0].contents.contents[1].size");
    var video =
        "{'type':'video','url':'https://a.example/v','previewUrl':'https://a.example/p','altContent':%s}";
    var withVideo = "{'type':'bubble','hero':" + video.formatted(BOX) + "}";
    assertThat(flex(json(withVideo))).isEmpty();
    assertThat(flex(json(carousel.formatted(withVideo, mega)))).hasSize(1);
    assertThat(flex(with(json(withVideo), "size", Json.str("hecto"))))
        .extracting(ValidationProblem::at)
        .containsExactly("m[0].contents.size");
  }

  @Test
  void a_text_component_has_a_text_or_spans() {
    var box = "{'type':'box','layout':'vertical','contents':[%s]}";
    for (var empty : List.of("{'type':'text'}", "{'type':'text','contents':[]}")) {
      assertThat(flex(bubbleOf(json(box.formatted(empty)))))
          .extracting(ValidationProblem::at)
          .containsExactly("m[0].contents.body.contents[0].text");
    }
  }

  @Test
  void a_block_of_a_bubble_stays_in_its_place_and_what_is_in_it_need_not() {
    var absolute = with(json(BOX), "position", Json.str("absolute"));
    assertThat(flex(bubbleOf(absolute)))
        .extracting(ValidationProblem::at)
        .containsExactly("m[0].contents.body.position");
    assertThat(flex(bubbleOf(with(json(BOX), "contents", new Json.Arr(List.of(absolute))))))
        .isEmpty();
  }

  @Test
  void a_baseline_box_holds_icons_and_no_images() {
    var icon = "{'type':'icon','url':'https://a.example/i.png'}";
    var box = "{'type':'box','layout':'%s','contents':[%s]}";
    assertThat(flex(bubbleOf(json(box.formatted("baseline", icon))))).isEmpty();
    assertThat(flex(bubbleOf(json(box.formatted("vertical", icon))))).hasSize(1);
    assertThat(flex(bubbleOf(json(box.formatted("baseline", BOX))))).hasSize(1);
  }

  @Test
  void at_most_ten_images_of_a_message_move() {
    var image = "{'type':'image','url':'https://a.example/a.png','animated':true}";
    var box = "{'type':'box','layout':'vertical','contents':[%s]}";
    assertThat(flex(bubbleOf(json(box.formatted((image + ",").repeat(9) + image))))).isEmpty();
    assertThat(flex(bubbleOf(json(box.formatted((image + ",").repeat(10) + image))))).hasSize(1);
  }

  @Test
  void a_bubble_has_30_kb_and_a_carousel_50() {
    var bubble =
        "{'type':'bubble','body':{'type':'box','layout':'vertical','contents':[{'type':'text','text':'@'}]}}";
    int frame = bubble.length() - 1;
    assertThat(flex(json(bubble.replace("@", "a".repeat(30_000 - frame))))).isEmpty();
    var validationProblem = flex(json(bubble.replace("@", "あ".repeat(10_000)))).getFirst();
    assertThat(validationProblem.at()).isEqualTo("m[0].contents");
    assertThat(validationProblem.en()).contains("30,000", "%,d".formatted(30_000 + frame));
    var half = bubble.replace("@", "a".repeat(25_000));
    assertThat(flex(json("{'type':'carousel','contents':[" + half + "," + half + "]}")))
        .extracting(ValidationProblem::en)
        .singleElement()
        .asString()
        .contains("50,000");
  }

  @Test
  void an_imagemap_is_1040_wide_and_its_url_has_no_extension() {
    var imagemap =
        json(
            "{'type':'imagemap','baseUrl':'https://a.example/a.png','altText':'a',"
                + "'baseSize':{'width':1000,'height':585},'actions':[]}");
    assertThat(check(imagemap))
        .extracting(ValidationProblem::at)
        .containsExactly("m[0].baseSize.width", "m[0].baseUrl");
  }

  @Test
  void a_sender_is_not_called_line() {
    var message = "{'type':'text','text':'a','sender':{'name':'@'}}";
    assertThat(check(json(message.replace("@", "Line公式")))).hasSize(1);
    assertThat(check(json(message.replace("@", "Online予約")))).isEmpty();
  }

  private static String picker(String mode, String fields) {
    return "{'type':'datetimepicker','label':'a','data':'','mode':'" + mode + "'," + fields + "}";
  }

  private static List<ValidationProblem> quickReply(String action) {
    return check(
        json(
            "{'type':'text','text':'a','quickReply':{'items':[{'type':'action','action':"
                + action
                + "}]}}"));
  }

  private static Json bubbleOf(Json body) {
    return with(json("{'type':'bubble'}"), "body", body);
  }

  private static List<ValidationProblem> flex(Json container) {
    return check(with(json("{'type':'flex','altText':'a'}"), "contents", container));
  }

  private static List<ValidationProblem> check(Json message) {
    return MessageValidator.check(List.of(message), "m");
  }
}
