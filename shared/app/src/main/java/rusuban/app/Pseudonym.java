package rusuban.app;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import rusuban.core.AccountId;

/**
 * What stands in logs for a user, group or room, so that nobody is named there after an erasure:
 * the first 16 digits of the SHA-256 of account and id. LINE's ids are 128 random bits, so that
 * none can be found by trying. Whoever has the id finds its lines.
 */
public final class Pseudonym {
  private static final int BYTES = 8;

  private Pseudonym() {}

  /** Returns the same for the same id of an account, another one in every other account. */
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
