package dev.lakeglass.check;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.AbsoluteIri;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaException;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.PathType;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion.VersionFlag;
import com.networknt.schema.SpecVersionDetector;
import com.networknt.schema.ValidationMessage;
import com.networknt.schema.resource.InputStreamSource;
import java.util.Optional;
import java.util.Set;

/**
 * Compiles JSON Schemas, each distinct text once, and validates with them.
 *
 * <p>Draft 2020-12 unless the schema names another. Nothing is fetched: a reference to a document
 * outside the schema makes it invalid.
 */
final class JsonSchemas {
  private static final int CAPACITY = 512;
  private static final SchemaValidatorsConfig CONFIG =
      SchemaValidatorsConfig.builder().pathType(PathType.JSON_POINTER).failFast(true).build();

  private final BoundedCache<String, Optional<JsonSchema>> schemas = new BoundedCache<>(CAPACITY);

  /** The schema of a text as applications log it, bare or wrapped; empty if it is not valid. */
  Optional<JsonSchema> compile(String text) {
    return schemas.get(
        text, key -> JsonText.of(key).node().map(JsonSchemas::unwrap).flatMap(this::compileNode));
  }

  /** The schema of a node, uncached; empty if it is not valid. */
  Optional<JsonSchema> compileNode(JsonNode schema) {
    if (!schema.isObject() && !schema.isBoolean()) {
      return Optional.empty();
    }
    try {
      VersionFlag version =
          SpecVersionDetector.detectOptionalVersion(schema, true).orElse(VersionFlag.V202012);
      JsonSchemaFactory factory =
          JsonSchemaFactory.getInstance(
              version, builder -> builder.schemaLoaders(loaders -> loaders.add(JsonSchemas::load)));
      JsonSchema meta = factory.getSchema(SchemaLocation.of(version.getId()), CONFIG);
      if (!meta.validate(schema).isEmpty()) {
        return Optional.empty();
      }
      JsonSchema compiled = factory.getSchema(schema, CONFIG);
      compiled.initializeValidators();
      return Optional.of(compiled);
    } catch (JsonSchemaException invalid) {
      return Optional.empty();
    }
  }

  /** What the first violation is, or empty if the value satisfies the schema. */
  static Optional<SchemaViolation> violation(JsonSchema schema, JsonNode value) {
    Set<ValidationMessage> messages = schema.validate(value);
    return messages.stream().findFirst().map(SchemaViolation::of);
  }

  /** {@code response_format} objects carry the schema one or two levels down. */
  private static JsonNode unwrap(JsonNode node) {
    JsonNode inner = node.has("json_schema") ? node.get("json_schema") : node;
    boolean isWrapper = inner.path("schema").isObject() && !inner.has("properties");
    return isWrapper ? inner.get("schema") : inner;
  }

  /** Leaves the meta-schemas in the library's jar to the library and refuses everything else. */
  private static InputStreamSource load(AbsoluteIri iri) {
    if (iri.toString().startsWith("classpath:draft")) {
      return null;
    }
    throw new JsonSchemaException("Cannot load a schema from outside");
  }
}
