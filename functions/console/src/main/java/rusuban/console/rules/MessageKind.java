package rusuban.console.rules;

import java.util.Optional;
import java.util.stream.Stream;
import rusuban.console.page.PageLanguage;

/** Kinds of message that an answer may have (Messaging API reference, "Message objects"). */
public enum MessageKind {
  TEXT("text", "file", "テキスト", "Text", ""),
  IMAGE(
      "image",
      "photo",
      "写真",
      "Photo",
      """
      {
        "type": "image",
        "originalContentUrl": "https://",
        "previewImageUrl": "https://"
      }
      """),
  STICKER(
      "sticker",
      "smile",
      "スタンプ",
      "Sticker",
      """
      { "type": "sticker", "packageId": "446", "stickerId": "1993" }
      """),
  TEMPLATE(
      "template",
      "canned",
      "ボタン・カード",
      "Buttons, cards",
      """
      {
        "type": "template",
        "altText": "ご予約はこちらから",
        "template": {
          "type": "buttons",
          "title": "ご予約",
          "text": "24時間受付中です。",
          "actions": [{ "type": "uri", "label": "予約する", "uri": "https://" }]
        }
      }
      """),
  FLEX(
      "flex",
      "note",
      "Flex",
      "Flex",
      """
      {
        "type": "flex",
        "altText": "ご案内",
        "contents": {
          "type": "bubble",
          "body": {
            "type": "box",
            "layout": "vertical",
            "contents": [{ "type": "text", "text": "ご案内", "weight": "bold", "wrap": true }]
          }
        }
      }
      """),
  LOCATION(
      "location",
      "store",
      "位置情報",
      "Location",
      """
      {
        "type": "location",
        "title": "お店",
        "address": "",
        "latitude": 35.681236,
        "longitude": 139.767125
      }
      """),
  COUPON(
      "coupon",
      "tag",
      "クーポン",
      "Coupon",
      """
      { "type": "coupon", "couponId": "" }
      """),
  VIDEO(
      "video",
      "photo",
      "動画",
      "Video",
      """
      {
        "type": "video",
        "originalContentUrl": "https://",
        "previewImageUrl": "https://"
      }
      """),
  AUDIO(
      "audio",
      "bell",
      "音声",
      "Audio",
      """
      { "type": "audio", "originalContentUrl": "https://", "duration": 60000 }
      """);

  private final String type;
  private final String icon;
  private final String ja;
  private final String en;
  private final String draft;

  MessageKind(String type, String icon, String ja, String en, String draft) {
    this.type = type;
    this.icon = icon;
    this.ja = ja;
    this.en = en;
    this.draft = draft;
  }

  /** Returns the icon's id in the sprite. */
  public String icon() {
    return icon;
  }

  public String label(PageLanguage language) {
    return language.of(ja, en);
  }

  /** Returns the JSON that a person fills in; empty for a text. */
  public String draft() {
    return draft;
  }

  /** Returns the kind of LINE's {@code type}; empty for a rarer one. */
  public static Optional<MessageKind> of(String type) {
    return Stream.of(values()).filter(kind -> kind.type.equals(type)).findFirst();
  }

  /** Returns the words for LINE's {@code type}. */
  public static String label(String type, PageLanguage language) {
    return of(type)
        .map(kind -> kind.label(language))
        .orElseGet(() -> type.isEmpty() ? language.of("メッセージ", "Message") : type);
  }
}
