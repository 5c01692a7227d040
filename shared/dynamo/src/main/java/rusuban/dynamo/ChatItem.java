package rusuban.dynamo;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import rusuban.app.chat.VersionedChat;
import rusuban.core.AccountId;
import rusuban.core.ChatId;
import rusuban.core.chat.Chat;
import rusuban.core.chat.Chat.FollowUpMark;
import rusuban.core.chat.Chat.RuleUse;
import rusuban.core.chat.ChatStatus;
import rusuban.core.chat.Choice;
import rusuban.core.chat.Friendship;
import rusuban.core.chat.ResponseMode;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** A chat as an item and back. */
final class ChatItem {
  static final String REVISION = "revision";
  private static final String HANDLED = "handled";

  private ChatItem() {}

  static Item write(AccountId account, Chat chat, long revision) {
    var item =
        Item.at(Keys.chat(account, chat.id()))
            .number(REVISION, revision)
            .text("id", chat.id().value())
            .text("name", chat.name())
            .instant("nameToldAt", chat.nameToldAt())
            .put("friendship", friendship(chat.friendship()).map())
            .text("mode", chat.mode().map(ResponseMode::name))
            .text("status", chat.status().name())
            .put("tags", byName(chat.tagging(), ChatItem::choice))
            .instant("pausedUntil", chat.pausedUntil())
            .instant("lastStaffAt", chat.lastStaffAt())
            .instant("closedNoticeFor", chat.closedNoticeFor())
            .instant("busyNoticeFor", chat.busyNoticeFor())
            .put("rules", byName(chat.rules(), ChatItem::ruleUse))
            .put("followUps", byName(chat.followUps(), ChatItem::followUpMark))
            .put("unsent", texts(chat.unsent()))
            .number("messages", chat.messages());
    // Most chats have none: an item is no larger for it.
    if (!chat.handled().isEmpty()) item.put(HANDLED, texts(chat.handled()));
    chat.optOut().ifPresent(choice -> item.put("optOut", choice(choice)));
    return item;
  }

  /** The chat of this item, or one of which nothing is known where there is none. */
  static VersionedChat orUnknown(@Nullable Item item, ChatId id) {
    return item == null ? new VersionedChat(Chat.unknown(id), 0) : read(item);
  }

  static VersionedChat read(Item item) {
    var optOut = Optional.of("optOut").filter(item::has).map(item::get).map(ChatItem::choice);
    var chat =
        new Chat(
            new ChatId(item.text("id")),
            item.optionalText("name"),
            item.optionalInstant("nameToldAt"),
            friendship(new Item(item.get("friendship").m())),
            optOut,
            item.optionalText("mode").map(ResponseMode::valueOf),
            ChatStatus.valueOf(item.text("status")),
            byName(item.get("tags"), ChatItem::choice),
            item.optionalInstant("pausedUntil"),
            item.optionalInstant("lastStaffAt"),
            item.optionalInstant("closedNoticeFor"),
            item.optionalInstant("busyNoticeFor"),
            byName(item.get("rules"), ChatItem::ruleUse),
            byName(item.get("followUps"), ChatItem::followUpMark),
            texts(item.get("unsent")),
            item.number("messages"),
            item.has(HANDLED) ? texts(item.get(HANDLED)) : List.of());
    return new VersionedChat(chat, item.number(REVISION));
  }

  private static Item friendship(Friendship friendship) {
    return switch (friendship) {
      case Friendship.Unknown() -> new Item();
      case Friendship.Following(var at, var by) -> since("following", at, by);
      case Friendship.Left(var at, var by) -> since("left", at, by);
    };
  }

  private static Item since(String kind, Instant at, String by) {
    return new Item().text("kind", kind).instant("at", at).text("by", by);
  }

  private static Friendship friendship(Item item) {
    return switch (item.optionalText("kind").orElse("unknown")) {
      case "following" -> new Friendship.Following(item.instant("at"), item.text("by"));
      case "left" -> new Friendship.Left(item.instant("at"), item.text("by"));
      case "unknown" -> new Friendship.Unknown();
      case String other -> throw new IllegalStateException("unknown friendship " + other);
    };
  }

  /** One short text, as for a choice. */
  private static AttributeValue ruleUse(RuleUse use) {
    return Item.string(use.turn() + " " + use.at());
  }

  private static RuleUse ruleUse(AttributeValue value) {
    String text = value.s();
    int space = text.indexOf(' ');
    return new RuleUse(
        Instant.parse(text.substring(space + 1)), Integer.parseInt(text.substring(0, space)));
  }

  private static AttributeValue followUpMark(FollowUpMark mark) {
    return new Item().instant("began", mark.began()).instant("stopped", mark.stopped()).map();
  }

  private static FollowUpMark followUpMark(AttributeValue value) {
    var item = new Item(value.m());
    return new FollowUpMark(item.optionalInstant("began"), item.optionalInstant("stopped"));
  }

  /**
   * One short text, such as {@code +2026-11-24T03:00:00Z 01FZ…}: a chat may have thousands of tags.
   */
  private static AttributeValue choice(Choice choice) {
    return Item.string((choice.yes() ? "+" : "-") + choice.at() + " " + choice.by());
  }

  private static Choice choice(AttributeValue value) {
    String text = value.s();
    int space = text.indexOf(' ');
    return new Choice(
        text.charAt(0) == '+', Instant.parse(text.substring(1, space)), text.substring(space + 1));
  }

  private static AttributeValue texts(List<String> texts) {
    return AttributeValue.fromL(texts.stream().map(Item::string).toList());
  }

  private static List<String> texts(AttributeValue list) {
    return list.l().stream().map(AttributeValue::s).toList();
  }

  private static <T> AttributeValue byName(
      Map<String, T> values, Function<T, AttributeValue> write) {
    return AttributeValue.fromM(
        values.entrySet().stream()
            .collect(
                Collectors.toMap(
                    entry -> Keys.wellFormed(entry.getKey()),
                    entry -> write.apply(entry.getValue()),
                    (one, _) -> one)));
  }

  private static <T> Map<String, T> byName(AttributeValue map, Function<AttributeValue, T> read) {
    return map.m().entrySet().stream()
        .collect(Collectors.toMap(Map.Entry::getKey, entry -> read.apply(entry.getValue())));
  }
}
