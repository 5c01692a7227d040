package rusuban.dynamo;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import rusuban.core.Json;
import rusuban.settings.JsonText;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** One item, or a map inside one, read and written by type. */
final class Item {
  /** The attribute by which DynamoDB's time to live removes an item, days late at times. */
  static final String EXPIRES = "expires";

  private final Map<String, AttributeValue> attributes;

  Item() {
    attributes = new HashMap<>();
  }

  Item(Map<String, AttributeValue> attributes) {
    this.attributes = new HashMap<>(attributes);
  }

  static Item at(ItemKey key) {
    return new Item(key.attributes());
  }

  Map<String, AttributeValue> attributes() {
    return attributes;
  }

  AttributeValue map() {
    return AttributeValue.fromM(attributes);
  }

  ItemKey key() {
    return ItemKey.of(attributes);
  }

  boolean has(String name) {
    return attributes.containsKey(name);
  }

  Item put(String name, AttributeValue value) {
    attributes.put(name, value);
    return this;
  }

  Item text(String name, String value) {
    return put(name, string(value));
  }

  Item text(String name, Optional<String> value) {
    value.ifPresent(present -> text(name, present));
    return this;
  }

  Item number(String name, long value) {
    return put(name, numeric(value));
  }

  Item flag(String name, boolean value) {
    return put(name, AttributeValue.fromBool(value));
  }

  Item instant(String name, Instant value) {
    return text(name, value.toString());
  }

  Item instant(String name, Optional<Instant> value) {
    return text(name, value.map(Instant::toString));
  }

  Item messages(String name, List<Json> value) {
    return put(name, json(value));
  }

  Item expires(Instant at) {
    return number(EXPIRES, at.getEpochSecond());
  }

  String text(String name) {
    return get(name).s();
  }

  Optional<String> optionalText(String name) {
    return has(name) ? Optional.of(text(name)) : Optional.empty();
  }

  long number(String name) {
    return Long.parseLong(get(name).n());
  }

  boolean flag(String name) {
    return get(name).bool();
  }

  Instant instant(String name) {
    return Instant.parse(text(name));
  }

  Optional<Instant> optionalInstant(String name) {
    return optionalText(name).map(Instant::parse);
  }

  List<Json> messages(String name) {
    return ((Json.Arr) JsonText.parse(text(name))).items();
  }

  AttributeValue get(String name) {
    var value = attributes.get(name);
    if (value == null) throw new IllegalStateException("an item lacks its attribute " + name);
    return value;
  }

  static AttributeValue string(String value) {
    return AttributeValue.fromS(Keys.wellFormed(value));
  }

  /** How many bytes of an item a text takes. */
  static int bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length;
  }

  static AttributeValue numeric(long value) {
    return AttributeValue.fromN(Long.toString(value));
  }

  /** A time that conditions compare. */
  static AttributeValue time(Instant at) {
    return AttributeValue.fromS(Keys.time(at));
  }

  static AttributeValue json(List<Json> items) {
    return AttributeValue.fromS(JsonText.write(new Json.Arr(items)));
  }
}
