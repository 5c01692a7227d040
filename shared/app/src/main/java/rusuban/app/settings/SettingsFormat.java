package rusuban.app.settings;

import java.util.List;
import java.util.function.Function;
import rusuban.core.ValidationProblem;
import rusuban.json.Json;

/**
 * The text form of settings documents and its check, as functions. The module that has them knows
 * JSON text, which use cases do not.
 *
 * @param parse reads a document that has passed every check
 * @param write writes a document so that a person can read it
 * @param problems returns the reasons why a document cannot go live
 */
public record SettingsFormat(
    Function<String, Json.Obj> parse,
    Function<Json.Obj, String> write,
    Function<String, List<ValidationProblem>> problems) {}
