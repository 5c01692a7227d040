package planted.json;

import planted.settings.UsesLine;

/** Breaks: json alone. */
class UsesSettings {
  final Class<?> settings = UsesLine.class;
}
