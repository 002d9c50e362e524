package dev.lakeglass.sample;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.LinkedHashMap;
import java.util.Map;

/** The attributes of a span by name, to be said in other words. */
final class SpanAttributes {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Map<String, Object> values = new LinkedHashMap<>();

  SpanAttributes(Span span) {
    for (int i = 0; i < span.keys().size(); i++) {
      Object value = span.values().get(i);
      values.put(
          span.keys().get(i), value instanceof SerializableString text ? text.getValue() : value);
    }
  }

  Map<String, Object> values() {
    return values;
  }

  boolean has(String name) {
    return values.containsKey(name);
  }

  /** Takes an attribute out; null if it is not there. */
  Object take(String name) {
    return values.remove(name);
  }

  /** Takes an attribute out as text; empty if it is not there. */
  String takeText(String name) {
    Object value = values.remove(name);
    return value == null ? "" : value.toString();
  }

  /** Takes the JSON in an attribute out; a missing node if it is not there. */
  JsonNode takeJson(String name) {
    return json(takeText(name));
  }

  /** Gives an attribute another name, if it is there. */
  void rename(String from, String to) {
    Object value = values.remove(from);
    if (value != null) {
      values.put(to, value);
    }
  }

  void put(String name, Object value) {
    values.put(name, value);
  }

  /** The same span with these attributes. */
  Span on(Span span) {
    return span.saying(values);
  }

  static JsonNode json(String text) {
    try {
      return text.isEmpty() ? MissingNode.getInstance() : JSON.readTree(text);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("The sample wrote JSON that is none", e);
    }
  }

  /** The text of a part: a string as it is, anything else as JSON. */
  static String text(JsonNode node) {
    return node.isTextual() ? node.textValue() : node.toString();
  }
}
