package dev.lakeglass.source;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * What can be seen of a document before it is read: enough to tell its format.
 *
 * @param keys names of the fields, those of inner objects behind their path ({@code
 *     data.spans.traceID}; arrays add nothing); empty unless it is JSON
 * @param text the first characters
 */
record DocumentStart(Encoding encoding, Set<String> keys, String text) {
  private static final JsonFactory JSON = new JsonFactory();
  private static final int DEEPEST_KEYS = 4;
  private static final int MOST_KEYS = 400;

  enum Encoding {
    JSON,
    PROTOBUF,
    TEXT
  }

  static DocumentStart of(byte[] start) {
    if (OtlpProtobuf.isLikely(start)) {
      return new DocumentStart(Encoding.PROTOBUF, Set.of(), "");
    }
    String text = new String(start, StandardCharsets.UTF_8);
    boolean isObject = text.stripLeading().startsWith("{");
    return isObject
        ? new DocumentStart(Encoding.JSON, keys(start), text)
        : new DocumentStart(Encoding.TEXT, Set.of(), text);
  }

  /** What could be seen if the first key of an object were all that is known. */
  static DocumentStart ofKey(String key) {
    return new DocumentStart(Encoding.JSON, Set.of(key), "");
  }

  boolean has(String... wanted) {
    for (String key : wanted) {
      if (!keys.contains(key)) {
        return false;
      }
    }
    return true;
  }

  boolean hasAny(String... wanted) {
    for (String key : wanted) {
      if (keys.contains(key)) {
        return true;
      }
    }
    return false;
  }

  /** Whether any path ends with these names. */
  boolean endsWithAny(String end) {
    return keys.stream().anyMatch(key -> key.equals(end) || key.endsWith("." + end));
  }

  private static Set<String> keys(byte[] start) {
    Set<String> keys = new LinkedHashSet<>();
    try (JsonParser peek = JSON.createParser(start)) {
      if (peek.nextToken() == JsonToken.START_OBJECT) {
        object(peek, "", 1, keys);
      }
    } catch (IOException e) {
      return keys; // cut off, or broken: what was seen before may do
    }
    return keys;
  }

  private static void object(JsonParser peek, String path, int depth, Set<String> keys)
      throws IOException {
    while (peek.nextToken() == JsonToken.FIELD_NAME) {
      String key = path + peek.currentName();
      if (path.isEmpty() || keys.size() < MOST_KEYS) {
        keys.add(key);
      }
      peek.nextToken();
      value(peek, key + ".", depth, keys);
    }
  }

  private static void value(JsonParser peek, String path, int depth, Set<String> keys)
      throws IOException {
    if (depth == DEEPEST_KEYS || keys.size() >= MOST_KEYS) {
      peek.skipChildren();
    } else if (peek.currentToken() == JsonToken.START_OBJECT) {
      object(peek, path, depth + 1, keys);
    } else if (peek.currentToken() == JsonToken.START_ARRAY) {
      while (peek.nextToken() != JsonToken.END_ARRAY && peek.currentToken() != null) {
        value(peek, path, depth, keys);
      }
    }
  }
}
