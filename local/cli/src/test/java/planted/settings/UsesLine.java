package planted.settings;

import planted.line.Sender;

/** Planted violation of: settings alone. */
class UsesLine {
  final Sender sender = new Sender();
}
