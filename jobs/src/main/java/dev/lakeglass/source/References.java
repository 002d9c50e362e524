package dev.lakeglass.source;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.lakeglass.span.RawSpan;
import java.io.IOException;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Content that lies in an object of its own and is only referred to: {@code
 * gen_ai.input.messages_ref} and its like, and Bedrock's large bodies.
 *
 * <p>An object is opened only below a configured prefix, whatever the record asks for. What is not
 * there, not allowed, too large or no JSON is counted in attribute {@code
 * lakeglass.dangling_references}; the record stays good.
 */
public final class References {

  /** Attribute with the number of references that led nowhere. */
  public static final String DANGLING = "lakeglass.dangling_references";

  private static final long LARGEST_CONTENT = 16L * 1024 * 1024;
  private static final Map<String, String> MESSAGES =
      Map.of(
          "gen_ai.input.messages_ref", "gen_ai.input.messages",
          "gen_ai.output.messages_ref", "gen_ai.output.messages",
          "gen_ai.system_instructions_ref", "gen_ai.system_instructions",
          "gen_ai.tool.definitions_ref", "gen_ai.tool.definitions");

  private static final String BEDROCK_INPUT = "aws.bedrock.input_body_ref";
  private static final String BEDROCK_OUTPUT = "aws.bedrock.output_body_ref";

  /** Opens an object by its URI. */
  @FunctionalInterface
  public interface Storage {
    InputStream open(String uri) throws IOException;
  }

  private final List<String> prefixes;
  private final Storage storage;

  /**
   * @param prefixes URIs that end with a slash, below which references are followed
   */
  public References(List<String> prefixes, Storage storage) {
    this.prefixes = prefixes.stream().map(References::normal).toList();
    this.storage = storage;
  }

  /** The span with the content it refers to, unless it has that itself. */
  public RawSpan resolve(RawSpan span) {
    boolean refers =
        span.attributes().keySet().stream()
            .anyMatch(name -> MESSAGES.containsKey(name) || isBody(name));
    if (!refers || prefixes.isEmpty()) {
      return span;
    }
    Map<String, Object> attributes = new LinkedHashMap<>(span.attributes());
    long dangling = 0;
    for (Map.Entry<String, Object> attribute : span.attributes().entrySet()) {
      String name = attribute.getKey();
      boolean isWanted =
          isBody(name)
              || (MESSAGES.containsKey(name) && !attributes.containsKey(MESSAGES.get(name)));
      if (isWanted && !add(name, attribute.getValue().toString(), attributes)) {
        dangling++;
      }
    }
    if (dangling > 0) {
      attributes.put(DANGLING, dangling);
    }
    return span.saying(attributes);
  }

  private static boolean isBody(String name) {
    return name.equals(BEDROCK_INPUT) || name.equals(BEDROCK_OUTPUT);
  }

  private boolean add(String name, String uri, Map<String, Object> attributes) {
    if (!isAllowed(uri)) {
      return false;
    }
    try (InputStream stored = storage.open(normal(uri))) {
      ArrayNode documents = documents(stored);
      if (documents.isEmpty()) {
        return false;
      }
      JsonNode content = documents.size() == 1 ? documents.get(0) : documents;
      switch (name) {
        case BEDROCK_INPUT -> ProviderBodies.request(content, attributes);
        case BEDROCK_OUTPUT -> {
          ProviderBodies.response(content, attributes);
          attributes.remove(ProviderBodies.LATENCY_MS);
          attributes.remove("gen_ai.response.model");
        }
        default -> attributes.put(MESSAGES.get(name), content);
      }
      return true;
    } catch (IOException e) {
      return false; // not there, too large or no JSON: counted
    }
  }

  /** One document, or one per line. */
  private static ArrayNode documents(InputStream stored) throws IOException {
    ArrayNode all = JsonNodeFactory.instance.arrayNode();
    InputStream plain = new LimitedStream(Decompression.open(stored), LARGEST_CONTENT);
    try (MappingIterator<JsonNode> values = Json.trees(plain)) {
      while (values.hasNextValue()) {
        all.add(values.nextValue());
      }
    } catch (JsonProcessingException e) {
      throw new IOException("no JSON");
    }
    return all;
  }

  /** The scheme by which Hadoop knows S3. */
  private static String normal(String uri) {
    return uri.startsWith("s3://") ? "s3a://" + uri.substring("s3://".length()) : uri;
  }

  /** Below a prefix as it is written: no way up, no other spelling of a path, no query. */
  boolean isAllowed(String uri) {
    boolean isPlain =
        !uri.contains("..")
            && !uri.contains("%")
            && !uri.contains("\\")
            && uri.indexOf("//", uri.indexOf("://") + 3) < 0
            && !uri.contains("?")
            && !uri.contains("#");
    return isPlain && prefixes.stream().anyMatch(normal(uri)::startsWith);
  }
}
