package dev.lakeglass.check;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import com.networknt.schema.JsonSchema;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Tools as a request declared them, in the shape of the GenAI conventions, OpenAI, Anthropic,
 * Bedrock, MCP or Gemini.
 */
final class ToolDefinitions {
  private static final List<String> PARAMETERS =
      List.of("parameters", "input_schema", "inputSchema", "parametersJsonSchema", "arguments");
  private static final List<String> WRAPPERS = List.of("function", "toolSpec", "custom");

  private final boolean areReadable;
  private final Map<String, JsonSchema> schemas = new HashMap<>();
  private final Set<String> names = new HashSet<>();
  private final Set<String> invalid = new HashSet<>();

  private ToolDefinitions(JsonNode root, JsonSchemas compiler) {
    if (root.isArray()) {
      root.forEach(tool -> add(tool, compiler));
    } else if (root.path("tools").isArray()) {
      root.get("tools").forEach(tool -> add(tool, compiler));
    } else {
      add(root, compiler);
    }
    areReadable = !names.isEmpty();
  }

  static ToolDefinitions read(String text, JsonSchemas compiler) {
    return new ToolDefinitions(JsonText.of(text).node().orElse(TextNode.valueOf("")), compiler);
  }

  /** False if no tool was found in the text. */
  boolean areReadable() {
    return areReadable;
  }

  boolean has(String name) {
    return names.contains(name);
  }

  boolean hasInvalidParameters(String name) {
    return invalid.contains(name);
  }

  /** Empty if the tool declares no parameters. */
  Optional<JsonSchema> schemaOf(String name) {
    return Optional.ofNullable(schemas.get(name));
  }

  private void add(JsonNode tool, JsonSchemas compiler) {
    for (String declarations : List.of("functionDeclarations", "function_declarations")) {
      tool.path(declarations).forEach(inner -> add(inner, compiler));
    }
    JsonNode definition = unwrap(tool);
    if (!definition.path("name").isTextual()) {
      return;
    }
    String name = definition.get("name").asText();
    names.add(name);
    parameters(definition)
        .ifPresent(
            parameters ->
                compiler
                    .compileNode(parameters)
                    .ifPresentOrElse(schema -> schemas.put(name, schema), () -> invalid.add(name)));
  }

  private static JsonNode unwrap(JsonNode tool) {
    return WRAPPERS.stream().map(tool::path).filter(JsonNode::isObject).findFirst().orElse(tool);
  }

  private static Optional<JsonNode> parameters(JsonNode definition) {
    return PARAMETERS.stream()
        .map(definition::path)
        .filter(JsonNode::isObject)
        .findFirst()
        .map(parameters -> parameters.path("json").isObject() ? parameters.get("json") : parameters)
        .map(parameters -> withLowerCaseTypes(parameters.deepCopy()));
  }

  /** Gemini spells types in capitals: {@code "type": "STRING"}. */
  private static JsonNode withLowerCaseTypes(JsonNode schema) {
    if (schema instanceof ObjectNode object) {
      if (object.path("type").isTextual()) {
        object.put("type", object.get("type").asText().toLowerCase(Locale.ROOT));
      }
      object.forEach(ToolDefinitions::withLowerCaseTypes);
    } else if (schema instanceof ArrayNode array) {
      array.forEach(ToolDefinitions::withLowerCaseTypes);
    }
    return schema;
  }
}
