package planted.settings;

import planted.line.Sender;

/** Breaks: settings alone. */
class UsesLine {
  final Sender sender = new Sender();
}
