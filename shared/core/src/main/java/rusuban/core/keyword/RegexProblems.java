package rusuban.core.keyword;

import rusuban.core.ValidationProblem;

/** Problems of a regular expression, in words for the owner. */
final class RegexProblems {
  private RegexProblems() {}

  static ValidationProblem empty(String at) {
    return new ValidationProblem(
        at,
        "正規表現が空です（1文字以上、今は0文字）。",
        "The regular expression is empty (at least 1 character, found 0).");
  }

  static ValidationProblem tooWide(String at) {
    return new ValidationProblem(
        at,
        "正規表現の [ ] の範囲が広すぎます（U+1C80〜U+1C88 の文字は使えません）。[a-zぁ-ん一-龠] のように、文字の種類ごとに分けてください。",
        "A range in [ ] is too wide: the letters U+1C80 to U+1C88 cannot be used."
            + " Split it by script, as in [a-zぁ-ん一-龠].");
  }

  static ValidationProblem tooLong(int units, String at) {
    return new ValidationProblem(
        at,
        "正規表現は%d文字までです（今は%d文字）。短くするか、ルールを分けてください。".formatted(RegexSize.MAX_UNITS, units),
        "A regular expression has at most %d characters (found %d). Shorten it or use several rules."
            .formatted(RegexSize.MAX_UNITS, units));
  }

  static ValidationProblem nested(String at) {
    return new ValidationProblem(
        at,
        "回数指定のくり返し {n} の中に、別の {n} は書けません（0個まで、今は1個以上）。* か + を使うか、書き下してください。",
        "A counted repeat {n} cannot stand inside another (at most 0, found 1 or more)."
            + " Use * or +, or write it out.");
  }

  static ValidationProblem tooLarge(long size, String at) {
    return new ValidationProblem(
        at,
        "正規表現が複雑すぎます（%d命令まで、今は約%d）。くり返しの回数を減らしてください。".formatted(RegexSize.MAX_PROGRAM, size),
        "The regular expression is too complex (at most %d instructions, found about %d). Lower the repeat counts."
            .formatted(RegexSize.MAX_PROGRAM, size));
  }

  static ValidationProblem syntax(String description, String at) {
    return new ValidationProblem(
        at,
        "正規表現として読めません（%s）。括弧やくり返しの書き方を確かめてください。".formatted(description),
        "This is not a regular expression that can be read (%s). Check brackets and repeats."
            .formatted(description));
  }

  static ValidationProblem lost(String character, String at) {
    return new ValidationProblem(
        at,
        "「%s」は照合の前に「%s」に置き換わるため、一致しません。置き換え後の形で書いてください。"
            .formatted(character, TextNormalizer.fold(character)),
        "\"%s\" becomes \"%s\" before matching, so it finds nothing. Write it in that form."
            .formatted(character, TextNormalizer.fold(character)));
  }
}
