package dev.lakeglass.report;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;

/** JSON as files and as data blocks within a page. */
final class Json {
  private static final ObjectMapper MAPPER =
      new ObjectMapper()
          .enable(JsonGenerator.Feature.WRITE_BIGDECIMAL_AS_PLAIN)
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);

  private Json() {}

  static ObjectNode object() {
    return MAPPER.createObjectNode();
  }

  static String pretty(JsonNode node) {
    try {
      return MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(node) + "\n";
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("Cannot write JSON of a report", e);
    }
  }

  /** A text made readable if it is JSON, unchanged if it is not. */
  static String prettyOrSame(String text) {
    try {
      JsonNode node = MAPPER.readTree(text);
      return node.isContainerNode()
          ? MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(node)
          : text;
    } catch (JsonProcessingException e) {
      return text;
    }
  }

  static JsonNode read(byte[] content) throws IOException {
    return MAPPER.readTree(content);
  }

  /**
   * For a script element of type application/json: no {@code <} or {@code >}, so no text can end
   * the element or open a comment, and no line separators.
   */
  static String block(JsonNode node) {
    return node.toString()
        .replace("&", "\\u0026")
        .replace("<", "\\u003c")
        .replace(">", "\\u003e")
        .replace("\u2028", "\\u2028")
        .replace("\u2029", "\\u2029");
  }
}
