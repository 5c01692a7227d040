package planted.web;

import planted.line.Sender;

/** Planted violation of: web alone. */
public class CallsLine {
  final Sender sender = new Sender();
}
