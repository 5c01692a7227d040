package rusuban.app.messaging;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.UUID;
import rusuban.core.AccountId;

/**
 * The retry key of a message: a UUIDv5 (RFC 9562, section 5.5) of its cause. All attempts of one
 * message share it.
 */
public final class RetryKey {
  private static final UUID NAMESPACE = UUID.fromString("5f0c1b9e-6a0d-5e0b-9d52-2f1f3c1f7a10");

  private RetryKey() {}

  /** Returns the key of this account's message with this cause. */
  public static UUID of(AccountId account, String cause) {
    var name = (account + "/" + cause).getBytes(StandardCharsets.UTF_8);
    var bytes = ByteBuffer.allocate(16 + name.length);
    bytes
        .putLong(NAMESPACE.getMostSignificantBits())
        .putLong(NAMESPACE.getLeastSignificantBits())
        .put(name);
    var hash = ByteBuffer.wrap(sha1(bytes.array()));
    long high = (hash.getLong() & 0xFFFF_FFFF_FFFF_0FFFL) | 0x5000L;
    long low = (hash.getLong() & 0x3FFF_FFFF_FFFF_FFFFL) | 0x8000_0000_0000_0000L;
    return new UUID(high, low);
  }

  private static byte[] sha1(byte[] input) {
    try {
      return MessageDigest.getInstance("SHA-1").digest(input);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-1", e);
    }
  }
}
