package rusuban.local.phone;

import java.util.Optional;
import rusuban.json.Json;
import rusuban.local.line.state.TimelineItem;

/** The preview of a chat's last message in LINE's list of chats. */
final class ChatPreview {
  private ChatPreview() {}

  static String at(TimelineItem timelineItem) {
    return switch (timelineItem) {
      case TimelineItem.FromCustomer it -> message(it.message());
      case TimelineItem.FromAccount it -> message(it.message());
      case TimelineItem.Notice it ->
          switch (it.kind()) {
            case FOLLOWED -> "友だちに追加しました";
            case BLOCKED -> "ブロックしました";
            case UNBLOCKED -> "ブロックを解除しました";
            case JOINED -> "参加しました";
            case LEFT -> "退出しました";
            case UNSENT -> "メッセージの送信を取り消しました";
            case POSTBACK -> "ボタンを押しました";
          };
    };
  }

  private static String message(Json.Obj message) {
    return message
        .text("text")
        .or(() -> message.text("altText"))
        .or(() -> kind(message.text("type").orElse("")))
        .orElse("[メッセージ]");
  }

  private static Optional<String> kind(String type) {
    return switch (type) {
      case "sticker" -> Optional.of("[スタンプ]");
      case "image" -> Optional.of("[写真]");
      case "video" -> Optional.of("[動画]");
      case "audio" -> Optional.of("[音声]");
      case "location" -> Optional.of("[位置情報]");
      case "file" -> Optional.of("[ファイル]");
      case "coupon" -> Optional.of("[クーポン]");
      default -> Optional.empty();
    };
  }
}
