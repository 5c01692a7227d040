package planted.core;

/** Breaks: no two files need each other. */
class NeededNeighbour {
  final Class<?> neighbour = NeedsItsNeighbour.class;
}
