package planted.app;

/** A port that writes. */
interface PlantedPort {
  boolean save(String what);
}
