package planted.line;

import java.time.Clock;
import planted.dynamo.Store;

/** Planted violation of: adapters apart, the clock at the edge only. */
public class Sender {
  final Store store = new Store();
  final Clock clock = Clock.systemUTC();
}
