package rusuban.dynamo.item;

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
import rusuban.core.chat.Friendship;
import rusuban.core.chat.ResponseMode;
import rusuban.core.chat.TimestampedFlag;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** A chat as an item and back. */
public final class ChatItem {
  static final String REVISION = "revision";
  private static final String HANDLED = "handled";

  private ChatItem() {}

  public static ItemAttributes write(AccountId account, Chat chat, long revision) {
    var itemAttributes =
        ItemAttributes.at(TableKeys.chat(account, chat.id()))
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
    // Most chats have none, and their items are no larger for it.
    if (!chat.handled().isEmpty()) itemAttributes.put(HANDLED, texts(chat.handled()));
    chat.optOut()
        .ifPresent(timestampedFlag -> itemAttributes.put("optOut", choice(timestampedFlag)));
    return itemAttributes;
  }

  /** Returns the chat of this item, or an unknown chat without one. */
  public static VersionedChat orUnknown(@Nullable ItemAttributes itemAttributes, ChatId id) {
    return itemAttributes == null ? new VersionedChat(Chat.unknown(id), 0) : read(itemAttributes);
  }

  public static VersionedChat read(ItemAttributes itemAttributes) {
    var optOut =
        Optional.of("optOut")
            .filter(itemAttributes::has)
            .map(itemAttributes::get)
            .map(ChatItem::choice);
    var chat =
        new Chat(
            new ChatId(itemAttributes.text("id")),
            itemAttributes.optionalText("name"),
            itemAttributes.optionalInstant("nameToldAt"),
            friendship(new ItemAttributes(itemAttributes.get("friendship").m())),
            optOut,
            itemAttributes.optionalText("mode").map(ResponseMode::valueOf),
            ChatStatus.valueOf(itemAttributes.text("status")),
            byName(itemAttributes.get("tags"), ChatItem::choice),
            itemAttributes.optionalInstant("pausedUntil"),
            itemAttributes.optionalInstant("lastStaffAt"),
            itemAttributes.optionalInstant("closedNoticeFor"),
            itemAttributes.optionalInstant("busyNoticeFor"),
            byName(itemAttributes.get("rules"), ChatItem::ruleUse),
            byName(itemAttributes.get("followUps"), ChatItem::followUpMark),
            texts(itemAttributes.get("unsent")),
            itemAttributes.number("messages"),
            itemAttributes.has(HANDLED) ? texts(itemAttributes.get(HANDLED)) : List.of());
    return new VersionedChat(chat, itemAttributes.number(REVISION));
  }

  private static ItemAttributes friendship(Friendship friendship) {
    return switch (friendship) {
      case Friendship.Unknown() -> new ItemAttributes();
      case Friendship.Following(var at, var by) -> since("following", at, by);
      case Friendship.Left(var at, var by) -> since("left", at, by);
    };
  }

  private static ItemAttributes since(String kind, Instant at, String by) {
    return new ItemAttributes().text("kind", kind).instant("at", at).text("by", by);
  }

  private static Friendship friendship(ItemAttributes itemAttributes) {
    return switch (itemAttributes.optionalText("kind").orElse("unknown")) {
      case "following" ->
          new Friendship.Following(itemAttributes.instant("at"), itemAttributes.text("by"));
      case "left" -> new Friendship.Left(itemAttributes.instant("at"), itemAttributes.text("by"));
      case "unknown" -> new Friendship.Unknown();
      case String other -> throw new IllegalStateException("unknown friendship " + other);
    };
  }

  /** Writes one use of a rule as a short text, like a flag. */
  private static AttributeValue ruleUse(RuleUse use) {
    return ItemAttributes.string(use.turn() + " " + use.at());
  }

  private static RuleUse ruleUse(AttributeValue value) {
    String text = value.s();
    int space = text.indexOf(' ');
    return new RuleUse(
        Instant.parse(text.substring(space + 1)), Integer.parseInt(text.substring(0, space)));
  }

  private static AttributeValue followUpMark(FollowUpMark mark) {
    return new ItemAttributes()
        .instant("began", mark.began())
        .instant("stopped", mark.stopped())
        .map();
  }

  private static FollowUpMark followUpMark(AttributeValue value) {
    var itemAttributes = new ItemAttributes(value.m());
    return new FollowUpMark(
        itemAttributes.optionalInstant("began"), itemAttributes.optionalInstant("stopped"));
  }

  /**
   * Writes a flag as one short text, because a chat may have thousands of tags. An example is
   * {@code +2026-11-24T03:00:00Z 01FZ…}.
   */
  private static AttributeValue choice(TimestampedFlag timestampedFlag) {
    return ItemAttributes.string(
        (timestampedFlag.yes() ? "+" : "-") + timestampedFlag.at() + " " + timestampedFlag.by());
  }

  private static TimestampedFlag choice(AttributeValue value) {
    String text = value.s();
    int space = text.indexOf(' ');
    return new TimestampedFlag(
        text.charAt(0) == '+', Instant.parse(text.substring(1, space)), text.substring(space + 1));
  }

  private static AttributeValue texts(List<String> texts) {
    return AttributeValue.fromL(texts.stream().map(ItemAttributes::string).toList());
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
                    entry -> TableKeys.wellFormed(entry.getKey()),
                    entry -> write.apply(entry.getValue()),
                    (one, _) -> one)));
  }

  private static <T> Map<String, T> byName(AttributeValue map, Function<AttributeValue, T> read) {
    return map.m().entrySet().stream()
        .collect(Collectors.toMap(Map.Entry::getKey, entry -> read.apply(entry.getValue())));
  }
}
