package dev.lakeglass.source;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Attribute lists and values of the OTLP JSON encoding. */
final class OtlpAttributes {
  private OtlpAttributes() {}

  /**
   * Reads {@code [{"key":…,"value":{…}},…]} at the current token; of a key that stands twice the
   * last value wins, null values are left out.
   */
  static Map<String, Object> read(JsonParser parser) throws IOException {
    Map<String, Object> attributes = new LinkedHashMap<>();
    if (parser.currentToken() != JsonToken.START_ARRAY) {
      parser.skipChildren();
      return attributes;
    }
    while (nextObject(parser)) {
      readKeyValue(parser, attributes);
    }
    return attributes;
  }

  /** Moves to the next object of an array, past anything else; false at the end of the array. */
  static boolean nextObject(JsonParser parser) throws IOException {
    for (JsonToken token = parser.nextToken();
        token != JsonToken.END_ARRAY;
        token = parser.nextToken()) {
      if (token == JsonToken.START_OBJECT) {
        return true;
      }
      parser.skipChildren();
    }
    return false;
  }

  private static void readKeyValue(JsonParser parser, Map<String, Object> attributes)
      throws IOException {
    String key = "";
    Optional<Object> value = Optional.empty();
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String field = parser.currentName();
      JsonToken token = parser.nextToken();
      if (field.equals("key") && token.isScalarValue()) {
        key = parser.getValueAsString("");
      } else if (field.equals("value") && token == JsonToken.START_OBJECT) {
        value = anyValue(parser);
      } else {
        parser.skipChildren();
      }
    }
    if (!key.isEmpty() && value.isPresent()) {
      attributes.put(key, value.get());
    }
  }

  /** The one-of {@code AnyValue} whose object starts at the current token; empty for null. */
  static Optional<Object> anyValue(JsonParser parser) throws IOException {
    Optional<Object> value = Optional.empty();
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String type = camelCase(parser.currentName());
      JsonToken token = parser.nextToken();
      boolean isStructured = type.equals("arrayValue") || type.equals("kvlistValue");
      if (token == JsonToken.VALUE_NULL || isStructured != (token == JsonToken.START_OBJECT)) {
        parser.skipChildren();
        continue;
      }
      switch (type) {
        case "stringValue", "bytesValue" -> value = Optional.ofNullable(parser.getValueAsString());
        case "boolValue" -> value = Optional.of(parser.getValueAsBoolean());
        case "intValue" -> value = Optional.of(int64(parser));
        case "doubleValue" -> value = Optional.of(float64(parser));
        case "arrayValue" -> value = Optional.of(array(parser));
        case "kvlistValue" -> value = Optional.of(keyValueList(parser));
        default -> parser.skipChildren();
      }
    }
    return value;
  }

  private static List<Object> array(JsonParser parser) throws IOException {
    List<Object> values = new ArrayList<>();
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      if (parser.nextToken() != JsonToken.START_ARRAY) {
        parser.skipChildren();
        continue;
      }
      while (nextObject(parser)) {
        anyValue(parser).ifPresent(values::add);
      }
    }
    return values;
  }

  private static Map<String, Object> keyValueList(JsonParser parser) throws IOException {
    Map<String, Object> values = new LinkedHashMap<>();
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      parser.nextToken();
      values.putAll(read(parser));
    }
    return values;
  }

  /** A 64-bit integer as a decimal string or a number; 0 if it is neither. */
  static long int64(JsonParser parser) throws IOException {
    return switch (parser.currentToken()) {
      case VALUE_NUMBER_INT ->
          parser.getNumberType() == JsonParser.NumberType.BIG_INTEGER ? 0 : parser.getLongValue();
      case VALUE_NUMBER_FLOAT -> (long) parser.getDoubleValue();
      case VALUE_STRING -> parse(parser.getText());
      default -> {
        parser.skipChildren();
        yield 0;
      }
    };
  }

  private static long parse(String text) {
    try {
      return Long.parseLong(text);
    } catch (NumberFormatException e) {
      return 0;
    }
  }

  private static double float64(JsonParser parser) throws IOException {
    if (parser.currentToken() != JsonToken.VALUE_STRING) {
      return parser.getValueAsDouble();
    }
    try {
      return Double.parseDouble(parser.getText());
    } catch (NumberFormatException e) {
      return Double.NaN;
    }
  }

  /** {@code resource_spans} as {@code resourceSpans}: some writers keep the names of the proto. */
  static String camelCase(String name) {
    if (name.indexOf('_') < 0) {
      return name;
    }
    StringBuilder camel = new StringBuilder();
    for (int i = 0; i < name.length(); i++) {
      boolean joins = name.charAt(i) == '_' && i + 1 < name.length();
      camel.append(joins ? Character.toUpperCase(name.charAt(++i)) : name.charAt(i));
    }
    return camel.toString();
  }
}
