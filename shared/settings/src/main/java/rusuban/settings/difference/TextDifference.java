package rusuban.settings.difference;

import java.util.ArrayList;
import java.util.List;
import rusuban.settings.difference.TextRun.Kind;

/** Compares two texts word by word, within the lines that differ. */
final class TextDifference {
  /** Maximum code points of unchanged text on each side of a change. */
  private static final int CONTEXT = 30;

  private static final String OMITTED = "…";

  private TextDifference() {}

  /**
   * Returns the runs from one text to the other. Without the inserted runs they are the older text,
   * and without the removed runs the newer one.
   */
  static List<TextRun> whole(String before, String after) {
    var hunks = new ArrayList<Hunk>();
    var open = new HunkBuilder();
    for (var line : CommonSequence.between(TextTokens.lines(before), TextTokens.lines(after)))
      open.add(line, hunks);
    open.end(hunks);
    var words = new ArrayList<Hunk>();
    hunks.forEach(hunk -> words(hunk, words));
    return runs(joined(words));
  }

  /** Returns the runs with little of the text that has not changed. */
  static List<TextRun> between(String before, String after) {
    return shortened(whole(before, after));
  }

  /** Unchanged text and the change that follows it. */
  private record Hunk(String same, String removed, String inserted) {
    boolean isChange() {
      return !removed.isEmpty() || !inserted.isEmpty();
    }

    int length() {
      return Math.max(removed.length(), inserted.length());
    }

    /** Returns this hunk and the next as one change. */
    Hunk with(Hunk next) {
      return new Hunk(
          same, removed + next.same + next.removed, inserted + next.same + next.inserted);
    }
  }

  /** Collects steps to hunks. */
  private static final class HunkBuilder {
    private final StringBuilder same = new StringBuilder();
    private final StringBuilder removed = new StringBuilder();
    private final StringBuilder inserted = new StringBuilder();

    void add(CommonSequence.Step<String> step, List<Hunk> hunks) {
      switch (step.kind()) {
        case SAME -> {
          if (!removed.isEmpty() || !inserted.isEmpty()) end(hunks);
          same.append(step.element());
        }
        case REMOVED -> removed.append(step.element());
        case INSERTED -> inserted.append(step.element());
      }
    }

    void end(List<Hunk> hunks) {
      hunks.add(new Hunk(same.toString(), removed.toString(), inserted.toString()));
      same.setLength(0);
      removed.setLength(0);
      inserted.setLength(0);
    }
  }

  /** Compares the changed lines of a hunk word by word. */
  private static void words(Hunk hunk, List<Hunk> out) {
    if (hunk.removed.isEmpty() || hunk.inserted.isEmpty()) {
      out.add(hunk);
      return;
    }
    var open = new HunkBuilder();
    open.same.append(hunk.same);
    for (var word :
        CommonSequence.between(TextTokens.words(hunk.removed), TextTokens.words(hunk.inserted)))
      open.add(word, out);
    open.end(out);
  }

  /**
   * Joins changes with little between them. A few syllables that two sentences happen to share help
   * no reader.
   */
  private static List<Hunk> joined(List<Hunk> hunks) {
    var joined = new ArrayList<Hunk>();
    for (var hunk : hunks) {
      if (!joined.isEmpty() && !joined.getLast().isChange()) {
        var last = joined.removeLast();
        joined.add(new Hunk(last.same + hunk.same, hunk.removed, hunk.inserted));
      } else {
        joined.add(hunk);
      }
      while (joined.size() > 1 && isTooLittle(joined.get(joined.size() - 2), joined.getLast())) {
        var last = joined.removeLast();
        joined.add(joined.removeLast().with(last));
      }
    }
    return joined;
  }

  private static boolean isTooLittle(Hunk before, Hunk last) {
    return before.isChange()
        && last.isChange()
        && last.same.indexOf('\n') < 0
        && 2 * last.same.length() <= Math.min(before.length(), last.length());
  }

  private static List<TextRun> runs(List<Hunk> hunks) {
    var runs = new ArrayList<TextRun>();
    for (var hunk : hunks) {
      if (!hunk.same.isEmpty()) runs.add(TextRun.same(hunk.same));
      if (!hunk.removed.isEmpty()) runs.add(TextRun.removed(hunk.removed));
      if (!hunk.inserted.isEmpty()) runs.add(TextRun.inserted(hunk.inserted));
    }
    return runs;
  }

  /** Shortens the unchanged runs to the line around each change, and long lines to their ends. */
  static List<TextRun> shortened(List<TextRun> runs) {
    var shortened = new ArrayList<TextRun>();
    for (int i = 0; i < runs.size(); i++) {
      var run = runs.get(i);
      if (run.kind() != Kind.SAME) {
        shortened.add(run);
        continue;
      }
      boolean isFirst = i == 0;
      boolean isLast = i == runs.size() - 1;
      if (isFirst && isLast) continue;
      var text = isFirst ? end(run.text()) : isLast ? start(run.text()) : both(run.text());
      if (!text.isEmpty()) shortened.add(TextRun.same(text));
    }
    return shortened;
  }

  /** Returns the part of the first line that stands next to a change before it. */
  private static String start(String text) {
    int line = text.indexOf('\n');
    var first = line < 0 ? text : text.substring(0, line);
    var head = head(first);
    return head.length() < first.length() ? head + OMITTED : head;
  }

  /** Returns the part of the last line that stands next to a change after it. */
  private static String end(String text) {
    var last = text.substring(text.lastIndexOf('\n') + 1);
    var tail = tail(last);
    return tail.length() < last.length() ? OMITTED + tail : tail;
  }

  /** Returns the parts next to the changes on both sides. */
  private static String both(String text) {
    int line = text.indexOf('\n');
    if (line == text.lastIndexOf('\n') && length(text) <= 2 * CONTEXT) return text;
    var first = line < 0 ? text : text.substring(0, line);
    return head(first) + OMITTED + tail(text.substring(text.lastIndexOf('\n') + 1));
  }

  private static String head(String line) {
    return length(line) <= CONTEXT ? line : line.substring(0, line.offsetByCodePoints(0, CONTEXT));
  }

  private static String tail(String line) {
    return length(line) <= CONTEXT
        ? line
        : line.substring(line.offsetByCodePoints(line.length(), -CONTEXT));
  }

  private static int length(String text) {
    return text.codePointCount(0, text.length());
  }
}
