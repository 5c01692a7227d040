package planted.core;

import java.time.Instant;
import java.util.logging.Logger;
import planted.dynamo.Store;

/** Planted violation of: core alone, time, loggers. */
class UsesAnAdapter {
  final Store store = new Store();
  final Instant now = Instant.now();
  final Logger logger = Logger.getLogger("planted");
}
