package planted.json;

import com.fasterxml.jackson.core.JsonFactory;

/** A class for JSON text, which a planted violation uses. */
public class ReadsText {
  final JsonFactory factory = new JsonFactory();
}
