package rusuban.settings.difference;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import rusuban.settings.difference.SectionChanges.Headline;

/** Tells which elements of a list have moved. New elements and removed ones move nobody. */
final class OrderDifference {
  /** Maximum moves that are told one by one. */
  private static final int MOST = 5;

  private OrderDifference() {}

  /**
   * Adds the moves from the one order to the other.
   *
   * @param all the whole list in a sentence
   * @param names the owner's name of each element, by id
   */
  static void tell(
      Wording all,
      Wording one,
      List<String> before,
      List<String> after,
      Map<String, String> names,
      SectionChanges changes) {
    var common = new ArrayList<>(before);
    common.retainAll(new HashSet<>(after));
    var moved = moved(common, after);
    if (moved.size() > MOST) {
      changes.add(Headline.changed(all));
      return;
    }
    for (var id : after) {
      if (!moved.contains(id)) continue;
      int from = before.indexOf(id) + 1;
      int to = after.indexOf(id) + 1;
      var name = names.getOrDefault(id, id);
      changes.replaced(
          new Headline(
              one.ja() + "「" + name + "」の順番が変わり",
              "The " + one.en() + " “" + name + "” moves",
              "The " + one.en() + " “" + name + "” moved"),
          place(from),
          place(to));
    }
  }

  private static Wording place(int place) {
    return new Wording(place + "番目", "place " + place);
  }

  /**
   * Returns the elements that have moved. The others are the most that are in the same order on
   * both sides.
   */
  static Set<String> moved(List<String> common, List<String> after) {
    var byId = new HashMap<String, Integer>();
    for (int i = 0; i < after.size(); i++) byId.put(after.get(i), i);
    int[] places = common.stream().mapToInt(id -> byId.getOrDefault(id, 0)).toArray();
    // For each length, the element that ends the run of this length with the smallest place.
    var ends = new int[common.size()];
    var previous = new int[common.size()];
    int longest = 0;
    for (int i = 0; i < common.size(); i++) {
      int low = 0;
      int high = longest;
      while (low < high) {
        int middle = (low + high) / 2;
        if (places[ends[middle]] < places[i]) low = middle + 1;
        else high = middle;
      }
      ends[low] = i;
      previous[i] = low == 0 ? -1 : ends[low - 1];
      if (low == longest) longest++;
    }
    var moved = new HashSet<>(common);
    for (int i = longest == 0 ? -1 : ends[longest - 1]; i >= 0; i = previous[i])
      moved.remove(common.get(i));
    return moved;
  }
}
