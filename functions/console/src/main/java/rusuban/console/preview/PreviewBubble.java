package rusuban.console.preview;

import java.util.List;
import java.util.Optional;

/** One message as a customer's phone shows it, without its size and place. */
public sealed interface PreviewBubble {

  /** Words. */
  record Words(List<Run> runs) implements PreviewBubble {
    public Words {
      runs = List.copyOf(runs);
    }
  }

  /**
   * A part of a text.
   *
   * @param isFilled whether a variable was filled in here
   */
  record Run(String text, boolean isFilled) {}

  /** A picture, or the first view of a video. */
  record Picture(String url, String label) implements PreviewBubble {}

  /** A place on a map. */
  record Place(String title, String address) implements PreviewBubble {}

  /**
   * A card with buttons.
   *
   * @param title the title, if the card has one
   */
  record Card(Optional<String> title, String text, List<String> buttons) implements PreviewBubble {
    public Card {
      buttons = List.copyOf(buttons);
    }
  }

  /** Cards side by side. */
  record Cards(List<Card> cards) implements PreviewBubble {
    public Cards {
      cards = List.copyOf(cards);
    }
  }

  /** A Flex message: its texts and buttons in order, without their layout. */
  record Flex(List<FlexLine> lines) implements PreviewBubble {
    public Flex {
      lines = List.copyOf(lines);
    }
  }

  /** One line of a Flex message: the texts of one row, or one button. */
  record FlexLine(List<String> texts, boolean isButton, boolean isBold) {
    public FlexLine {
      texts = List.copyOf(texts);
    }
  }

  /** A message of another kind, by its name. */
  record Named(String label) implements PreviewBubble {}
}
