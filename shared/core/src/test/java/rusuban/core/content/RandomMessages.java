package rusuban.core.content;

import static rusuban.core.content.SingleQuotedJson.json;
import static rusuban.core.content.SingleQuotedJson.with;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Random;
import rusuban.json.Json;

/** Random messages and texts. */
final class RandomMessages {
  /** Valid messages with @ in place of a text. */
  private static final List<String> MESSAGES =
      List.of(
          "{'type':'text','text':'@','quickReply':{'items':[{'type':'action','action':"
              + "{'type':'message','label':'@','text':'@'}}]}}",
          "{'type':'text','text':'$@$@$','emojis':[]}",
          "{'type':'location','title':'@','address':'@','latitude':35.6,'longitude':139.7}",
          "{'type':'sticker','packageId':'446','stickerId':'1988'}",
          "{'type':'imagemap','baseUrl':'https://a.example/b','altText':'@','baseSize':"
              + "{'width':1040,'height':520},'actions':[{'type':'message','label':'@','text':'@',"
              + "'area':{'x':0,'y':0,'width':1040,'height':520}}]}",
          "{'type':'template','altText':'@','template':{'type':'buttons','title':'@','text':'@',"
              + "'actions':[{'type':'postback','label':'@','data':'d','displayText':'@',"
              + "'inputOption':'openKeyboard','fillInText':'@'}]}}",
          "{'type':'template','altText':'@','template':{'type':'confirm','text':'@','actions':["
              + "{'type':'uri','label':'@','uri':'tel:110'},"
              + "{'type':'clipboard','label':'@','clipboardText':'c'}]}}",
          "{'type':'template','altText':'@','template':{'type':'image_carousel','columns':["
              + "{'imageUrl':'https://a.example/i.png','action':"
              + "{'type':'datetimepicker','label':'@','data':'d','mode':'date'}}]}}",
          "{'type':'template','altText':'@','template':{'type':'carousel','columns':["
              + "{'text':'@','actions':[{'type':'message','label':'@','text':'@'}]}]}}",
          "{'type':'flex','altText':'@','contents':{'type':'carousel','contents':[{'type':'bubble',"
              + "'body':{'type':'box','layout':'vertical','contents':[{'type':'text','text':'@'},"
              + "{'type':'text','contents':[{'type':'span','text':'@'}]},{'type':'button','action':"
              + "{'type':'message','label':'@','text':'@'}}]}}]}}");

  private static final List<String> PIECES =
      List.of(
          "a",
          "あ",
          "永",
          " ",
          "$",
          "🍎",
          "👨‍👩‍👧‍👦",
          "🇯🇵",
          "🇯",
          "e\u0301",
          "\u0301",
          "か\u3099",
          "\u200D",
          "👍🏽",
          "각",
          "\r\n",
          "ﷺ",
          "\u0600",
          "…",
          "{",
          "}",
          "\uFE0F",
          "क्षि");

  private RandomMessages() {}

  /** Returns a valid or nearly valid message, with variables and sometimes a very long text. */
  static Json any(Random random) {
    var template = MESSAGES.get(random.nextInt(MESSAGES.size()));
    var message = new StringBuilder(template);
    for (int at = message.indexOf("@"); at >= 0; at = message.indexOf("@", at)) {
      var text = text(random);
      message.replace(at, at + 1, text);
      at += text.length();
    }
    var json = json(message.toString());
    return template.contains("emojis") ? withEmojis((Json.Obj) json, random) : json;
  }

  /** Returns a text that is not empty and often near a limit. */
  static String text(Random random) {
    var text = new StringBuilder(random.nextBoolean() ? "文" : "");
    int variables = random.nextInt(4);
    for (int i = 0; i < variables; i++) {
      var all = Variable.values();
      text.append(all[random.nextInt(all.length)].written()).append(pieces(random, 6));
    }
    if (random.nextInt(8) == 0) {
      text.append("長".repeat(random.nextInt(5_100)));
    }
    return text.isEmpty() ? "文" : text.toString();
  }

  /** Returns whole and broken grapheme clusters, without lone surrogates. */
  static String pieces(Random random, int max) {
    var text = new StringBuilder();
    for (int i = random.nextInt(max + 1); i > 0; i--) {
      text.append(PIECES.get(random.nextInt(PIECES.size())));
    }
    return text.toString();
  }

  /** Returns the message with one value replaced, added or removed. */
  static Json mangled(Json json, Random random) {
    if (random.nextInt(5) == 0) {
      return junk(random);
    }
    return switch (json) {
      case Json.Obj(var fields) when !fields.isEmpty() -> {
        var names = List.copyOf(fields.keySet());
        var name = names.get(random.nextInt(names.size()));
        var changed = new LinkedHashMap<>(fields);
        switch (random.nextInt(6)) {
          case 0 -> changed.remove(name);
          case 1 -> changed.put(name + "s", junk(random));
          default -> changed.put(name, mangled(changed.getOrDefault(name, json), random));
        }
        yield new Json.Obj(changed);
      }
      case Json.Arr(var items) when !items.isEmpty() -> {
        var changed = new ArrayList<>(items);
        int i = random.nextInt(items.size());
        changed.set(i, mangled(items.get(i), random));
        yield new Json.Arr(changed);
      }
      default -> junk(random);
    };
  }

  private static Json junk(Random random) {
    return switch (random.nextInt(9)) {
      case 0 -> new Json.Null();
      case 1 -> new Json.Bool(random.nextBoolean());
      case 2 -> new Json.Num(BigDecimal.valueOf(random.nextLong(), random.nextInt(80) - 40));
      case 3 -> Json.str("");
      case 4 -> Json.str(pieces(random, 50));
      case 5 -> Json.str("\uD800");
      case 6 -> new Json.Arr(List.of());
      case 7 -> new Json.Arr(List.of(Json.str("{名前}"), any(random)));
      default -> any(random);
    };
  }

  private static Json withEmojis(Json.Obj message, Random random) {
    var text = message.text("text").orElseThrow();
    var emojis = new ArrayList<Json>();
    for (int i = text.indexOf('$'); i >= 0 && emojis.size() < 20; i = text.indexOf('$', i + 1)) {
      if (emojis.isEmpty() || random.nextInt(3) > 0) {
        emojis.add(json("{'index':" + i + ",'productId':'p','emojiId':'" + emojis.size() + "'}"));
      }
    }
    return with(message, "emojis", new Json.Arr(emojis));
  }
}
