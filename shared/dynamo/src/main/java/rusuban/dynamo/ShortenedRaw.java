package rusuban.dynamo;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * An event's raw text with each fragment that every event repeats written as one control character.
 * JSON has no control characters of its own, so the original text returns to the byte. The stored
 * text stays readable and searchable, unlike compressed text
 * (docs/decisions/0021-the-trace-is-codes.md).
 */
public final class ShortenedRaw {
  /**
   * LINE's own fragments. An item stores a fragment's place in this list. The list may grow at its
   * end, up to {@link #FIRST_KNOWN}, but no fragment in it may ever change.
   */
  private static final List<String> FRAGMENTS =
      List.of(
          "{\"type\":\"message\",\"message\":{\"type\":\"text\",\"id\":\"",
          "{\"type\":\"message\",\"message\":{\"type\":\"",
          "\",\"quoteToken\":\"",
          "\",\"markAsReadToken\":\"",
          "\",\"text\":\"",
          "\"},\"webhookEventId\":\"",
          ",\"webhookEventId\":\"",
          "\",\"deliveryContext\":{\"isRedelivery\":false},\"timestamp\":",
          "\",\"deliveryContext\":{\"isRedelivery\":true},\"timestamp\":",
          ",\"source\":{\"type\":\"user\",\"userId\":\"",
          ",\"source\":{\"type\":\"group\",\"groupId\":\"",
          "\"},\"mode\":\"active\"}",
          "\",\"quotedMessageId\":\"",
          "{\"type\":\"postback\",\"postback\":{\"data\":\"",
          "\"contentProvider\":{\"type\":\"line\"}",
          "\",\"stickerResourceType\":\"");

  /** The first character that stands for a text known from the item itself. */
  private static final char FIRST_KNOWN = 0x1C;

  private static final char FIRST = 0x01;
  private static final char LAST = 0x1F;

  private ShortenedRaw() {}

  /** Returns the shortened text; empty if the raw or a known text has control characters itself. */
  public static Optional<String> of(String raw, List<String> known) {
    if (hasControls(raw) || known.stream().anyMatch(ShortenedRaw::hasControls))
      return Optional.empty();
    var text = raw;
    var words = words(known);
    for (int i = 0; i < words.size(); i++)
      if (!words.get(i).isEmpty()) text = text.replace(words.get(i), Character.toString(FIRST + i));
    return Optional.of(text);
  }

  private static boolean hasControls(String text) {
    return text.chars().anyMatch(c -> c <= LAST);
  }

  /** Returns the raw text of a shortened one, with the same known texts. */
  public static String read(String shortened, List<String> known) {
    var words = words(known);
    var raw = new StringBuilder();
    for (int i = 0; i < shortened.length(); i++) {
      char c = shortened.charAt(i);
      if (c >= FIRST && c <= LAST) raw.append(words.get(c - FIRST));
      else raw.append(c);
    }
    return raw.toString();
  }

  /** Returns the texts in the order of their characters: LINE's fragments, then the known ones. */
  private static List<String> words(List<String> known) {
    var words = new ArrayList<>(FRAGMENTS);
    while (words.size() < FIRST_KNOWN - FIRST) words.add("");
    words.addAll(known);
    return words;
  }
}
