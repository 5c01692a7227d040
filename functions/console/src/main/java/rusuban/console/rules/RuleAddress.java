package rusuban.console.rules;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.text.Normalizer;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import rusuban.console.page.ConsolePaths;
import rusuban.core.settings.DocumentSections;
import rusuban.json.Json;

/**
 * The id of a keyword rule in an address, as Base64url of its UTF-8. An id may hold any character,
 * and servers decode other characters differently.
 */
public final class RuleAddress {
  private static final int LONGEST_ID = 60;
  private static final int HASH_DIGITS = 6;

  private RuleAddress() {}

  /** Returns the segment of the address. */
  public static String of(String id) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(id.getBytes(UTF_8));
  }

  /** Returns the address of the rule's editor. */
  public static String page(String id) {
    return ConsolePaths.REPLIES + "/" + of(id);
  }

  /** Returns the id in a segment; empty if it is no such segment. */
  public static Optional<String> id(String segment) {
    try {
      var bytes = Base64.getUrlDecoder().decode(segment);
      return Optional.of(UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString())
          .filter(id -> !id.isEmpty());
    } catch (IllegalArgumentException | CharacterCodingException _) {
      return Optional.empty();
    }
  }

  /**
   * Returns an id that no rule has, made from a name. It is the name's letters if they are plain
   * ASCII, otherwise {@code rule-} and a short hash.
   */
  public static String newId(String name, Set<String> taken) {
    var plain = Normalizer.normalize(name, Normalizer.Form.NFKC).strip().toLowerCase(Locale.ROOT);
    var slug =
        plain.chars().allMatch(c -> c < 0x80)
            ? plain.replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "")
            : "";
    var base =
        slug.isEmpty()
            ? "rule-" + DocumentSections.hash(Json.str(plain)).substring(0, HASH_DIGITS)
            : slug.substring(0, Math.min(slug.length(), LONGEST_ID - HASH_DIGITS));
    var id = base;
    for (int number = 2; taken.contains(id); number++) id = base + "-" + number;
    return id;
  }
}
