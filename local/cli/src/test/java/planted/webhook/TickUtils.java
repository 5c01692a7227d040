package planted.webhook;

import planted.followup.Handler;
import planted.local.Phone;

/** Planted violation of: functions apart, names, nothing knows local, null-marked packages. */
class TickUtils {
  final Handler handler = new Handler();
  final Phone phone = new Phone();
}
