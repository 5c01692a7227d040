package planted.core;

/** Breaks: no two files need each other. */
class NeedsItsNeighbour {
  final Object neighbour = new NeededNeighbour();
}
