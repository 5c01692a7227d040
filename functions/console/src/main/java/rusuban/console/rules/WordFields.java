package rusuban.console.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import rusuban.web.FormFields;

/**
 * Lists of words in a form. A form has a hidden field for each word, and a field for more of them
 * whose name ends in {@code -more}.
 */
final class WordFields {
  private WordFields() {}

  /** Returns the words of a form: those that it had, and the lines that were added. */
  static List<String> read(FormFields form, String name) {
    return Stream.concat(
            form.all(name).stream(),
            MessageLists.lines(form.text(name + "-more")).lines().map(String::strip))
        .filter(word -> !word.isEmpty())
        .toList();
  }

  /** Returns the words without the one whose button was pressed, such as {@code drop-words-2}. */
  static List<String> dropped(List<String> words, String name, String button) {
    var kept = new ArrayList<>(words);
    for (int i = words.size() - 1; i >= 0; i--)
      if (button.equals("drop-" + name + "-" + i)) kept.remove(i);
    return kept;
  }
}
