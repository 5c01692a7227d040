package rusuban.app.connection.doctor;

import java.net.URI;
import java.util.List;
import java.util.stream.Stream;

/**
 * A place in LINE's own screens: the names to click, in their order. Sources are LINE's Japanese
 * and English documentation.
 *
 * @param ja the names in Japanese
 * @param en the names in English
 * @param opens the page that begins the way
 */
public record LinePlace(List<String> ja, List<String> en, URI opens) {
  private static final URI DEVELOPERS = URI.create("https://developers.line.biz/console/");
  private static final URI MANAGER = URI.create("https://manager.line.biz/");

  static final LinePlace CHANNEL =
      developers(List.of("お店のチャネル", "チャネル基本設定"), List.of("your channel", "Basic settings"));
  static final LinePlace WEBHOOK_URL =
      developers(
          List.of("Messaging API設定", "Webhook URL"), List.of("Messaging API", "Webhook URL"));
  static final LinePlace WEBHOOK_USE =
      developers(
          List.of("Messaging API設定", "Webhookの利用", "オン"),
          List.of("Messaging API", "Use webhook", "On"));
  static final LinePlace REDELIVERY =
      developers(
          List.of("Messaging API設定", "Webhookの再送", "オン"),
          List.of("Messaging API", "Webhook redelivery", "On"));
  static final LinePlace CHAT =
      manager(
          List.of("設定", "応答設定", "チャット", "オン"),
          List.of("Settings", "Response settings", "Chat", "On"));
  static final LinePlace GREETING =
      manager(
          List.of("設定", "応答設定", "あいさつメッセージ", "オフ"),
          List.of("Settings", "Response settings", "Greeting message", "Off"));
  static final LinePlace AUTO_REPLY =
      manager(
          List.of("設定", "応答設定", "応答メッセージ", "オフ"),
          List.of("Settings", "Response settings", "Auto-reply messages", "Off"));
  static final LinePlace RESPONSE_HOURS =
      manager(
          List.of("設定", "応答設定", "応答時間"),
          List.of("Settings", "Response settings", "Response hours"));
  static final LinePlace PLAN =
      manager(List.of("設定", "利用と請求", "月額プラン"), List.of("Settings", "Billing", "Monthly plan"));
  static final LinePlace BUSINESS_MANAGER =
      manager(
          List.of("設定", "ビジネスマネージャー", "接続する"), List.of("Settings", "Business Manager", "Connect"));

  public LinePlace {
    ja = List.copyOf(ja);
    en = List.copyOf(en);
    if (ja.isEmpty() || ja.size() != en.size())
      throw new IllegalArgumentException("as many names in both languages");
  }

  private static LinePlace developers(List<String> ja, List<String> en) {
    return new LinePlace(after("LINE Developers", ja), after("LINE Developers", en), DEVELOPERS);
  }

  private static LinePlace manager(List<String> ja, List<String> en) {
    var first = "LINE Official Account Manager";
    return new LinePlace(after(first, ja), after(first, en), MANAGER);
  }

  private static List<String> after(String first, List<String> names) {
    return Stream.concat(Stream.of(first), names.stream()).toList();
  }
}
