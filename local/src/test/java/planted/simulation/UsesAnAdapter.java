package planted.simulation;

import planted.dynamo.Store;

/** Breaks: the simulation knows no adapter. */
class UsesAnAdapter {
  final Store store = new Store();
}
