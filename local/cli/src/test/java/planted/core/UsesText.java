package planted.core;

import planted.json.ReadsText;

/** Breaks: JSON values alone. */
class UsesText {
  final ReadsText text = new ReadsText();
}
