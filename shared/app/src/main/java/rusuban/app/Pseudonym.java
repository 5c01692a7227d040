package rusuban.app;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import rusuban.core.AccountId;

/**
 * Name of a user, group or room in logs: the first 16 hex digits of a SHA-256. Account and id are
 * hashed together. After an erasure the logs therefore name nobody. LINE's ids are 128 random bits,
 * so guessing finds none. Anybody who has the id finds its log lines.
 */
public final class Pseudonym {
  private static final int BYTES = 8;

  private Pseudonym() {}

  /** Returns the pseudonym of an id. It is different in every account. */
  public static String of(AccountId account, String id) {
    try {
      byte[] name = (account + "/" + id).getBytes(UTF_8);
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(name);
      return "who-" + HexFormat.of().formatHex(hash, 0, BYTES);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
