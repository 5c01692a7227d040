package planted.webhook;

import planted.followup.Handler;
import planted.local.Phone;

/** Breaks: functions apart, names, nothing knows local; and its package is not null-marked. */
class TickUtils {
  final Handler handler = new Handler();
  final Phone phone = new Phone();
}
