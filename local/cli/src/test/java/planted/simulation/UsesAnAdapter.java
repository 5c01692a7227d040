package planted.simulation;

import planted.dynamo.Store;

/** Planted violation of: the simulation knows no adapter. */
class UsesAnAdapter {
  final Store store = new Store();
}
