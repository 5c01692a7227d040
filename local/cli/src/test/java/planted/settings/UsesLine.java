package planted.settings;

import planted.line.Sender;

/** Planted violation of: settings alone. */
public class UsesLine {
  final Sender sender = new Sender();
}
