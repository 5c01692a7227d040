package rusuban.dynamo.item;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import rusuban.json.Json;
import rusuban.json.JsonText;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** One item, or a map inside one, read and written by type. */
public final class ItemAttributes {
  /** The attribute by which DynamoDB's time to live removes an item, days late at times. */
  public static final String EXPIRES = "expires";

  private final Map<String, AttributeValue> attributes;

  ItemAttributes() {
    attributes = new HashMap<>();
  }

  public ItemAttributes(Map<String, AttributeValue> attributes) {
    this.attributes = new HashMap<>(attributes);
  }

  public static ItemAttributes at(ItemKey key) {
    return new ItemAttributes(key.attributes());
  }

  public Map<String, AttributeValue> attributes() {
    return attributes;
  }

  public AttributeValue map() {
    return AttributeValue.fromM(attributes);
  }

  public ItemKey key() {
    return ItemKey.of(attributes);
  }

  public boolean has(String name) {
    return attributes.containsKey(name);
  }

  public ItemAttributes put(String name, AttributeValue value) {
    attributes.put(name, value);
    return this;
  }

  public ItemAttributes text(String name, String value) {
    return put(name, string(value));
  }

  public ItemAttributes text(String name, Optional<String> value) {
    value.ifPresent(present -> text(name, present));
    return this;
  }

  public ItemAttributes number(String name, long value) {
    return put(name, numeric(value));
  }

  ItemAttributes binary(String name, byte[] value) {
    return put(name, AttributeValue.fromB(SdkBytes.fromByteArray(value)));
  }

  public ItemAttributes texts(String name, List<String> values) {
    return put(name, AttributeValue.fromL(values.stream().map(ItemAttributes::string).toList()));
  }

  ItemAttributes flag(String name, boolean value) {
    return put(name, AttributeValue.fromBool(value));
  }

  public ItemAttributes instant(String name, Instant value) {
    return text(name, value.toString());
  }

  ItemAttributes instant(String name, Optional<Instant> value) {
    return text(name, value.map(Instant::toString));
  }

  ItemAttributes messages(String name, List<Json> value) {
    return put(name, json(value));
  }

  public ItemAttributes expires(Instant at) {
    return number(EXPIRES, at.getEpochSecond());
  }

  public String text(String name) {
    return get(name).s();
  }

  public Optional<String> optionalText(String name) {
    return has(name) ? Optional.of(text(name)) : Optional.empty();
  }

  byte[] binary(String name) {
    return get(name).b().asByteArrayUnsafe();
  }

  /** Returns the texts of a list; none if it is missing. */
  public List<String> texts(String name) {
    return has(name) ? get(name).l().stream().map(AttributeValue::s).toList() : List.of();
  }

  public long number(String name) {
    return Long.parseLong(get(name).n());
  }

  public boolean flag(String name) {
    return get(name).bool();
  }

  public Instant instant(String name) {
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

  public static AttributeValue string(String value) {
    return AttributeValue.fromS(TableKeys.wellFormed(value));
  }

  /** Returns the bytes that a text takes in an item. */
  public static int bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length;
  }

  public static AttributeValue numeric(long value) {
    return AttributeValue.fromN(Long.toString(value));
  }

  /** Returns a time in the form that conditions compare. */
  public static AttributeValue time(Instant at) {
    return AttributeValue.fromS(TableKeys.time(at));
  }

  public static AttributeValue json(List<Json> items) {
    return AttributeValue.fromS(JsonText.write(new Json.Arr(items)));
  }
}
