package dev.lakeglass.source;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.lakeglass.span.Rejected;
import java.io.IOException;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Reading JSON within limits, and values out of it whose type nobody promised. */
final class Json {

  /** Text longer than this in one value is refused. */
  private static final int LONGEST_TEXT = 50_000_000;

  private static final int DEEPEST_NESTING = 200;

  private static final JsonFactory FACTORY =
      new TextParser.Factory(
          new JsonFactoryBuilder()
              .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
              .streamReadConstraints(
                  StreamReadConstraints.builder()
                      .maxStringLength(LONGEST_TEXT)
                      .maxNestingDepth(DEEPEST_NESTING)
                      .build()));

  private static final ObjectMapper MAPPER = new ObjectMapper(FACTORY);

  private Json() {}

  /** Why a document is refused that would take more memory or stack than it may. */
  static Rejected beyondLimits(StreamConstraintsException e) {
    boolean isDeep = e.getOriginalMessage().contains("depth");
    return isDeep
        ? new Rejected("too_deep", "nested deeper than " + DEEPEST_NESTING)
        : new Rejected("too_large", "a text or number longer than %,d".formatted(LONGEST_TEXT));
  }

  static JsonParser parser(InputStream document) throws IOException {
    return FACTORY.createParser(document);
  }

  /** A whole document in memory. */
  static JsonNode tree(InputStream document) throws IOException {
    JsonNode tree = MAPPER.readTree(FACTORY.createParser(document));
    return tree == null ? MissingNode.getInstance() : tree;
  }

  /** Whole documents, one after another. */
  static MappingIterator<JsonNode> trees(InputStream documents) throws IOException {
    return MAPPER.readerFor(JsonNode.class).readValues(FACTORY.createParser(documents));
  }

  /** The JSON in a text; empty if it is none. */
  static Optional<JsonNode> tree(String text) {
    try {
      return Optional.ofNullable(MAPPER.readTree(FACTORY.createParser(text)));
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /** The object or array at a field; what a text there holds as JSON. */
  static JsonNode structure(JsonNode node, String field) {
    JsonNode value = node.path(field);
    return value.isTextual()
        ? tree(value.textValue()).filter(JsonNode::isContainerNode).orElse(value)
        : value;
  }

  /**
   * The first of several fields as text; empty for null, for structures' absence, and for the
   * spellings of nothing that logs use.
   */
  static String text(JsonNode node, String... fields) {
    for (String field : fields) {
      JsonNode value = node.path(field);
      if (!value.isMissingNode() && !value.isNull()) {
        String text = value.isTextual() ? value.textValue() : value.toString();
        if (!isNothing(text)) {
          return text;
        }
      }
    }
    return "";
  }

  private static boolean isNothing(String text) {
    return text.isEmpty() || text.equals("-") || text.equals("None") || text.equals("null");
  }

  /** The first of several fields that is a whole number, or one in a text; null otherwise. */
  static Long whole(JsonNode node, String... fields) {
    for (String field : fields) {
      Double number = number(node, field);
      if (number != null && number == Math.rint(number)) {
        return number.longValue();
      }
    }
    return null;
  }

  /** The first of several fields that is a finite number, or one in a text; null otherwise. */
  static Double number(JsonNode node, String... fields) {
    for (String field : fields) {
      JsonNode value = node.path(field);
      Double number = null;
      if (value.isNumber()) {
        number = value.doubleValue();
      } else if (value.isTextual()) {
        number = parse(value.textValue());
      }
      if (number != null && Double.isFinite(number)) {
        return number;
      }
    }
    return null;
  }

  private static Double parse(String text) {
    try {
      return Double.valueOf(text.strip());
    } catch (NumberFormatException e) {
      return null;
    }
  }

  /**
   * An object as attributes, inner objects and lists of objects flattened with dots; a list of
   * scalars stays a list.
   */
  static Map<String, Object> flat(JsonNode object) {
    Map<String, Object> attributes = new LinkedHashMap<>();
    flatten("", object, attributes);
    return attributes;
  }

  private static void flatten(String path, JsonNode node, Map<String, Object> into) {
    if (node.isObject()) {
      node.properties()
          .forEach(
              field ->
                  flatten(
                      path.isEmpty() ? field.getKey() : path + "." + field.getKey(),
                      field.getValue(),
                      into));
    } else if (node.isArray() && node.path(0).isObject()) {
      for (int i = 0; i < node.size(); i++) {
        flatten(path + "." + i, node.path(i), into);
      }
    } else {
      Object value = value(node);
      if (value != null && !path.isEmpty()) {
        into.put(path, value);
      }
    }
  }

  /** A scalar as what attributes hold, a structure as it is; null for null. */
  static Object value(JsonNode node) {
    if (node.isTextual()) {
      return node.textValue();
    }
    if (node.isBoolean()) {
      return node.booleanValue();
    }
    if (node.isIntegralNumber() && node.canConvertToLong()) {
      return node.longValue();
    }
    if (node.isNumber()) {
      return node.doubleValue();
    }
    return node.isMissingNode() || node.isNull() ? null : node;
  }
}
