package dev.lakeglass.span;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Typed access to attribute values, whichever of their spellings was logged. */
final class Attributes {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Map<String, Object> values;

  Attributes(Map<String, Object> values) {
    this.values = values;
  }

  /** The value as text; null if absent or empty. */
  String text(String name) {
    return asText(values.get(name));
  }

  /** The first of several attributes that has a value; null if none has. */
  String firstText(List<String> names) {
    for (String name : names) {
      String text = text(name);
      if (text != null) {
        return text;
      }
    }
    return null;
  }

  /** The first element of a list, or the value itself; null if absent. */
  String firstElement(String name) {
    Object value = values.get(name);
    if (value instanceof List<?> list) {
      return list.isEmpty() ? null : asText(list.get(0));
    }
    String text = asText(value);
    return text != null && text.startsWith("[")
        ? json(name).map(node -> node.path(0).asText(null)).orElse(text)
        : text;
  }

  /** Null if absent or not a whole number. */
  Long wholeNumber(String name) {
    Object value = values.get(name);
    if (value instanceof Long number) {
      return number;
    }
    Double number = number(name);
    return number == null || number != Math.rint(number) ? null : Long.valueOf(number.longValue());
  }

  /** Null if absent or not a finite number. */
  Double number(String name) {
    Object value = values.get(name);
    if (value instanceof Number number) {
      return finite(number.doubleValue());
    }
    try {
      return value instanceof String text ? finite(Double.parseDouble(text)) : null;
    } catch (NumberFormatException e) {
      return null;
    }
  }

  private static Double finite(double number) {
    return Double.isFinite(number) ? Double.valueOf(number) : null;
  }

  boolean isTrue(List<String> names) {
    return "true".equalsIgnoreCase(firstText(names));
  }

  /** A structured value, or the JSON in a text; empty if absent or no JSON. */
  Optional<JsonNode> json(String name) {
    Object value = values.get(name);
    if (value == null) {
      return Optional.empty();
    }
    try {
      return value instanceof String text
          ? Optional.ofNullable(JSON.readTree(text)).filter(node -> !node.isMissingNode())
          : Optional.of(JSON.valueToTree(value));
    } catch (JsonProcessingException e) {
      return Optional.empty();
    }
  }

  /** A text as it is, anything else as JSON; null for null and for an empty text. */
  static String asText(Object value) {
    if (value instanceof String text) {
      return text.isEmpty() ? null : text;
    }
    if (value == null || value instanceof Boolean || value instanceof Number) {
      return value == null ? null : value.toString();
    }
    return JSON.valueToTree(value).toString();
  }
}
