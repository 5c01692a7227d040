package rusuban.core.settings;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import rusuban.json.CanonicalJson;
import rusuban.json.Json;

/**
 * The sections of a settings document. Together they hold all of it. A message that the document
 * lacks, such as the busy notice, has no section.
 *
 * @param contents the content of each section, in the order of the console's menu
 */
public record DocumentSections(SequencedMap<SettingsSection, Json> contents) {
  /** The hash of a section that the document lacks. */
  public static final String ABSENT = "";

  private static final String HOURS = "responseHours";
  private static final String RULES = "keywordRules";
  private static final String FOLLOW_UPS = "followUps";

  /** The sections that are one field of the document. */
  private static final SequencedMap<String, SettingsSection> FIELDS = fields();

  public DocumentSections {
    contents = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(contents));
  }

  private static SequencedMap<String, SettingsSection> fields() {
    var fields = new LinkedHashMap<String, SettingsSection>();
    fields.put(HOURS, SettingsSection.HOURS);
    fields.put("greeting", SettingsSection.GREETING);
    fields.put("closedNotice", SettingsSection.CLOSED_NOTICE);
    fields.put("busyNotice", SettingsSection.BUSY_NOTICE);
    fields.put("defaultReply", SettingsSection.DEFAULT_REPLY);
    return fields;
  }

  /**
   * Divides a document that has passed every check.
   *
   * @throws IllegalArgumentException if two rules or two follow-ups share an id, or one has none
   */
  public static DocumentSections of(Json.Obj document) {
    var contents = new LinkedHashMap<SettingsSection, Json>();
    FIELDS.forEach(
        (name, section) -> document.get(name).ifPresent(json -> contents.put(section, json)));
    divide(document, RULES, SettingsSection.Kind.RULE, SettingsSection.RULE_ORDER, contents);
    divide(
        document,
        FOLLOW_UPS,
        SettingsSection.Kind.FOLLOW_UP,
        SettingsSection.FOLLOW_UP_ORDER,
        contents);
    contents.put(
        SettingsSection.POLICIES,
        document.without(
            name -> FIELDS.containsKey(name) || name.equals(RULES) || name.equals(FOLLOW_UPS)));
    return new DocumentSections(contents);
  }

  private static void divide(
      Json.Obj document,
      String field,
      SettingsSection.Kind kind,
      SettingsSection order,
      SequencedMap<SettingsSection, Json> contents) {
    var ids = new ArrayList<Json>();
    var items = document.get(field).orElse(new Json.Arr(List.of()));
    for (var item : items instanceof Json.Arr(var all) ? all : List.<Json>of()) {
      var id = item instanceof Json.Obj object ? object.text("id").orElse("") : "";
      if (contents.put(new SettingsSection(kind, id), item) != null)
        throw new IllegalArgumentException("two of the id \"" + id + "\" in " + field);
      ids.add(Json.str(id));
    }
    contents.put(order, new Json.Arr(ids));
  }

  /** Returns the content of a section. */
  public Optional<Json> content(SettingsSection section) {
    return Optional.ofNullable(contents.get(section));
  }

  /** Returns the hash of a section's content, or {@link #ABSENT}. */
  public String hash(SettingsSection section) {
    return content(section).map(DocumentSections::hash).orElse(ABSENT);
  }

  /** Returns the SHA-256 of the content's canonical text, in hexadecimal digits. */
  public static String hash(Json content) {
    try {
      var sha256 = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(sha256.digest(CanonicalJson.of(content).getBytes(UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  /** Returns the sections that differ: those of this document first, then those it lacks. */
  public Set<SettingsSection> changedIn(DocumentSections other) {
    var changed = new LinkedHashSet<SettingsSection>();
    for (var sections : List.of(contents.keySet(), other.contents.keySet()))
      for (var section : sections)
        if (!content(section).equals(other.content(section))) changed.add(section);
    return changed;
  }

  /** Returns the sections alone: their contents are messages. */
  @Override
  public String toString() {
    return "DocumentSections" + contents.keySet();
  }
}
