package rusuban.core.keyword;

import java.util.Arrays;
import java.util.List;

/**
 * Automaton that finds any number of words in one pass over a text (A. V. Aho, M. J. Corasick,
 * "Efficient string matching", CACM 18(6), 1975). States are numbered by depth; the goto function
 * is one open-addressed table. Immutable.
 */
final class WordAutomaton {
  private static final int ROOT = 0;
  private static final int NONE = -1;

  private final long[] keys;
  private final int[] targets;
  // The longest proper suffix of the state that is also a state.
  private final int[] suffix;
  // The word that ends here, or NONE; and the nearest suffix state with a word, or ROOT.
  private final int[] word;
  private final int[] shorter;
  private final int[] lengths;
  private int states = 1;

  /** Receiver of the words that a scan finds. */
  interface Sink {
    /**
     * Receives a word that ends before this index.
     *
     * @return whether the word is new; if not, its first occurrence already reported the shorter
     *     words that end here
     */
    boolean found(int word, int end);
  }

  /**
   * Creates an automaton; its methods name a word by its index.
   *
   * @param words distinct and not empty
   */
  WordAutomaton(List<String> words) {
    int most = 1 + words.stream().mapToInt(String::length).sum();
    keys = new long[Math.max(4, Integer.highestOneBit(most) * 4)];
    Arrays.fill(keys, NONE);
    targets = new int[keys.length];
    suffix = new int[most];
    word = new int[most];
    shorter = new int[most];
    lengths = words.stream().mapToInt(String::length).toArray();
    word[ROOT] = NONE;
    addAll(words);
  }

  // Breadth first, so that every suffix is complete before a longer state needs it.
  private void addAll(List<String> words) {
    int[] state = new int[words.size()];
    int[] open = new int[words.size()];
    for (int i = 0; i < open.length; i++) open[i] = i;
    for (int depth = 0; open.length > 0; depth++) {
      int still = 0;
      for (int w : open) {
        var text = words.get(w);
        state[w] = child(state[w], text.charAt(depth));
        if (text.length() == depth + 1) word[state[w]] = w;
        else open[still++] = w;
      }
      open = Arrays.copyOf(open, still);
    }
  }

  private int child(int parent, char c) {
    int slot = slot(parent, c);
    if (keys[slot] != NONE) return targets[slot];
    int below = suffix[parent];
    while (below != ROOT && next(below, c) == NONE) below = suffix[below];
    // Below the root no link exists yet, since this state is added last.
    int link = Math.max(ROOT, next(below, c));
    int state = states++;
    keys[slot] = key(parent, c);
    targets[slot] = state;
    suffix[state] = link;
    word[state] = NONE;
    shorter[state] = word[link] == NONE ? shorter[link] : link;
    return state;
  }

  /**
   * Reports every word of the text to the sink, at least at its first occurrence.
   *
   * @return the number of look-ups in the goto table, at most two per UTF-16 unit
   */
  int scan(String text, Sink sink) {
    int asked = 0;
    int state = ROOT;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      int next = next(state, c);
      asked++;
      while (next == NONE && state != ROOT) {
        state = suffix[state];
        next = next(state, c);
        asked++;
      }
      state = Math.max(ROOT, next);
      int end = word[state] == NONE ? shorter[state] : state;
      while (end != ROOT && sink.found(word[end], i + 1)) end = shorter[end];
    }
    return asked;
  }

  /** Returns the word's length in UTF-16 units. */
  int length(int word) {
    return lengths[word];
  }

  private int next(int state, char c) {
    int slot = slot(state, c);
    return keys[slot] == NONE ? NONE : targets[slot];
  }

  private int slot(int state, char c) {
    long key = key(state, c);
    // Fibonacci hashing: the high bits of the product are well mixed.
    int slot = (int) ((key * 0x9E3779B97F4A7C15L) >>> 32) & (keys.length - 1);
    while (keys[slot] != NONE && keys[slot] != key) slot = (slot + 1) & (keys.length - 1);
    return slot;
  }

  private static long key(int state, char c) {
    return ((long) state << Character.SIZE) | c;
  }
}
