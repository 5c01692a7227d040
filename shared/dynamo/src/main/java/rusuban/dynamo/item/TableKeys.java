package rusuban.dynamo.item;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.zip.CRC32;
import rusuban.app.HistoryKey;
import rusuban.app.due.DueWork.DueReply;
import rusuban.core.AccountId;
import rusuban.core.ChatId;
import rusuban.core.decision.FollowUp;

/**
 * The only place that builds keys.
 *
 * <pre>
 * partition             sort                                what
 * S#account             LIVE                                which settings version is live
 * S#account             V#number                            one settings version
 * S#account             R#time#number                       a return to an earlier version
 * S#account             WEBHOOK                             when the account's newest webhook came
 * STATE#account         STATE                               the shop's state beside its settings
 * C#account#chat        CHAT                                the chat as it is now
 * C#account#chat        E#time#id                           an event or an ended follow-up
 * C#account#chat        M#message                           a message that the account sent into a group
 * (any)                 P#(sort of the item)#number         the rest of a text too long for its item
 * D#shard               time#account#chat#E#time#id         an outstanding reply, by when its event was received
 * D#shard               time#account#chat#F#plan#began      a follow-up that has not ended
 * </pre>
 *
 * A chat with its history is one partition, so that one query reads it. Events of no chat lie in
 * the partition of the empty chat id, which no chat has.
 */
public final class TableKeys {
  public static final String EVENTS = "E#";
  public static final String PARTS = "P#";
  public static final String MESSAGES = "M#";
  public static final String VERSIONS = "V#";
  public static final String CHAT = "CHAT";
  public static final String CONVERSATION = "C#";
  public static final String DUE = "D#";
  public static final String ROLLBACKS = "R#";

  /**
   * A partition of the due index takes 1,000 write units a second, and a follow-up sent costs it
   * four; 16 carry 4,000 a second, twice what LINE takes. A tick that finds nothing asks 16 times.
   * Changing this number needs the old partitions drained first.
   */
  public static final int SHARDS = 16;

  /** Longer ids are hashed; a sort key ends at 1,024 bytes. */
  private static final int LONGEST_ID = 200;

  private static final DateTimeFormatter FIXED_WIDTH =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSSSSS'Z'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  private static final Instant YEAR_0 = Instant.parse("0000-01-01T00:00:00Z");
  private static final Instant YEAR_10000 = Instant.parse("+10000-01-01T00:00:00Z");

  private TableKeys() {}

  public static ItemKey live(AccountId account) {
    return new ItemKey(settings(account), "LIVE");
  }

  /**
   * A partition of its own: every message reads it and the settings' pointer, and one partition
   * gives 3,000 reads a second (docs/cost.md).
   */
  public static ItemKey state(AccountId account) {
    return new ItemKey("STATE#" + account, "STATE");
  }

  public static ItemKey version(AccountId account, long version) {
    return new ItemKey(settings(account), VERSIONS + "%019d".formatted(version));
  }

  public static ItemKey rollback(AccountId account, Instant at, long version) {
    return new ItemKey(settings(account), ROLLBACKS + time(at) + "#%019d".formatted(version));
  }

  public static ItemKey webhook(AccountId account) {
    return new ItemKey(settings(account), "WEBHOOK");
  }

  public static String settings(AccountId account) {
    return "S#" + account;
  }

  public static ItemKey chat(AccountId account, ChatId chat) {
    return new ItemKey(conversation(account, Optional.of(chat)), CHAT);
  }

  /** Of an id that is LINE's, or that a customer's event names. */
  public static ItemKey sent(AccountId account, ChatId chat, String messageId) {
    return new ItemKey(conversation(account, Optional.of(chat)), MESSAGES + messageId);
  }

  public static ItemKey event(AccountId account, Optional<ChatId> chat, HistoryKey key) {
    return new ItemKey(conversation(account, chat), EVENTS + event(key));
  }

  public static String conversation(AccountId account, Optional<ChatId> chat) {
    return conversations(account) + chat.map(ChatId::value).orElse("");
  }

  /** What the partitions of an account's chats begin with. */
  public static String conversations(AccountId account) {
    return CONVERSATION + account + "#";
  }

  public static ItemKey part(ItemKey whole, int number) {
    return new ItemKey(whole.partition(), parts(whole) + "%03d".formatted(number));
  }

  /** What the sort keys of an item's parts begin with. */
  static String parts(ItemKey whole) {
    return PARTS + whole.sort() + "#";
  }

  public static ItemKey dueReply(DueReply reply) {
    return new ItemKey(
        due(shard(reply.account(), reply.chat())),
        String.join(
            "#",
            time(reply.due()),
            reply.account().value(),
            reply.chat().value(),
            EVENTS + event(reply.key())));
  }

  public static ItemKey dueFollowUp(AccountId account, FollowUp followUp) {
    return new ItemKey(
        due(shard(account, followUp.chat())),
        String.join(
            "#",
            time(followUp.due()),
            account.value(),
            followUp.chat().value(),
            "F",
            id(followUp.plan()),
            time(followUp.began())));
  }

  /** The partition of the due index that belongs to this shard. */
  public static String due(int shard) {
    return DUE + "%02d".formatted(shard);
  }

  /** Beyond every sort key of what is due at this time, before any of what is due later. */
  public static String dueAt(Instant now) {
    return time(now) + "$";
  }

  /** The same for a chat for ever: not {@code hashCode}, which promises nothing. */
  public static int shard(AccountId account, ChatId chat) {
    var crc = new CRC32();
    crc.update((account + "#" + chat).getBytes(StandardCharsets.UTF_8));
    return (int) (crc.getValue() % SHARDS);
  }

  /**
   * An instant as text of one width that sorts by time. Years beyond four digits, which only broken
   * clocks write, sort outside the others: '!' comes before every digit, '~' after.
   */
  static String time(Instant at) {
    if (at.isBefore(YEAR_0)) return outside('!', at);
    if (!at.isBefore(YEAR_10000)) return outside('~', at);
    return FIXED_WIDTH.format(at);
  }

  /** The instant that {@link #time} wrote. */
  public static Instant instant(String time) {
    if (time.charAt(0) != '!' && time.charAt(0) != '~') return Instant.parse(time);
    int dot = time.indexOf('.');
    long seconds = Long.parseLong(time.substring(1, dot)) + Instant.MIN.getEpochSecond();
    return Instant.ofEpochSecond(seconds, Long.parseLong(time.substring(dot + 1)));
  }

  private static String outside(char side, Instant at) {
    long fromFirst = at.getEpochSecond() - Instant.MIN.getEpochSecond();
    return "%c%019d.%09d".formatted(side, fromFirst, at.getNano());
  }

  private static String event(HistoryKey key) {
    return time(key.at()) + "#" + id(key.id());
  }

  /** The key that the sort key of an event names; the id in the form that it has there. */
  static HistoryKey eventKey(String sort) {
    int end = sort.indexOf('#', EVENTS.length());
    return new HistoryKey(instant(sort.substring(EVENTS.length(), end)), sort.substring(end + 1));
  }

  /** Whether this id stands in keys as it is. */
  static boolean isPlain(String id) {
    return id(id).equals(id);
  }

  /** The chat's id in the partition key of a conversation; empty for events of no chat. */
  static String chatOf(String partition) {
    return partition.substring(partition.indexOf('#', CONVERSATION.length()) + 1);
  }

  /** An id as visible ASCII without '#', different for different ids. */
  private static String id(String id) {
    var escaped = new StringBuilder();
    for (char c : wellFormed(id).toCharArray()) {
      boolean plain = c > ' ' && c < 127 && c != '#' && c != '%';
      if (plain) escaped.append(c);
      else escaped.append('%').append("%04x".formatted((int) c));
    }
    return escaped.length() <= LONGEST_ID ? escaped.toString() : "%" + sha256(id);
  }

  /** DynamoDB's strings are UTF-8, which has no lone surrogates. */
  static String wellFormed(String text) {
    return new String(text.getBytes(StandardCharsets.UTF_16BE), StandardCharsets.UTF_16BE);
  }

  private static String sha256(String text) {
    try {
      var hash = MessageDigest.getInstance("SHA-256");
      return HexFormat.of()
          .formatHex(hash.digest(wellFormed(text).getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
