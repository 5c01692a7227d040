package rusuban.local.phone;

import java.util.Optional;
import rusuban.core.Json;

/** Why the shop did what it did. */
public interface Traces {
  /** The decision and its steps for this webhook event, once there are any. */
  Optional<Json> traceOf(String webhookEventId);
}
