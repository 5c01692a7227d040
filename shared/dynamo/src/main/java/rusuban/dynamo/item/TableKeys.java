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
import rusuban.app.people.EmailAddress;
import rusuban.core.AccountId;
import rusuban.core.ChatId;
import rusuban.core.decision.FollowUp;

/**
 * The only place that builds keys.
 *
 * <pre>
 * partition             sort                                item
 * S#account             LIVE                                the live settings version
 * S#account             V#number                            one settings version
 * S#account             R#time#number                       a return to an earlier version
 * S#account             WEBHOOK                             the time of the account's newest webhook
 * S#account             CHECK                               LINE's answers of the last check of the connection
 * S#account             TICKS                               what people saw in LINE's screens and ticked
 * DRAFT#account         DRAFT                               the draft of the settings
 * DRAFT#account         B#revision#hash                     a block of a draft too long for its item
 * STATE#account         STATE                               the shop's state beside its settings
 * C#account#chat        CHAT                                the chat as it is now
 * C#account#chat        E#time#id                           an event or an ended follow-up
 * C#account#chat        M#message                           a message that the account sent into a group
 * (any)                 P#(sort of the item)#number         the rest of a text too long for its item
 * D#shard               time#account#chat#E#time#id         an outstanding reply, by the receipt of its event
 * D#shard               time#account#chat#F#plan#began      a follow-up that has not ended
 * PEOPLE#account        M#address                           a member of the account
 * PEOPLE#account        OWNERS                              the number of owners who have signed in
 * PEOPLE#account        S#address#token                     a session of a member, for lists
 * MAIL#address          account                             an account that the address belongs to
 * SESSION#token         SESSION                             a session
 * AUDIT#account         time#id                             who changed what
 * </pre>
 *
 * Addresses and tokens are SHA-256 hashes, so that no key names a person or opens a session. A chat
 * with its history is one partition, so that one query reads it. Events of no chat lie in the
 * partition of the empty chat id, which no chat has.
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
  public static final String MEMBERS = "M#";
  private static final String SESSIONS = "S#";
  public static final String BLOCKS = "B#";

  /**
   * The shards of the due index. A partition takes 1,000 write units a second, and a sent follow-up
   * costs four. 16 shards carry 4,000 follow-ups a second, twice LINE's limit. A tick without due
   * work makes 16 queries. A change of this number needs the old partitions drained first.
   */
  public static final int SHARDS = 16;

  /** The longest id that stays as it is. Longer ids are hashed; a sort key ends at 1,024 bytes. */
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
   * Returns the key of the shop's state, in a partition of its own. Every message reads it and the
   * settings' pointer, and one partition gives 3,000 reads a second (docs/cost.md).
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

  public static ItemKey lineFacts(AccountId account) {
    return new ItemKey(settings(account), "CHECK");
  }

  public static ItemKey handTicks(AccountId account) {
    return new ItemKey(settings(account), "TICKS");
  }

  public static String settings(AccountId account) {
    return "S#" + account;
  }

  public static ItemKey draft(AccountId account) {
    return new ItemKey("DRAFT#" + account, "DRAFT");
  }

  /** Returns the key of a block that this revision of the draft was the first to have. */
  public static ItemKey draftBlock(AccountId account, long revision, String hash) {
    return new ItemKey(draft(account).partition(), draftBlocks(revision) + hash);
  }

  /** Returns the prefix of the sort keys of the blocks that this revision of a draft added. */
  public static String draftBlocks(long revision) {
    return BLOCKS + "%019d#".formatted(revision);
  }

  public static ItemKey chat(AccountId account, ChatId chat) {
    return new ItemKey(conversation(account, Optional.of(chat)), CHAT);
  }

  public static ItemKey member(AccountId account, EmailAddress email) {
    return new ItemKey(people(account), MEMBERS + sha256(email.value()));
  }

  /** Returns the partition of the members of an account, their sessions and the owners' number. */
  public static String people(AccountId account) {
    return "PEOPLE#" + account;
  }

  public static ItemKey owners(AccountId account) {
    return new ItemKey(people(account), "OWNERS");
  }

  public static ItemKey membership(AccountId account, EmailAddress email) {
    return new ItemKey(memberships(email), account.value());
  }

  /** Returns the partition of the accounts that an address belongs to. */
  public static String memberships(EmailAddress email) {
    return "MAIL#" + sha256(email.value());
  }

  public static ItemKey session(String tokenHash) {
    return new ItemKey("SESSION#" + tokenHash, "SESSION");
  }

  public static ItemKey sessionOf(AccountId account, EmailAddress email, String tokenHash) {
    return new ItemKey(people(account), sessionsOf(email) + tokenHash);
  }

  /** Returns the prefix of the sort keys of a member's sessions. */
  public static String sessionsOf(EmailAddress email) {
    return SESSIONS + sha256(email.value()) + "#";
  }

  /** Returns the key of an audit entry; the id distinguishes entries of the same moment. */
  public static ItemKey audit(AccountId account, Instant at, String id) {
    return new ItemKey(audit(account), time(at) + "#" + id);
  }

  public static String audit(AccountId account) {
    return "AUDIT#" + account;
  }

  /** Returns the key of a sent message, whose id comes from LINE or from a customer's event. */
  public static ItemKey sent(AccountId account, ChatId chat, String messageId) {
    return new ItemKey(conversation(account, Optional.of(chat)), MESSAGES + messageId);
  }

  public static ItemKey event(AccountId account, Optional<ChatId> chat, HistoryKey key) {
    return new ItemKey(conversation(account, chat), EVENTS + event(key));
  }

  public static String conversation(AccountId account, Optional<ChatId> chat) {
    return conversations(account) + chat.map(ChatId::value).orElse("");
  }

  /** Returns the prefix of the partitions of an account's chats. */
  public static String conversations(AccountId account) {
    return CONVERSATION + account + "#";
  }

  public static ItemKey part(ItemKey whole, int number) {
    return new ItemKey(whole.partition(), parts(whole) + "%03d".formatted(number));
  }

  /** Returns the prefix of the sort keys of an item's parts. */
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

  /** Returns the partition of the due index for this shard. */
  public static String due(int shard) {
    return DUE + "%02d".formatted(shard);
  }

  /** Returns a sort key after all work due at this time and before all later work. */
  public static String dueAt(Instant now) {
    return time(now) + "$";
  }

  /** Returns the chat's shard, forever the same. {@code hashCode} would not promise that. */
  public static int shard(AccountId account, ChatId chat) {
    var crc = new CRC32();
    crc.update((account + "#" + chat).getBytes(StandardCharsets.UTF_8));
    return (int) (crc.getValue() % SHARDS);
  }

  /**
   * Writes an instant as text of one width that sorts by time. Only broken clocks write years
   * beyond four digits. They sort outside the others: '!' comes before every digit, '~' after.
   */
  static String time(Instant at) {
    if (at.isBefore(YEAR_0)) return outside('!', at);
    if (!at.isBefore(YEAR_10000)) return outside('~', at);
    return FIXED_WIDTH.format(at);
  }

  /** Reads the instant that {@link #time} wrote. */
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

  /** Returns the key in the sort key of an event, with the id in the form that it has there. */
  static HistoryKey eventKey(String sort) {
    int end = sort.indexOf('#', EVENTS.length());
    return new HistoryKey(instant(sort.substring(EVENTS.length(), end)), sort.substring(end + 1));
  }

  /** Returns whether this id stands in keys as it is. */
  static boolean isPlain(String id) {
    return id(id).equals(id);
  }

  /** Returns the chat's id in the partition key of a conversation; empty for events of no chat. */
  static String chatOf(String partition) {
    return partition.substring(partition.indexOf('#', CONVERSATION.length()) + 1);
  }

  /** Returns an id as visible ASCII without '#', different for different ids. */
  private static String id(String id) {
    var escaped = new StringBuilder();
    for (char c : wellFormed(id).toCharArray()) {
      boolean plain = c > ' ' && c < 127 && c != '#' && c != '%';
      if (plain) escaped.append(c);
      else escaped.append('%').append("%04x".formatted((int) c));
    }
    return escaped.length() <= LONGEST_ID ? escaped.toString() : "%" + sha256(id);
  }

  /** Replaces lone surrogates, which DynamoDB's UTF-8 strings cannot hold. */
  static String wellFormed(String text) {
    return new String(text.getBytes(StandardCharsets.UTF_16BE), StandardCharsets.UTF_16BE);
  }

  static String sha256(String text) {
    try {
      var hash = MessageDigest.getInstance("SHA-256");
      return HexFormat.of()
          .formatHex(hash.digest(wellFormed(text).getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
