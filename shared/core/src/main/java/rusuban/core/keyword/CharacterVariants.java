package rusuban.core.keyword;

import java.util.HashMap;
import java.util.Map;

/**
 * Old and rare forms of kanji that people write in names of persons, shops and dishes, each with
 * the common form. NFKC leaves them apart: they are characters of their own, or, like 﨑, sit among
 * the compatibility ideographs without a decomposition (The Unicode Standard, section 18.1).
 */
final class CharacterVariants {
  // Pairs: the form written, then the form common today (常用漢字表 where it lists one).
  private static final String PAIRS =
      "髙高﨑崎嵜崎𠮷吉德徳濵浜濱浜邊辺邉辺齋斎齊斉澤沢廣広櫻桜國国嶋島嶌島槗橋𣘺橋栁柳冨富眞真會会壽寿惠恵"
          + "榮栄萬万與与藏蔵關関瀨瀬淸清靑青增増曾曽檜桧鹽塩龜亀鷗鴎寶宝嶽岳條条緖緒鄕郷黃黄黑黒彌弥吳呉內内"
          + "渕淵籔薮藪薮髮髪麵麺驛駅學学頰頬餠餅噓嘘剝剥𠮟叱塡填搔掻瘦痩繫繋蟬蝉醬醤祿禄槇槙遙遥凛凜堯尭";

  private static final Map<Integer, Integer> COMMON = pairs();

  private CharacterVariants() {}

  /** The common form of this code point; itself where there is none. */
  static int common(int codePoint) {
    return COMMON.getOrDefault(codePoint, codePoint);
  }

  private static Map<Integer, Integer> pairs() {
    var points = PAIRS.codePoints().toArray();
    var common = new HashMap<Integer, Integer>();
    for (int i = 0; i < points.length; i += 2) common.put(points[i], points[i + 1]);
    return Map.copyOf(common);
  }
}
