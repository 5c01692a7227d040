package rusuban.console.page;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.Base64;
import java.util.Optional;

/**
 * The id of a rule or follow-up as a segment of an address. It is Base64url of its UTF-8, since
 * servers decode other characters differently.
 */
public final class IdSegment {
  private IdSegment() {}

  /** Returns the segment of an id. */
  public static String of(String id) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(id.getBytes(UTF_8));
  }

  /** Returns the id of a segment; empty if it is none. */
  public static Optional<String> read(String segment) {
    try {
      var bytes = Base64.getUrlDecoder().decode(segment);
      return Optional.of(UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString());
    } catch (IllegalArgumentException | CharacterCodingException _) {
      return Optional.empty();
    }
  }
}
