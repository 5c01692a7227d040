package planted.app;

/** Breaks: predicates change nothing; it writes two calls away, in a lambda. */
record PredicateThatWrites(PlantedPort port) {

  boolean isSaved(String what) {
    return saved(what);
  }

  private boolean saved(String what) {
    java.util.function.BooleanSupplier later = () -> port.save(what);
    return later.getAsBoolean();
  }
}
