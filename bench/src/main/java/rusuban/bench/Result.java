package rusuban.bench;

/** What one part came to. */
record Result(Figures figures, long lost, long doubled) {
  boolean kept() {
    return lost == 0 && doubled == 0;
  }
}
