package rusuban.local.line.state;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;

/** Generator of ids and tokens in the forms of LINE's documentation. Thread-safe. */
public final class IdGenerator {
  private static final char[] CROCKFORD = "0123456789ABCDEFGHJKMNPQRSTVWXYZ".toCharArray();
  private static final int MESSAGES_PER_MILLI = 100_000;
  private final SecureRandom random = new SecureRandom();
  private long lastMessage;

  /** Returns a growing number of 18 digits. After a restart it can only rarely be lower. */
  public synchronized String messageId(Instant at) {
    var fresh = at.toEpochMilli() * MESSAGES_PER_MILLI + random.nextInt(MESSAGES_PER_MILLI / 2);
    lastMessage = Math.max(lastMessage + 1, fresh);
    return Long.toString(lastMessage);
  }

  /** Returns a ULID (github.com/ulid/spec): 48 bits of time in milliseconds, 80 random bits. */
  public String eventId(Instant at) {
    var id = new StringBuilder();
    for (int shift = 45; shift >= 0; shift -= 5) {
      id.append(CROCKFORD[(int) (at.toEpochMilli() >>> shift) & 31]);
    }
    for (int i = 0; i < 16; i++) id.append(CROCKFORD[random.nextInt(32)]);
    return id.toString();
  }

  String replyToken() {
    return HexFormat.of().formatHex(bytes(16));
  }

  /** Returns a token for quoting, marking as read, or paging. */
  public String token() {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes(48));
  }

  String groupId(char kind) {
    return kind + HexFormat.of().formatHex(bytes(16));
  }

  /** Returns the same id for the same name and ordinal, so that a customer survives a restart. */
  static String userId(String channelId, String name, int ordinal) {
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      var hash = digest.digest((channelId + "\n" + name + "\n" + ordinal).getBytes(UTF_8));
      return "U" + HexFormat.of().formatHex(hash, 0, 16);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  private byte[] bytes(int count) {
    var bytes = new byte[count];
    random.nextBytes(bytes);
    return bytes;
  }
}
