package rusuban.core.keyword;

import java.util.HashMap;
import java.util.Map;

/**
 * Variants of a kanji that NFKC keeps apart, each with its common form. Old and rare forms occur in
 * names of persons, shops and dishes. Radicals and strokes look like a kanji, and some fonts and
 * input methods write them instead. A compatibility ideograph such as 﨑 has no decomposition (The
 * Unicode Standard, section 18.1).
 */
final class CharacterVariants {
  // Pairs: the variant, then the form common today (from 常用漢字表 if it lists one).
  private static final String PAIRS =
      "髙高﨑崎嵜崎𠮷吉德徳濵浜濱浜邊辺邉辺齋斎齊斉澤沢廣広櫻桜國国嶋島嶌島槗橋𣘺橋栁柳冨富眞真會会壽寿惠恵"
          + "榮栄萬万與与藏蔵關関瀨瀬淸清靑青增増曾曽檜桧鹽塩龜亀鷗鴎寶宝嶽岳條条緖緒鄕郷黃黄黑黒彌弥吳呉內内"
          + "戶戸稅税說説每毎步歩值値卽即溫温錄録產産敎教綠緑郞郎齒歯麥麦渕淵籔薮藪薮髮髪麵麺驛駅學学頰頬餠餅噓嘘剝剥𠮟叱塡填搔掻瘦痩繫繋蟬蝉醬醤祿禄槇槙遙遥凛凜堯尭";

  // Pairs: a radical or stroke, then the kanji it looks like. All of EquivalentUnifiedIdeograph.txt
  // (Unicode Character Database 15.0.0, UAX #44) that NFKC does not map itself.
  private static final String RADICALS =
      "⺁厂⺂乛⺃乚⺄乙⺅亻⺆冂⺇𠘨⺈刀⺉刂⺊卜⺋㔾⺌小⺍小⺎兀⺏尣⺐尢⺑𡯂⺒巳⺓幺⺔彑"
          + "⺕𫜹⺖忄⺗心⺘扌⺙攵⺛旡⺜日⺝月⺞歺⺠民⺡氵⺢氺⺣灬⺤爫⺥爫⺦丬⺧牛⺨犭⺩王⺪𤴔"
          + "⺫目⺬示⺭礻⺮𥫗⺯糹⺰纟⺱罓⺲罒⺳㓁⺴冗⺵𦉫⺶羊⺷𦍌⺸𦍋⺹耂⺺肀⺻聿⺼肉⺽𦥑⺾艹"
          + "⺿艹⻀艹⻁虎⻂衤⻃覀⻄西⻅见⻆角⻇𧢲⻈讠⻉贝⻊𧾷⻋车⻌辶⻍辶⻎辶⻏邑⻐钅⻑長⻒镸"
          + "⻓长⻔门⻕𨸏⻖阝⻗雨⻘青⻙韦⻚页⻛风⻜飞⻝食⻞𩙿⻟飠⻠饣⻡𩠐⻢马⻣骨⻤鬼⻥鱼⻦鸟"
          + "⻧卤⻨麦⻩黄⻪黾⻫斉⻬齐⻭歯⻮齿⻯竜⻰龙⻱龜⻲亀㇆𠃌㇏乀㇐一㇑丨㇒丿㇓丿㇔丶㇕𠃍"
          + "㇖乛㇗𠃊㇘𠃎㇙𠄌㇚亅㇛𡿨㇜𠃋㇝乀㇞𠃑㇟乚㇠乙㇡𠄎";

  private static final Map<Integer, Integer> COMMON = pairs();

  private CharacterVariants() {}

  /** Returns the common form of this code point, or the code point itself. */
  static int common(int codePoint) {
    return COMMON.getOrDefault(codePoint, codePoint);
  }

  private static Map<Integer, Integer> pairs() {
    var common = new HashMap<Integer, Integer>();
    put(PAIRS, common);
    // Second, since the kanji that a radical looks like may itself be an old form (⻱ 龜 亀).
    put(RADICALS, common);
    return Map.copyOf(common);
  }

  private static void put(String pairs, Map<Integer, Integer> common) {
    var points = pairs.codePoints().toArray();
    for (int i = 0; i < points.length; i += 2)
      common.put(points[i], common.getOrDefault(points[i + 1], points[i + 1]));
  }
}
