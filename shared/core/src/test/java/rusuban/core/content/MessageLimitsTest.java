package rusuban.core.content;

import static org.assertj.core.api.Assertions.assertThat;
import static rusuban.core.content.SingleQuotedJson.messages;

import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import rusuban.core.ValidationProblem;

/** Tests of every length and count that the reference limits, at the limit and one beyond. */
class MessageLimitsTest {
  private static final String FAMILY = "👨‍👩‍👧‍👦";

  /**
   * A limit of one field.
   *
   * @param at the field with the limit
   * @param message with @ in place of the text, URL or list
   */
  record Limit(String at, int max, String message) {}

  static Stream<Limit> units() {
    return Stream.of(
        new Limit("text", 5000, "{'type':'text','text':'@'}"),
        new Limit("text", 5000, "{'type':'textV2','text':'@'}"),
        new Limit("sender.name", 20, "{'type':'text','text':'a','sender':{'name':'@'}}"),
        new Limit("title", 100, location("'title':'@','address':'a'")),
        new Limit("address", 100, location("'title':'a','address':'@'")),
        new Limit("altText", 1500, template("@", confirm("a"))),
        new Limit("altText", 1500, flex("@", box(""))),
        new Limit("altText", 1500, imagemap("@", "")),
        new Limit("actions[0].label", 100, imagemap("a", tap("message", "'label':'@','text':'a'"))),
        new Limit("actions[0].text", 400, imagemap("a", tap("message", "'text':'@'"))),
        new Limit(
            "actions[0].clipboardText",
            1000,
            imagemap("a", tap("clipboard", "'clipboardText':'@'"))),
        new Limit("video.externalLink.label", 30, imagemapVideo("https://a.example/", "@")),
        new Limit(quick("data"), 300, quickReply("'type':'postback','label':'a','data':'@'")),
        new Limit(
            quick("data"),
            300,
            quickReply("'type':'datetimepicker','label':'a','mode':'date','data':'@'")),
        new Limit(
            quick("clipboardText"),
            1000,
            quickReply("'type':'clipboard','label':'a','clipboardText':'@'")));
  }

  static Stream<Limit> clusters() {
    return Stream.of(
        new Limit("template.text", 240, template("a", confirm("@"))),
        new Limit("template.text", 160, template("a", buttons("'text':'@'"))),
        new Limit("template.text", 60, template("a", buttons("'text':'@','title':'a'"))),
        new Limit(
            "template.text",
            60,
            template("a", buttons("'text':'@','thumbnailImageUrl':'https://a.example/a.png'"))),
        new Limit("template.title", 40, template("a", buttons("'text':'a','title':'@'"))),
        new Limit("template.columns[0].text", 120, template("a", carousel("'text':'@'"))),
        new Limit(
            "template.columns[0].text", 60, template("a", carousel("'text':'@','title':'a'"))),
        new Limit(
            "template.columns[0].title", 40, template("a", carousel("'text':'a','title':'@'"))),
        new Limit(
            "template.columns[0].action.label",
            12,
            template(
                "a",
                "{'type':'image_carousel','columns':[{'imageUrl':'https://a.example/a.png',"
                    + "'action':{'type':'message','label':'@','text':'a'}}]}")),
        new Limit(
            "template.actions[0].label",
            20,
            template(
                "a",
                "{'type':'buttons','text':'a','actions':[{'type':'message','label':'@','text':'a'}]}")),
        new Limit(
            "contents.body.contents[0].action.label",
            40,
            flex("a", box("{'type':'button','action':{'type':'message','label':'@','text':'a'}}"))),
        new Limit(quick("label"), 20, quickReply("'type':'camera','label':'@'")),
        new Limit(quick("label"), 20, quickReply("'type':'cameraRoll','label':'@'")),
        new Limit(quick("label"), 20, quickReply("'type':'location','label':'@'")),
        new Limit(quick("label"), 20, quickReply("'type':'message','label':'@','text':'a'")),
        new Limit(quick("text"), 300, quickReply("'type':'message','label':'a','text':'@'")),
        new Limit(
            quick("displayText"),
            300,
            quickReply("'type':'postback','label':'a','data':'','displayText':'@'")),
        new Limit(
            quick("text"), 300, quickReply("'type':'postback','label':'a','data':'','text':'@'")),
        new Limit(
            quick("fillInText"),
            300,
            quickReply(
                "'type':'postback','label':'a','data':'','inputOption':'openKeyboard',"
                    + "'fillInText':'@'")));
  }

  static Stream<Limit> urls() {
    var https = "'https://a.example/'";
    return Stream.of(
        new Limit("sender.iconUrl", 2000, "{'type':'text','text':'a','sender':{'iconUrl':'@'}}"),
        new Limit(
            "quickReply.items[0].imageUrl",
            2000,
            "{'type':'text','text':'a','quickReply':{'items':[{'type':'action','imageUrl':'@',"
                + "'action':{'type':'camera','label':'a'}}]}}"),
        new Limit(
            "originalContentUrl",
            2000,
            "{'type':'image','originalContentUrl':'@','previewImageUrl':" + https + "}"),
        new Limit(
            "previewImageUrl",
            2000,
            "{'type':'video','originalContentUrl':" + https + ",'previewImageUrl':'@'}"),
        new Limit(
            "originalContentUrl", 2000, "{'type':'audio','originalContentUrl':'@','duration':1}"),
        new Limit("baseUrl", 2000, imagemap("a", "").replace("https://a.example/base", "@")),
        new Limit("actions[0].linkUri", 1000, imagemap("a", tap("uri", "'linkUri':'@'"))),
        new Limit("video.externalLink.linkUri", 1000, imagemapVideo("@", "a")),
        new Limit(
            "template.thumbnailImageUrl",
            2000,
            template("a", buttons("'text':'a','thumbnailImageUrl':'@'"))),
        new Limit(
            "contents.body.contents[0].url", 2000, flex("a", box("{'type':'image','url':'@'}"))),
        new Limit(quick("uri"), 1000, quickReply("'type':'uri','label':'a','uri':'@'")),
        new Limit(
            quick("altUri.desktop"),
            1000,
            quickReply("'type':'uri','label':'a','uri':'tel:110','altUri':{'desktop':'@'}")));
  }

  /** Returns the limits of lists; here @ is one item of the list. */
  static Stream<Limit> lists() {
    var message = "{'type':'message','label':'a','text':'a'}";
    return Stream.of(
        new Limit(
            "quickReply.items",
            13,
            "{'type':'text','text':'a','quickReply':{'items':[@{'type':'action','action':"
                + message
                + "}@]}}"),
        new Limit("actions", 50, imagemap("a", "@" + tap("message", "'text':'a'") + "@")),
        new Limit(
            "template.actions",
            4,
            template("a", "{'type':'buttons','text':'a','actions':[@" + message + "@]}")),
        new Limit(
            "template.columns[0].actions",
            3,
            template(
                "a", "{'type':'carousel','columns':[{'text':'a','actions':[@" + message + "@]}]}")),
        new Limit(
            "template.columns",
            10,
            template(
                "a", "{'type':'carousel','columns':[@{'text':'a','actions':[" + message + "]}@]}")),
        new Limit(
            "template.columns",
            10,
            template(
                "a",
                "{'type':'image_carousel','columns':[@{'imageUrl':'https://a.example/a.png',"
                    + "'action':"
                    + message
                    + "}@]}")),
        new Limit(
            "contents.contents",
            12,
            "{'type':'flex','altText':'a','contents':{'type':'carousel','contents':"
                + "[@{'type':'bubble','body':{'type':'box','layout':'vertical','contents':[]}}@]}}"));
  }

  @ParameterizedTest
  @MethodSource("units")
  void a_text_may_have_as_many_utf_16_units_as_the_reference_says(Limit limit) {
    holds(limit, "あ".repeat(limit.max), "あ".repeat(limit.max + 1));
    holds(limit, "🍎".repeat(limit.max / 2), "🍎".repeat(limit.max / 2) + "ab");
  }

  @ParameterizedTest
  @MethodSource("clusters")
  void a_label_may_have_as_many_characters_as_seen(Limit limit) {
    holds(limit, FAMILY.repeat(limit.max), FAMILY.repeat(limit.max) + "a");
  }

  @ParameterizedTest
  @MethodSource("urls")
  void a_url_may_be_as_long_as_the_reference_says(Limit limit) {
    var url = "https://a.example/";
    holds(
        limit,
        url + "a".repeat(limit.max - url.length()),
        url + "a".repeat(limit.max - url.length() + 1));
  }

  @ParameterizedTest
  @MethodSource("lists")
  void a_list_may_have_as_many_items_as_the_reference_says(Limit limit) {
    var parts = limit.message.split("@", -1);
    var most = parts[0] + String.join(",", Collections.nCopies(limit.max, parts[1])) + parts[2];
    assertThat(check(most)).isEmpty();
    refused(
        limit,
        parts[0] + String.join(",", Collections.nCopies(limit.max + 1, parts[1])) + parts[2]);
  }

  private static void holds(Limit limit, String fits, String tooLong) {
    assertThat(check(limit.message.replace("@", fits))).isEmpty();
    refused(limit, limit.message.replace("@", tooLong));
  }

  private static void refused(Limit limit, String message) {
    var problems = check(message);
    assertThat(problems).extracting(ValidationProblem::at).containsExactly("m[0]." + limit.at);
    var validationProblem = problems.getFirst();
    assertThat(validationProblem.ja()).contains(String.valueOf(limit.max)).hasSizeLessThan(150);
    assertThat(validationProblem.en()).contains(String.valueOf(limit.max)).hasSizeLessThan(150);
  }

  private static List<ValidationProblem> check(String message) {
    return MessageValidator.check(messages(message), "m");
  }

  private static String location(String texts) {
    return "{'type':'location'," + texts + ",'latitude':35.5,'longitude':-139}";
  }

  private static String template(String altText, String template) {
    return "{'type':'template','altText':'" + altText + "','template':" + template + "}";
  }

  private static String confirm(String text) {
    var action = "{'type':'message','label':'a','text':'a'}";
    return "{'type':'confirm','text':'" + text + "','actions':[" + action + "," + action + "]}";
  }

  private static String buttons(String texts) {
    return "{'type':'buttons'," + texts + ",'actions':[{'type':'message','label':'a','text':'a'}]}";
  }

  private static String carousel(String texts) {
    return "{'type':'carousel','columns':[{"
        + texts
        + ",'actions':[{'type':'message','label':'a','text':'a'}]}]}";
  }

  private static String flex(String altText, String body) {
    return "{'type':'flex','altText':'"
        + altText
        + "','contents':{'type':'bubble','body':"
        + body
        + "}}";
  }

  private static String box(String contents) {
    return "{'type':'box','layout':'vertical','contents':[" + contents + "]}";
  }

  private static String imagemap(String altText, String actions) {
    return "{'type':'imagemap','baseUrl':'https://a.example/base','altText':'"
        + altText
        + "','baseSize':{'width':1040,'height':585},'actions':["
        + actions
        + "]}";
  }

  private static String imagemapVideo(String link, String label) {
    return imagemap("a", "")
        .replace(
            "'actions'",
            "'video':{'originalContentUrl':'https://a.example/a.mp4',"
                + "'previewImageUrl':'https://a.example/a.png','area':"
                + "{'x':0,'y':0,'width':1040,'height':585},'externalLink':{'linkUri':'"
                + link
                + "','label':'"
                + label
                + "'}},'actions'");
  }

  private static String tap(String type, String fields) {
    return "{'type':'" + type + "'," + fields + ",'area':{'x':0,'y':0,'width':1,'height':1}}";
  }

  private static String quickReply(String action) {
    return "{'type':'text','text':'a','quickReply':{'items':[{'type':'action','action':{"
        + action
        + "}}]}}";
  }

  private static String quick(String field) {
    return "quickReply.items[0].action." + field;
  }
}
