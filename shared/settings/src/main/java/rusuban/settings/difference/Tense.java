package rusuban.settings.difference;

/** Tense of a difference: a draft will change the settings, a version has changed them. */
public enum Tense {
  COMING,
  DONE;

  /** Returns a Japanese verb, given up to its ます. */
  String ja(String stem) {
    return switch (this) {
      case COMING -> stem + "ます";
      case DONE -> stem + "ました";
    };
  }

  /** Returns the English sentence of this tense. */
  String en(String present, String past) {
    return switch (this) {
      case COMING -> present;
      case DONE -> past;
    };
  }
}
