package rusuban.dynamo.item;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/**
 * A JSON text that is longer than an item, in blocks. A block is a run of neighbouring sections,
 * such as rules, and is stored under the hash of its content. Where a block ends depends on the
 * section there and not on its place. So a change of one rule changes one or two blocks.
 */
public final class TextBlocks {
  /** Minimum bytes of a block, so that a few dozen hold the longest document. */
  private static final int MIN_BYTES = 96_000;

  /** Maximum bytes of a block. Compression adds a few bytes where it saves none. */
  private static final int MAX_BYTES = 350_000;

  /** The maximum depth of a comma between two sections: a field of the document, or a rule. */
  private static final int SECTION_DEPTH = 2;

  /** One section of this many ends a block that is long enough. */
  private static final int ENDS_ONE_OF = 8;

  private static final String PACKED = "packed";

  private TextBlocks() {}

  /** Returns the blocks of a text, which are the text when joined. */
  public static List<String> split(String text) {
    var blocks = new ArrayList<String>();
    var block = new StringBuilder();
    int size = 0;
    for (var section : sections(text)) {
      int bytes = ItemAttributes.bytes(section);
      if (size > 0 && size + bytes > MAX_BYTES) {
        blocks.add(block.toString());
        block.setLength(0);
        size = 0;
      }
      if (bytes > MAX_BYTES) {
        blocks.addAll(ChunkedText.pieces(section, 0));
        continue;
      }
      block.append(section);
      size += bytes;
      if (size >= MIN_BYTES && endsBlock(section)) {
        blocks.add(block.toString());
        block.setLength(0);
        size = 0;
      }
    }
    if (size > 0) blocks.add(block.toString());
    return blocks;
  }

  /** Divides the text after the commas between its sections. */
  private static List<String> sections(String text) {
    var sections = new ArrayList<String>();
    int depth = 0;
    int from = 0;
    boolean inString = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (inString) {
        if (c == '\\') i++;
        else if (c == '"') inString = false;
        continue;
      }
      switch (c) {
        case '"' -> inString = true;
        case '{', '[' -> depth++;
        case '}', ']' -> depth--;
        case ',' -> {
          if (depth <= SECTION_DEPTH) {
            sections.add(text.substring(from, i + 1));
            from = i + 1;
          }
        }
        default -> {}
      }
    }
    if (from < text.length()) sections.add(text.substring(from));
    return sections;
  }

  private static boolean endsBlock(String section) {
    var crc = new CRC32();
    crc.update(section.getBytes(UTF_8));
    return crc.getValue() % ENDS_ONE_OF == 0;
  }

  /** Returns the name of a block: the SHA-256 of its text. */
  public static String hash(String block) {
    return TableKeys.sha256(block);
  }

  /** Returns the item of a block. Rules resemble each other, so it takes a fraction of the text. */
  public static ItemAttributes item(ItemKey key, String block) {
    var packed = new ByteArrayOutputStream();
    try (var gzip = new GZIPOutputStream(packed)) {
      gzip.write(TableKeys.wellFormed(block).getBytes(UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException("writing to memory", e);
    }
    return ItemAttributes.at(key).binary(PACKED, packed.toByteArray());
  }

  /** Returns the text of a block's item. */
  public static String text(ItemAttributes item) {
    try (var gzip = new GZIPInputStream(new ByteArrayInputStream(item.binary(PACKED)))) {
      return new String(gzip.readAllBytes(), UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("a block of the settings is damaged: " + item.key(), e);
    }
  }
}
